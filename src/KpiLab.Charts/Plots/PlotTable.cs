namespace KpiLab.Charts.Plots;

/// <summary>The numbers of a plot as a table, for readers who do not see it.</summary>
/// <param name="Columns">The heads; those from the second on are numbers.</param>
/// <param name="Rows">The cells as text, not encoded.</param>
internal sealed record PlotTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
