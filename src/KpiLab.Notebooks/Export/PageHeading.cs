namespace KpiLab.Notebooks.Export;

/// <summary>A heading of the page, for its table of contents.</summary>
/// <param name="Level">1 for the title, 2 for a section, and so on.</param>
/// <param name="Id">The anchor.</param>
/// <param name="Text">The words, not encoded.</param>
internal sealed record PageHeading(int Level, string Id, string Text);
