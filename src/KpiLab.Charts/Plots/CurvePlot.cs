using Plotly.NET;

namespace KpiLab.Charts.Plots;

/// <summary>A curve over ages.</summary>
/// <param name="Name">Whose it is, not encoded.</param>
/// <param name="X">The ages.</param>
/// <param name="Y">The values.</param>
/// <param name="Hover">What is said of each point, encoded.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<string> Hover)
{
    /// <summary>The limits of each point's interval; null where it has none.</summary>
    public IReadOnlyList<(double Low, double High)?>? Band { get; init; }

    /// <summary>A point to mark, by its place in the lists.</summary>
    public int? Mark { get; init; }
}

/// <summary>Curves over ages in months, told apart by colour and by dash.</summary>
internal static class CurvePlot
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid", "dash"];

    public static Plot Of(ChartOptions options, string title, string description, IReadOnlyList<Curve> curves, PlotAxis x, PlotAxis y, PlotTable table, bool steps = false, IReadOnlyList<object>? shapes = null)
    {
        var palette = Palette.Of(options.Theme);
        var traces = new List<Trace>();
        foreach (var (curve, i) in curves.Take(palette.Series.Count).Select((c, i) => (c, i)))
        {
            var colour = palette.Series[i];
            if (curve.Band is { } band && band.Count(b => b is not null) > 1)
                traces.Add(Band(curve, band, colour, steps));
            traces.Add(PlotlyObject.Trace(
                "scatter",
                ("mode", curve.Mark is null ? "lines" : "lines+markers"), ("name", PlotText.Label(curve.Name)), ("showlegend", curves.Count > 1),
                ("x", PlotlyObject.Numbers(curve.X.Cast<double?>())), ("y", PlotlyObject.Numbers(curve.Y.Cast<double?>())),
                ("line", PlotlyObject.Node(("color", colour), ("width", 2.2), ("dash", Dashes[i]), ("shape", steps ? "hv" : null))),
                ("marker", curve.Mark is not { } mark ? null : PlotlyObject.Node(
                    ("symbol", "diamond"), ("color", colour), ("size", curve.X.Select((_, at) => at == mark ? 12 : 0).ToArray()), ("opacity", 1), ("line", PlotlyObject.Node(("width", 0))))),
                ("hovertext", curve.Hover.ToArray()), ("hoverinfo", "text")));
        }

        return new Plot
        {
            Title = title,
            Description = description,
            Table = table,
            Language = options.Language,
            Palette = palette,
            Traces = traces,
            X = x,
            Y = y,
            Legend = curves.Count > 1,
            Height = 340,
            Shapes = shapes ?? [],
        };
    }

    private static Trace Band(Curve curve, IReadOnlyList<(double Low, double High)?> band, string colour, bool steps)
    {
        int[] known = [.. Enumerable.Range(0, band.Count).Where(i => band[i] is not null)];
        // A filled outline steps twice: forwards along the upper limits, backwards along the lower.
        var upper = known.Select(i => (X: curve.X[i], Y: band[i]!.Value.High)).ToList();
        var lower = known.Select(i => (X: curve.X[i], Y: band[i]!.Value.Low)).ToList();
        if (steps)
        {
            upper = Stepped(upper);
            lower = Stepped(lower);
        }

        lower.Reverse();
        var outline = upper.Concat(lower).ToArray();
        return PlotlyObject.Trace(
            "scatter",
            ("x", PlotlyObject.Numbers(outline.Select(p => (double?)p.X))), ("y", PlotlyObject.Numbers(outline.Select(p => (double?)p.Y))),
            ("mode", "lines"), ("line", PlotlyObject.Node(("width", 0), ("color", colour))), ("fill", "toself"), ("fillcolor", Palette.Faded(colour)),
            ("hoverinfo", "skip"), ("showlegend", false));
    }

    private static List<(double X, double Y)> Stepped(List<(double X, double Y)> points)
    {
        var steps = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count; i++)
        {
            if (i > 0)
                steps.Add((points[i].X, points[i - 1].Y));
            steps.Add(points[i]);
        }

        return steps;
    }

    /// <summary>An axis of ages in months.</summary>
    public static PlotAxis Months(string title, double longest)
    {
        var step = longest <= 15 ? 3 : longest <= 36 ? 6 : 12;
        int[] ticks = [.. Enumerable.Range(0, (int)(longest / step) + 1).Select(i => i * step)];
        return new(title) { Type = "linear", Range = [0, PlotlyObject.Round(longest * 1.02)!.Value], Grid = false, TickValues = [.. ticks.Cast<object>()], TickTexts = [.. ticks.Select(t => $"{t}")] };
    }
}
