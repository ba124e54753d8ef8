using System.Globalization;
using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>What a number in a spreadsheet rests on, so that it can be checked later: formula, period, n, interval, benchmark.</summary>
internal static class Sources
{
    /// <summary>Names and texts, in reading order.</summary>
    public static IEnumerable<(LocalText Name, string Text)> Of(KpiResult result, BenchmarkMatch? benchmark, Language language)
    {
        var (text, total) = (result.Kpi.Text, result.Total);
        yield return (new("KPI", "KPI"), $"{text.Name.In(language)} ({result.Kpi.Id})");
        yield return (new("Definition", "Definitie"), text.Definition.In(language));
        yield return (new("Formula", "Formule"), text.Formula.In(language));
        yield return (new("Value", "Waarde"), ValueText.Full(total, language));
        yield return (new("Unit", "Eenheid"), result.Unit.ToString());
        yield return (new("Period", "Periode"), Period(result));
        yield return (new("n", "n"), total.N > 0 ? ValueText.Count(total.N, language) : "");
        yield return (new("Interval", "Interval"), Interval(total, result.Unit, language));
        if (result.Filters.Length > 0)
            yield return (new("Filters", "Filters"), string.Join("; ", result.Filters));
        yield return (new("Benchmark", "Benchmark"), benchmark is null ? new LocalText("none comparable", "geen vergelijkbare").In(language) : Benchmark(benchmark));
        foreach (var note in result.Notes)
            yield return (new("Note", "Opmerking"), note.In(language));
    }

    /// <summary>The days, first and last.</summary>
    public static string Period(KpiResult result) => result.Range is { } range ? string.Create(CultureInfo.InvariantCulture, $"{range.Start:yyyy-MM-dd} – {range.End.AddDays(-1):yyyy-MM-dd}") : "";

    /// <summary>Limits, level and method.</summary>
    public static string Interval(Measurement total, Unit unit, Language language) => total.Interval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{ValueText.Interval(interval, unit, language)} ({interval.Level:0.##%}, {interval.Method})")
        : "";

    /// <summary>Who published what, when and where, about whom, and how near that is.</summary>
    public static string Benchmark(BenchmarkMatch match)
    {
        var row = match.Row;
        string?[] parts =
        [
            $"{row.Figure} {row.Unit}", row.Metric, row.Industry, row.Region, row.Source, row.Title, row.Year?.ToString(CultureInfo.InvariantCulture), row.Url, row.Confidence,
            row.IsRuleOfThumb ? "rule of thumb" : null, match.SameIndustry ? null : "other industry", match.SameRegion ? null : "other region",
        ];
        return string.Join("; ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
