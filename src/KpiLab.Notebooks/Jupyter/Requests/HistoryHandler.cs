using System.IO.Enumeration;
using System.Text.Json;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Keeps the cells of this session and answers for them. Earlier sessions are not kept: the notebook is the record.</summary>
internal sealed class HistoryHandler : IRequestHandler
{
    private const int SessionNumber = 1;
    private readonly List<(int Line, string Code, string? Output)> cells = [];

    public IReadOnlyList<string> Types => ["history_request"];

    /// <summary>Remembers a cell.</summary>
    public void Add(int line, string code, string? output)
    {
        lock (cells)
            cells.Add((line, code, output));
    }

    public Task HandleAsync(Request request)
    {
        var asked = request.Content<HistoryRequest>();
        List<(int Line, string Code, string? Output)> all;
        lock (cells)
            all = [.. cells];
        var found = asked.HistAccessType switch
        {
            "range" when asked.Session is 0 or SessionNumber => all.Where(cell => cell.Line >= asked.Start && cell.Line < (asked.Stop ?? int.MaxValue)),
            "range" => [],
            "search" => Search(all, asked),
            _ => all.TakeLast(asked.N ?? all.Count),
        };
        request.Reply(new HistoryReply("ok", [.. found.Select(cell => Entry(cell, asked.Output))]));
        return Task.CompletedTask;
    }

    private static IEnumerable<(int, string, string?)> Search(List<(int Line, string Code, string? Output)> all, HistoryRequest asked)
    {
        var pattern = asked.Pattern ?? "*";
        var matches = all.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false));
        if (asked.Unique)
            matches = matches.Reverse().DistinctBy(cell => cell.Code).Reverse();
        return asked.N is { } count ? matches.TakeLast(count) : matches;
    }

    private static JsonElement Entry((int Line, string Code, string? Output) cell, bool withOutput)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(SessionNumber);
            json.WriteNumberValue(cell.Line);
            if (withOutput)
            {
                json.WriteStartArray();
                json.WriteStringValue(cell.Code);
                json.WriteStringValue(cell.Output);
                json.WriteEndArray();
            }
            else
            {
                json.WriteStringValue(cell.Code);
            }
            json.WriteEndArray();
        }
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }
}
