using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>The rows of results as tables of text.</summary>
internal static class Tables
{
    public static PlotTable OfRows(KpiResult result, Language language)
    {
        bool dutch = language == Language.Dutch;
        string[] keys = [.. result.Dimensions.Select(d => SegmentText.Dimension(d, language)), .. result.Grain is null ? Array.Empty<string>() : [dutch ? "periode" : "period"]];
        return new(
            [string.Join(" · ", keys), dutch ? "waarde" : "value", Level(result, language), "n"],
            [.. result.Rows.Select(row => (IReadOnlyList<string>)
            [
                Key(row, language),
                .. Cells(row.Measurement, language),
            ])]);
    }

    /// <summary>Value, interval and n; the reason in place of a value that is not there.</summary>
    public static IEnumerable<string> Cells(Measurement measurement, Language language) => measurement.Value is null
        ? [measurement.Reason?.In(language) ?? "–", "", ""]
        :
        [
            ValueText.Short(measurement, language),
            measurement.Interval is { } interval ? ValueText.Interval(interval, measurement.Unit, language) : "",
            measurement.N > 0 ? ValueText.Count(measurement.N, language) : "",
        ];

    /// <summary>"95 % interval".</summary>
    public static string Level(KpiResult result, Language language) =>
        language == Language.Dutch ? $"{ValueText.Short(result.Level, Unit.Percent, language).Replace(",0", "", StringComparison.Ordinal)}-interval" : $"{ValueText.Short(result.Level, Unit.Percent, language).Replace(".0", "", StringComparison.Ordinal)} interval";

    private static string Key(KpiRow row, Language language)
    {
        string[] parts = [.. row.Segment.Values.Select(value => SegmentText.Value(value, language)), .. row.Period is { } period ? [ValueText.Range(period, language) + (row.IsPartial ? " *" : "")] : Array.Empty<string>()];
        return string.Join(" · ", parts);
    }
}
