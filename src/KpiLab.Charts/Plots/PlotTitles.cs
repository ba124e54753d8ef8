using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>Titles that state what a result shows, and never more than was tested.</summary>
internal static class PlotTitles
{
    /// <summary>The segment that stands out most among the reliable differences; or that there is none; or, untested, from where to where.</summary>
    public static string Segments(KpiResult result, Language language)
    {
        bool dutch = language == Language.Dutch;
        var name = result.Kpi.Text.Name.In(language);
        var rows = result.Rows.Where(r => r.Measurement.Value is not null).OrderBy(r => r.Measurement.Value).ToArray();
        if (rows.Length == 0)
            return name + (dutch ? ": geen enkel segment heeft een waarde" : ": no segment has a value");
        string Value(KpiRow row) => ValueText.Short(row.Measurement, language);
        if (rows.Where(r => r.AgainstRest is { IsReliable: true }).MaxBy(r => Math.Abs(r.AgainstRest!.Difference)) is { AgainstRest: { } rest } telling)
        {
            var better = rest.Difference > 0 == (result.Kpi.Better == Direction.Higher);
            var against = ValueText.Short(rest.Reference, language);
            return dutch
                ? $"{name}: {telling.Segment.In(language)} is duidelijk {(better ? "beter" : "slechter")}, {Value(telling)} tegen {against} voor de rest"
                : $"{name}: {telling.Segment.In(language)} is clearly {(better ? "better" : "worse")}, {Value(telling)} against {against} for the rest";
        }

        if (rows.Any(r => r.AgainstRest is { PValue: not null }))
            return name + (dutch ? $": geen betrouwbaar verschil tussen {rows.Length} segmenten" : $": no reliable difference between {rows.Length} segments");
        return rows.Length == 1
            ? $"{name}: {Value(rows[0])} ({rows[0].Segment.In(language)})"
            : dutch
                ? $"{name}: van {Value(rows[0])} ({rows[0].Segment.In(language)}) tot {Value(rows[^1])} ({rows[^1].Segment.In(language)})"
                : $"{name}: from {Value(rows[0])} ({rows[0].Segment.In(language)}) to {Value(rows[^1])} ({rows[^1].Segment.In(language)})";
    }

    /// <summary>The reliable direction over whole periods, or that there is none.</summary>
    public static string Series(KpiResult result, Language language)
    {
        bool dutch = language == Language.Dutch;
        var name = result.Kpi.Text.Name.In(language);
        var rows = result.Rows.Where(r => r is { IsPartial: false, Measurement.Value: not null }).ToArray();
        if (rows.Length < 2)
            return name + (dutch ? ": te weinig volledige perioden voor een verloop" : ": too few whole periods to show a course");
        var (first, last) = (ValueText.Short(rows[0].Measurement, language), ValueText.Short(rows[^1].Measurement, language));
        var (from, to) = (ValueText.Range(rows[0].Period!.Value, language), ValueText.Range(rows[^1].Period!.Value, language));
        return Findings.Rate(result, result, null) switch
        {
            Verdict.Good or Verdict.Poor when IsRising(result) => dutch ? $"{name} stijgt betrouwbaar: van {first} ({from}) naar {last} ({to})" : $"{name} reliably rises: from {first} ({from}) to {last} ({to})",
            Verdict.Good or Verdict.Poor => dutch ? $"{name} daalt betrouwbaar: van {first} ({from}) naar {last} ({to})" : $"{name} reliably falls: from {first} ({from}) to {last} ({to})",
            _ when NewsOrNoise.Of(result, rows[0].Segment).Turns is [.., { IsOfDirection: false } turn] => Turned(name, turn, result.Unit, language),
            _ => dutch ? $"{name} heeft geen betrouwbare trend: {first} ({from}), {last} ({to})" : $"{name} has no reliable trend: {first} ({from}), {last} ({to})",
        };
    }

    private static string Turned(string name, Turn turn, Unit unit, Language language)
    {
        var (when, before, after) = (ValueText.Range(turn.Period, language), ValueText.Short(turn.Before, unit, language), ValueText.Short(turn.After, unit, language));
        return language == Language.Dutch ? $"{name} is in {when} omgeslagen: van {before} naar {after}" : $"{name} turned in {when}: from {before} to {after}";
    }

    // Without a benchmark the verdict is the direction of the trend: good is towards the better side.
    private static bool IsRising(KpiResult result) => Findings.Rate(result, result, null) == Verdict.Good == (result.Kpi.Better == Direction.Higher);
}
