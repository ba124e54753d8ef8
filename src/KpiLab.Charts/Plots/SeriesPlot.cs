using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using Plotly.NET;

namespace KpiLab.Charts.Plots;

/// <summary>The value over time with its interval as a band, one line or one per segment; hollow points are partial periods.</summary>
internal static class SeriesPlot
{
    /// <summary>More lines than this cannot be followed; those with the most data are drawn.</summary>
    public const int MostLines = 6;

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];

    public static Plot Of(KpiResult result, ChartOptions options, string? title = null)
    {
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var name = result.Kpi.Text.Name.In(language);
        var all = result.Rows.GroupBy(r => r.Segment).ToArray();
        var lines = all.OrderByDescending(g => g.Sum(r => r.Measurement.N)).Take(MostLines).OrderBy(g => g.Key).ToArray();
        var periods = result.Rows.Select(r => r.Period!.Value).Distinct().Order().ToArray();
        var largest = result.Rows.Select(r => Math.Abs(r.Measurement.Value ?? 0)).DefaultIfEmpty(1).Max();
        var traces = new List<Trace>();
        for (var i = 0; i < lines.Length; i++)
            traces.AddRange(Line([.. lines[i].OrderBy(r => r.Period)], lines.Length == 1 ? palette.Main : palette.Series[i], Dashes[i], lines.Length > 1, options));
        var left = all.Length - lines.Length;
        // One line has room for the moments at which it turned.
        Turn[] turns = all.Length == 1 && result.Grain is not null ? [.. NewsOrNoise.Of(result, all[0].Key).Turns] : [];
        return new Plot
        {
            Title = (title ?? (all.Length == 1 ? PlotTitles.Series(result, language) : SegmentsTitle(result, lines, language)))
                + (left == 0 ? "" : dutch ? $" ({left} kleinere segmenten staan alleen in de tabel)" : $" ({left} smaller segments are in the table only)"),
            Description = dutch ? $"Lijndiagram: {name} over de tijd, met interval" : $"Line chart: {name} over time, with intervals",
            Table = Tables.OfRows(result, language),
            Language = language,
            Palette = palette,
            Traces = traces,
            X = PlotAxis.Periods(periods, language),
            Y = PlotAxis.Values(PlotAxis.TitleOf(name + Per(result.Grain, language), result.Unit, language), result.Unit, largest, language) with { Range = Extent(result) },
            Legend = lines.Length > 1,
            Height = 320,
            Shapes = [.. turns.Select(turn => TurnLine(turn, palette))],
            Annotations = [.. turns.Select(turn => TurnName(turn, palette, language))],
            TopNote = turns.Length > 0,
        };
    }

    private static DynamicObj.DynamicObj TurnLine(Turn turn, Palette palette) => PlotlyObject.Node(
        ("type", "line"), ("line", PlotlyObject.Node(("width", 1.5), ("dash", "dot"), ("color", palette.Strong))),
        ("x0", PlotAxis.Day(turn.Period)), ("x1", PlotAxis.Day(turn.Period)), ("yref", "paper"), ("y0", 0), ("y1", 1));

    private static DynamicObj.DynamicObj TurnName(Turn turn, Palette palette, Language language) => PlotlyObject.Node(
        ("x", PlotAxis.Day(turn.Period)), ("xanchor", "center"), ("yref", "paper"), ("y", 1), ("yanchor", "bottom"), ("yshift", 2), ("showarrow", false),
        ("font", PlotlyObject.Node(("size", 12), ("color", palette.Strong))),
        ("text", PlotText.Encode((language == Language.Dutch ? "omslag " : "turned ") + ValueText.Range(turn.Period, language))));

    private static IEnumerable<Trace> Line(KpiRow[] rows, string colour, string dash, bool named, ChartOptions options)
    {
        var language = options.Language;
        string[] days = [.. rows.Select(r => PlotAxis.Day(r.Period!.Value))];
        // One band per unbroken run: a period without an interval leaves a gap in it.
        foreach (var run in Runs(rows, r => r.Measurement is { Value: not null, Interval: not null }))
        {
            yield return PlotlyObject.Trace(
                "scatter",
                ("x", run.Select(i => days[i]).Concat(run.Reverse().Select(i => days[i])).ToArray()),
                ("y", PlotlyObject.Numbers(run.Select(i => (double?)rows[i].Measurement.Interval!.High).Concat(run.Reverse().Select(i => (double?)rows[i].Measurement.Interval!.Low)))),
                ("mode", "lines"), ("line", PlotlyObject.Node(("width", 0), ("color", colour))), ("fill", "toself"), ("fillcolor", Palette.Faded(colour)),
                ("hoverinfo", "skip"), ("showlegend", false));
        }

        string Remark(KpiRow row) => row.IsPartial ? new LocalText("the data do not cover the whole period", "de data dekken niet de hele periode").In(language) : "";
        yield return PlotlyObject.Trace(
            "scatter",
            ("x", days),
            ("y", PlotlyObject.Numbers(rows.Select(r => r.Measurement.Value))),
            ("mode", "lines+markers"),
            ("name", PlotText.Label(rows[0].Segment.In(language))),
            ("showlegend", named),
            ("line", PlotlyObject.Node(("color", colour), ("width", 2), ("dash", dash))),
            ("marker", PlotlyObject.Node(
                ("size", 6),
                ("color", rows.Select(r => r.IsPartial ? Palette.Of(options.Theme).Background : colour).ToArray()),
                ("line", PlotlyObject.Node(("width", 1.5), ("color", colour))))),
            ("hovertext", rows.Select(r => PlotText.Hover(
                (named ? r.Segment.In(language) + ", " : "") + ValueText.Range(r.Period!.Value, language), r.Measurement, language, Remark(r))).ToArray()),
            ("hoverinfo", "text"));
    }

    private static IEnumerable<int[]> Runs(KpiRow[] rows, Func<KpiRow, bool> holds)
    {
        var run = new List<int>();
        for (var i = 0; i <= rows.Length; i++)
        {
            if (i < rows.Length && holds(rows[i]))
            {
                run.Add(i);
                continue;
            }

            if (run.Count > 0)
                yield return [.. run];
            run.Clear();
        }
    }

    // The values decide the axis: an interval of few answers may be many times as wide.
    private static double[]? Extent(KpiResult result)
    {
        double[] values = [.. result.Rows.Select(r => r.Measurement.Value).OfType<double>()];
        if (values.Length == 0)
            return null;
        var spread = Math.Max(values.Max() - values.Min(), 0.1 * values.Max(Math.Abs));
        var low = Math.Max(values.Min() - 1.5 * spread, result.Rows.Min(r => r.Measurement.Interval?.Low ?? values.Min()));
        var high = Math.Min(values.Max() + 1.5 * spread, result.Rows.Max(r => r.Measurement.Interval?.High ?? values.Max()));
        low = Math.Min(low, values.Min());
        high = Math.Max(high, values.Max());
        if (low >= 0 && result.Unit.Kind is UnitKind.Fraction or UnitKind.Money && low < 0.7 * high)
            low = 0;
        if (high <= low)
            high = low + 1;
        var space = 0.05 * (high - low);
        return [PlotlyObject.Round(low == 0 ? 0 : low - space)!.Value, PlotlyObject.Round(high + space)!.Value];
    }

    private static string SegmentsTitle(KpiResult result, IGrouping<Segment, KpiRow>[] lines, Language language)
    {
        var name = result.Kpi.Text.Name.In(language);
        var last = lines.Select(line => (line.Key, Row: line.LastOrDefault(r => r is { IsPartial: false, Measurement.Value: not null })))
            .Where(line => line.Row is not null).OrderBy(line => line.Row!.Measurement.Value).ToArray();
        if (last.Length < 2)
            return name;
        var when = ValueText.Range(last[0].Row!.Period!.Value, language);
        string At((Segment Key, KpiRow? Row) line) => $"{ValueText.Short(line.Row!.Measurement, language)} ({line.Key.In(language)})";
        return language == Language.Dutch ? $"{name} in {when}: van {At(last[0])} tot {At(last[^1])}" : $"{name} in {when}: from {At(last[0])} to {At(last[^1])}";
    }

    private static string Per(Period? grain, Language language) => grain is not { } period ? "" : language == Language.Dutch
        ? " per " + (period.Count == 1 ? "" : period.Count + " ") + period.Unit switch { TimeUnit.Day => "dag", TimeUnit.Week => "week", TimeUnit.Month => "maand", TimeUnit.Quarter => "kwartaal", _ => "jaar" }
        : " by " + period;
}
