using System.Text.Json;
using KpiLab.Notebooks.Jupyter.Messages;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Answers questions about code, also while a cell runs.</summary>
internal sealed class CodeHandler(CSharpSession session) : IRequestHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public IReadOnlyList<string> Types => ["complete_request", "inspect_request", "is_complete_request"];

    public async Task HandleAsync(Request request)
    {
        var asked = request.Content<CodeRequest>();
        using var patience = new CancellationTokenSource(Patience);
        switch (request.Message.Header.MsgType)
        {
            case "complete_request":
                request.Reply(await CompleteAsync(asked, patience.Token).ConfigureAwait(false));
                break;
            case "inspect_request":
                var found = await session.InspectAsync(asked.Code, UnicodeText.Index(asked.Code, asked.CursorPos), patience.Token).ConfigureAwait(false);
                request.Reply(new InspectReply("ok", found is not null, found, KernelWire.EmptyObject));
                break;
            default:
                var (state, indent) = session.IsComplete(asked.Code);
                request.Reply(new IsCompleteReply(state.ToString().ToLowerInvariant(), indent));
                break;
        }
    }

    private async Task<CompleteReply> CompleteAsync(CodeRequest asked, CancellationToken cancel)
    {
        var list = await session.CompleteAsync(asked.Code, UnicodeText.Index(asked.Code, asked.CursorPos), cancel).ConfigureAwait(false);
        var start = UnicodeText.Position(asked.Code, list.Start);
        var end = UnicodeText.Position(asked.Code, list.End);
        // The types beside the matches, where front ends have agreed to look for them.
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("_jupyter_types_experimental");
            foreach (var item in list.Items)
            {
                json.WriteStartObject();
                json.WriteString("text", item.Text);
                json.WriteString("type", item.Kind);
                json.WriteString("signature", item.Signature);
                json.WriteNumber("start", start);
                json.WriteNumber("end", end);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        using var metadata = JsonDocument.Parse(buffer.ToArray());
        return new("ok", [.. list.Items.Select(item => item.Text)], start, end, metadata.RootElement.Clone());
    }
}
