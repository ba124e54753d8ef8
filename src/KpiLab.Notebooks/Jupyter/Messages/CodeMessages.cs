using System.Text.Json;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Jupyter.Messages;

/// <summary>A question about code: completion, inspection, completeness.</summary>
internal sealed record CodeRequest
{
    public string Code
    {
        get;
        // A client may send null.
        init => field = value ?? "";
    } = "";

    /// <summary>The cursor, in characters of Unicode; null for the end.</summary>
    public int? CursorPos { get; init; }
}

/// <summary>Proposals to continue.</summary>
internal sealed record CompleteReply(string Status, IReadOnlyList<string> Matches, int CursorStart, int CursorEnd, JsonElement Metadata);

/// <summary>What stands at the cursor.</summary>
internal sealed record InspectReply(string Status, bool Found, MimeBundle? Data, JsonElement Metadata);

/// <summary>Whether code can be run.</summary>
internal sealed record IsCompleteReply(string Status, string Indent);
