using KpiLab.Benchmarks;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Measures;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of revenue per employee.</summary>
public static class RevenuePerEmployeeChart
{
    /// <summary>A bar per department with its interval, and the band of a published figure.</summary>
    /// <param name="result">Revenue per employee by one or more columns.</param>
    /// <param name="benchmark">The published figure; null for none.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart BySegment(KpiResult result, BenchmarkMatch? benchmark = null, ChartOptions? options = null) =>
        SegmentPlot.Of(result, options ?? ChartOptions.Default, benchmark).ToChart();

    /// <summary>Revenue, FTE and revenue per FTE as index numbers, the first point 100: which of the two outran the other.</summary>
    /// <remarks>Months and quarters are summed over a year up to each, so that the season does not hide the course, where the data cover half a year more than that.</remarks>
    /// <param name="series">Revenue per employee over time, not split otherwise.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Index(KpiResult series, ChartOptions? options = null) => IndexPlot(series, options ?? ChartOptions.Default).ToChart();

    internal static Plot IndexPlot(KpiResult series, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var rows = series.Rows.Where(r => r is { IsPartial: false, Period: not null, Measurement: { Numerator: not null, Denominator: > 0 } }).OrderBy(r => r.Period).ToArray();
        var year = series.Grain is { Count: 1, Unit: TimeUnit.Month } ? 12 : series.Grain is { Count: 1, Unit: TimeUnit.Quarter } ? 4 : 1;
        var window = rows.Length >= year * 3 / 2 ? year : 1;
        var points = Enumerable.Range(window - 1, Math.Max(0, rows.Length - window + 1))
            .Select(last => (Period: rows[last].Period!.Value, Rows: rows[(last - window + 1)..(last + 1)]))
            .Select(p => (p.Period, Revenue: p.Rows.Sum(r => r.Measurement.Numerator!.Value), Fte: p.Rows.Sum(r => r.Measurement.Denominator!.Value) / p.Rows.Sum(r => r.Period!.Value.Years))).ToArray();
        string[] names = [dutch ? "Omzet" : "Revenue", "FTE", dutch ? "Omzet per fte" : "Revenue per FTE"];
        double Of(int line, int i)
        {
            var (revenue, fte) = (points[i].Revenue / points[0].Revenue, points[i].Fte / points[0].Fte);
            return 100 * (line == 0 ? revenue : line == 1 ? fte : revenue / fte);
        }

        string Percent(double index) => ValueText.Difference((index - 100) / 100, Unit.Percent, language).Replace(new LocalText("percentage points", "procentpunt").In(language), "%", StringComparison.Ordinal);
        var title = points.Length < 2
            ? dutch ? "Te weinig hele perioden voor een verloop van omzet en fte" : "Too few whole periods for a course of revenue and FTE"
            : dutch
                ? $"Omzet {Percent(Of(0, points.Length - 1))}, fte {Percent(Of(1, points.Length - 1))}: {(Of(2, points.Length - 1) < 100 ? "het personeel groeide harder dan de omzet" : "de omzet groeide harder dan het personeel")}"
                : $"Revenue {Percent(Of(0, points.Length - 1))}, FTE {Percent(Of(1, points.Length - 1))}: {(Of(2, points.Length - 1) < 100 ? "headcount outran revenue" : "revenue outran headcount")}";
        string[] dashes = ["solid", "dash", "dot"];
        return new Plot
        {
            Title = title,
            Description = dutch ? "Lijndiagram: omzet, fte en omzet per fte als indexcijfers" : "Line chart: revenue, FTE and revenue per FTE as index numbers",
            Table = new(
                [dutch ? (window > 1 ? "jaar tot en met" : "periode") : window > 1 ? "year up to" : "period", .. names],
                [.. points.Select((p, i) => (IReadOnlyList<string>)[ValueText.Range(p.Period, language), .. Enumerable.Range(0, 3).Select(line => ValueText.Full(Of(line, i), Unit.Index, language))])]),
            Language = language,
            Palette = palette,
            Traces = [.. names.Select((name, line) => PlotlyObject.Trace(
                "scatter", ("mode", "lines"), ("name", name),
                ("x", points.Select(p => PlotAxis.Day(p.Period)).ToArray()), ("y", PlotlyObject.Numbers(points.Select((_, i) => (double?)Of(line, i)))),
                ("line", PlotlyObject.Node(("color", palette.Series[line]), ("width", 2.4), ("dash", dashes[line]))),
                ("hovertext", points.Select((p, i) => PlotText.Lines($"{name}, {ValueText.Range(p.Period, language)}", ValueText.Full(Of(line, i), Unit.Index, language))).ToArray()), ("hoverinfo", "text")))],
            X = PlotAxis.Periods([.. points.Select(p => p.Period)], language),
            Y = new PlotAxis(points.Length == 0 ? "" : (dutch ? "index, " : "index, ") + (window > 1 ? (dutch ? "jaar tot en met " : "year up to ") : "") + ValueText.Range(points[0].Period, language) + " = 100") { TickFormat = ",.0f" },
            Legend = true,
            Height = 320,
        };
    }
}
