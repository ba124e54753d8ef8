using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>A published figure in the unit of a result.</summary>
/// <param name="Figure">The median, or what is typical.</param>
/// <param name="Low">The 25th percentile; null where it is not published.</param>
/// <param name="High">The 75th percentile; null where it is not published.</param>
/// <param name="Source">Who published it, and when.</param>
internal sealed record BenchmarkBand(double Figure, double? Low, double? High, string Source)
{
    /// <summary>The band of a match; null where there is none, or where it is about another industry or in another currency.</summary>
    public static BenchmarkBand? Of(BenchmarkMatch? match, Unit unit)
    {
        // A figure of another industry is told in words, with that caution, and not drawn as if it compared.
        if (match is not { Row: { Figure: { } figure } row } || !(match.SameIndustry || row.IsGeneral))
            return null;
        var currency = row.Unit.Split(' ')[0];
        if (unit.Kind == UnitKind.Money && currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) && currency != unit.Currency)
            return null;
        return new(figure * row.Scale, row.P25 * row.Scale, row.P75 * row.Scale, row.Year is { } year ? $"{row.Source} ({year})" : row.Source);
    }

    /// <summary>The band and its line across a plot, along the axis of values.</summary>
    public IEnumerable<object> Shapes(Palette palette, bool valuesOnX)
    {
        var (value, across) = valuesOnX ? ("x", "y") : ("y", "x");
        if (Low is { } low && High is { } high)
        {
            yield return PlotlyObject.Node(
                ("type", "rect"), ("layer", "below"), ("line", PlotlyObject.Node(("width", 0))), ("fillcolor", Palette.Faded(palette.Good)),
                (value + "0", PlotlyObject.Round(low)), (value + "1", PlotlyObject.Round(high)), (across + "ref", "paper"), (across + "0", 0), (across + "1", 1));
        }

        yield return PlotlyObject.Node(
            ("type", "line"), ("line", PlotlyObject.Node(("width", 2), ("dash", "dash"), ("color", palette.Good))),
            (value + "0", PlotlyObject.Round(Figure)), (value + "1", PlotlyObject.Round(Figure)), (across + "ref", "paper"), (across + "0", 0), (across + "1", 1));
    }
}
