using System.Text.Json;
using System.Text.Json.Nodes;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Running;

/// <summary>What one cell has shown so far, as a notebook document holds it. Text of one stream is joined; clearing waits where it was asked to.</summary>
/// <remarks>Background work of a cell may add to it after its end, from another thread.</remarks>
internal sealed class CellRecord(Dictionary<string, List<DisplayedOutput>> displays, Lock gate)
{
    private readonly List<DisplayedOutput> outputs = [];
    private bool clearBeforeNext;

    /// <summary>The number in front of the cell.</summary>
    public required int ExecutionCount { get; init; }

    public void Add(CellOutput output)
    {
        lock (gate)
        {
            switch (output)
            {
                case ClearOutput { Wait: true }:
                    clearBeforeNext = true;
                    return;
                case ClearOutput:
                    outputs.Clear();
                    return;
                case DisplayOutput { Update: true, DisplayId: { } id } update:
                    foreach (var shown in displays.GetValueOrDefault(id, []))
                        shown.Content = update;
                    return;
            }

            if (clearBeforeNext)
                outputs.Clear();
            clearBeforeNext = false;
            if (output is StreamOutput more && outputs is [.., { Content: StreamOutput last }] && last.Name == more.Name)
            {
                outputs[^1].Content = last with { Text = last.Text + more.Text };
                return;
            }

            var added = new DisplayedOutput { Content = output };
            outputs.Add(added);
            if (output is DisplayOutput { DisplayId: { } name })
                (displays.TryGetValue(name, out var known) ? known : displays[name] = []).Add(added);
        }
    }

    /// <summary>Takes the place of the error that ended the cell, or follows what was shown.</summary>
    public void SetError(ErrorOutput error)
    {
        lock (gate)
        {
            outputs.RemoveAll(shown => shown.Content is ErrorOutput);
            outputs.Add(new() { Content = error });
        }
    }

    /// <summary>The outputs in the shape of nbformat 4.</summary>
    public IReadOnlyList<JsonElement> Written()
    {
        lock (gate)
            return [.. outputs.Select(shown => JsonSerializer.SerializeToElement(Node(shown.Content)))];
    }

    private JsonObject Node(CellOutput output) => output switch
    {
        StreamOutput stream => new()
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name == StreamName.Stderr ? "stderr" : "stdout",
            ["text"] = stream.Text,
        },
        ResultOutput result => new()
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = ExecutionCount,
            ["data"] = Data(result.Data),
            ["metadata"] = Metadata(result.Data),
        },
        DisplayOutput display => new()
        {
            ["output_type"] = "display_data",
            ["data"] = Data(display.Data),
            ["metadata"] = Metadata(display.Data),
        },
        ErrorOutput error => new()
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new InvalidOperationException($"A notebook document has no place for {output.GetType().Name}."),
    };

    private static JsonObject Data(MimeBundle bundle) => new(bundle.Content.Select(entry =>
        KeyValuePair.Create(entry.Key, MimeBundle.IsJson(entry.Key) ? JsonNode.Parse(entry.Value) : JsonValue.Create(entry.Value))));

    private static JsonNode Metadata(MimeBundle bundle) => bundle.MetadataJson is { } json ? JsonNode.Parse(json)! : new JsonObject();
}

/// <summary>One thing that is shown; an update replaces its content.</summary>
internal sealed class DisplayedOutput
{
    public required CellOutput Content { get; set; }
}
