namespace KpiLab.Notebooks.Session;

/// <summary>Whether a text can be run as it stands.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>More must follow: a bracket, a string or a statement is open.</summary>
    Incomplete,

    /// <summary>Nothing that may follow makes it right.</summary>
    Invalid,
}

/// <summary>The answer to whether a text can be run.</summary>
/// <param name="State">Whether it can.</param>
/// <param name="Indent">Blanks with which the next line would begin; empty unless incomplete.</param>
public sealed record CompletenessReply(Completeness State, string Indent = "");
