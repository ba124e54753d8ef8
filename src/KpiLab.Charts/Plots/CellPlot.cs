using Plotly.NET;

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
        var cells = (from row in Enumerable.Range(0, rows.Count) from column in Enumerable.Range(0, columns.Count) let cell = cellAt(row, column) where cell is not null select (Row: row, Column: column, Cell: cell)).ToArray();
        var shown = cells.Where(c => c.Cell.Value is not null).ToArray();
        var hidden = cells.Where(c => c.Cell.Value is null).ToArray();
        var (low, high) = (shown.Select(c => c.Cell.Value!.Value).DefaultIfEmpty(0).Min(), shown.Select(c => c.Cell.Value!.Value).DefaultIfEmpty(1).Max());
        var colours = PlotlyObject.Node(
            ("color", PlotlyObject.Numbers(shown.Select(c => c.Cell.Value))),
            ("colorscale", new object[] { new object[] { 0, warm ? palette.WarmLow : palette.CellLow }, new object[] { 1, warm ? palette.WarmHigh : palette.CellHigh } }),
            ("cmin", PlotlyObject.Round(low)), ("cmax", PlotlyObject.Round(high > low ? high : low + 1)));
        var hatched = PlotlyObject.Node(
            ("color", palette.Quiet),
            ("pattern", PlotlyObject.Node(("shape", "/"), ("fgcolor", palette.Quiet), ("bgcolor", palette.Background), ("size", 7), ("solidity", 0.2))));
        string[] head = [rowTitle, .. columns];
        return new Plot
        {
            Title = title,
            Description = description,
            Table = new(head, [.. rows.Select((name, row) => (IReadOnlyList<string>)[name, .. columns.Select((_, column) => cellAt(row, column)?.Text ?? "")])]),
            Language = options.Language,
            Palette = palette,
            Traces = hidden.Length == 0 ? [Cells(shown, colours, palette)] : [Cells(shown, colours, palette), Cells(hidden, hatched, palette)],
            BarMode = "overlay",
            X = PlotAxis.Names(columns, columnTitle),
            Y = PlotAxis.Names(rows, rowTitle, reversed: true),
            Height = 80 + 30 * Math.Max(3, rows.Count),
        };
    }

    private static Trace Cells((int Row, int Column, PlotCell Cell)[] cells, object marker, Palette palette) => PlotlyObject.Trace(
        "bar",
        ("x", cells.Select(c => (double)c.Column).ToArray()),
        ("base", cells.Select(c => c.Row - 0.5 + Gap).ToArray()),
        ("y", cells.Select(_ => 1 - 2 * Gap).ToArray()),
        ("width", 1 - 2 * Gap),
        ("text", cells.Select(c => PlotText.Encode(c.Cell.Text)).ToArray()),
        ("textposition", "inside"), ("insidetextanchor", "middle"), ("textangle", 0),
        ("insidetextfont", PlotlyObject.Node(("color", palette.Ink), ("size", 12))),
        ("hovertext", cells.Select(c => c.Cell.Hover).ToArray()), ("hoverinfo", "text"),
        ("marker", marker));
}
