using System.Text.Json;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Jupyter.Messages;

/// <summary>Asks to run a cell.</summary>
internal sealed record ExecuteRequest
{
    public string Code
    {
        get;
        // A client may send null.
        init => field = value ?? "";
    } = "";

    public bool Silent { get; init; }

    public bool StoreHistory { get; init; } = true;

    public Dictionary<string, string>? UserExpressions { get; init; }

    public bool AllowStdin { get; init; } = true;

    public bool StopOnError { get; init; } = true;
}

/// <summary>The cell ran to its end.</summary>
internal sealed record ExecuteReply(string Status, int ExecutionCount, Dictionary<string, JsonElement> UserExpressions, IReadOnlyList<JsonElement> Payload);

/// <summary>The request failed.</summary>
internal sealed record ErrorReply(string Status, int ExecutionCount, string Ename, string Evalue, IReadOnlyList<string> Traceback);

/// <summary>The cell was not run, because one before it failed.</summary>
internal sealed record AbortedReply(string Status, int ExecutionCount);

/// <summary>The code that runs, for the other clients.</summary>
internal sealed record ExecuteInputContent(string Code, int ExecutionCount);

/// <summary>The value of a cell.</summary>
internal sealed record ExecuteResultContent(int ExecutionCount, MimeBundle Data, JsonElement Metadata);

/// <summary>Asks the client for a line.</summary>
internal sealed record InputRequestContent(string Prompt, bool Password);

/// <summary>The value of an expression beside the cell.</summary>
internal sealed record ExpressionValue(string Status, MimeBundle Data, JsonElement Metadata);
