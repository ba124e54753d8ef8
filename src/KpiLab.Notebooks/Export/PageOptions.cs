namespace KpiLab.Notebooks.Export;

/// <summary>How a page is written.</summary>
public sealed record PageOptions
{
    /// <summary>The folder against which pictures in Markdown resolve, and outside which none is taken; null for no pictures from files.</summary>
    public string? Folder { get; init; }

    /// <summary>The title where the notebook has no heading of its own.</summary>
    public string Title { get; init; } = "Notebook";

    /// <summary>Language of the page's own words and of the document: en or nl.</summary>
    public string Language { get; init; } = "en";
}
