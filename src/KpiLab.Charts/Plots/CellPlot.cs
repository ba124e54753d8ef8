namespace KpiLab.Charts.Plots;

/// <summary>A cell of a heat map.</summary>
/// <param name="Value">What colours it; null for a cell that is not shown, which is hatched.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Hover">What is said of it, encoded.</param>
internal sealed record PlotCell(double? Value, string Text, string Hover);

/// <summary>A heat map, drawn with bars of one unit so that the basic bundle of plotly.js suffices and cells can be hatched.</summary>
internal static class CellPlot
{
    private const double Gap = 0.04;

    /// <summary>A cell per row and column; null where there is none.</summary>
    public static Plot Of(
        ChartOptions options, string title, string description, IReadOnlyList<string> rows, IReadOnlyList<string> columns, string rowTitle, string columnTitle, Func<int, int, PlotCell?> cellAt, bool warm)
    {
        var palette = Palette.Of(options.Theme);
        var cells = (from row in Enumerable.Range(0, rows.Count) from column in Enumerable.Range(0, columns.Count) let cell = cellAt(row, column) where cell is not null select (row, column, cell)).ToArray();
        double[] values = [.. cells.Select(c => c.cell.Value).OfType<double>()];
        var trace = PlotlyObject.Trace(
            "bar",
            ("x", cells.Select(c => (double)c.column).ToArray()),
            ("base", cells.Select(c => c.row - 0.5 + Gap).ToArray()),
            ("y", cells.Select(_ => 1 - 2 * Gap).ToArray()),
            ("width", 1 - 2 * Gap),
            ("text", cells.Select(c => PlotText.Encode(c.cell.Text)).ToArray()),
            ("textposition", "inside"), ("insidetextanchor", "middle"), ("textangle", 0),
            ("insidetextfont", PlotlyObject.Node(("color", palette.Ink), ("size", 12))),
            ("hovertext", cells.Select(c => c.cell.Hover).ToArray()), ("hoverinfo", "text"),
            ("marker", PlotlyObject.Node(
                ("color", cells.Select(c => c.cell.Value is null ? (object)palette.Background : PlotlyObject.Round(c.cell.Value)!).ToArray()),
                ("colorscale", new object[] { new object[] { 0, warm ? palette.WarmLow : palette.CellLow }, new object[] { 1, warm ? palette.WarmHigh : palette.CellHigh } }),
                ("cmin", PlotlyObject.Round(values.DefaultIfEmpty(0).Min())), ("cmax", PlotlyObject.Round(values.Length == 0 || values.Max() <= values.Min() ? values.DefaultIfEmpty(0).Min() + 1 : values.Max())),
                ("pattern", PlotlyObject.Node(("shape", cells.Select(c => c.cell.Value is null ? "/" : "").ToArray()), ("fgcolor", palette.Quiet), ("size", 6), ("solidity", 0.25))))));
        string[] head = [rowTitle, .. columns];
        return new Plot
        {
            Title = title,
            Description = description,
            Table = new(head, [.. rows.Select((name, row) => (IReadOnlyList<string>)[name, .. columns.Select((_, column) => cellAt(row, column)?.Text ?? "")])]),
            Language = options.Language,
            Palette = palette,
            Traces = [trace],
            X = PlotAxis.Names(columns, columnTitle),
            Y = PlotAxis.Names(rows, rowTitle, reversed: true),
            Height = 80 + 30 * Math.Max(3, rows.Count),
        };
    }
}
