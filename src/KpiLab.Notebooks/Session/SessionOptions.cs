namespace KpiLab.Notebooks.Session;

/// <summary>How a C# session is set up.</summary>
public sealed record SessionOptions
{
    /// <summary>Folder against which <c>#r</c> and <c>#!import</c> resolve; null for the current directory of the process.</summary>
    /// <remarks>The session does not change the current directory of the process: that belongs to its host.</remarks>
    public string? WorkingDirectory { get; init; }

    /// <summary>Folder of restored packages; null for a folder in the user's cache.</summary>
    public string? PackageFolder { get; init; }

    /// <summary>Rows of a table shown before the rest is counted as hidden.</summary>
    public int RowLimit { get; init; } = 20;

    /// <summary>Whether the first chart brings plotly.js to the page, 3.6 MB; a writer of documents that brings it itself needs none.</summary>
    public bool EmbedPlotly { get; init; }
}
