using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Insights.FindingRules;

/// <summary>Makes a match of the benchmark catalogue comparable with a result, and says why it may not be.</summary>
internal static class PublishedFigures
{
    // Within this share of a published average a value is "around" it: an average is not a target.
    private const double AroundAverage = 0.1;
    private const int OldAfterYears = 5;

    public static PublishedFigure? Of(BenchmarkMatch? match, KpiResult total)
    {
        if (match is not { Row: { Figure: { } published } row })
            return null;
        var value = published * row.Scale;
        var cautions = Cautions(match, total);
        return new PublishedFigure(
            value, row.Median is not null, row.P25 * row.Scale, row.P75 * row.Scale, row.Source, row.Year, row.Industry, row.Region, row.IsRuleOfThumb,
            cautions, match.SameIndustry || row.IsGeneral ? StandingOf(value, row, total) : Standing.Unknown);
    }

    private static Standing StandingOf(double published, BenchmarkRow row, KpiResult total)
    {
        if (total.Total.Value is not { } value || (total.Unit.Kind == UnitKind.Money && OtherCurrency(row, total) is not null))
            return Standing.Unknown;
        var (low, high) = row is { P25: { } p25, P75: { } p75 }
            ? (p25 * row.Scale, p75 * row.Scale)
            : (published - AroundAverage * Math.Abs(published), published + AroundAverage * Math.Abs(published));
        if (value >= low && value <= high)
            return Standing.Around;
        return value > high == (total.Kpi.Better == Direction.Higher) ? Standing.Better : Standing.Worse;
    }

    private static List<LocalText> Cautions(BenchmarkMatch match, KpiResult total)
    {
        var cautions = new List<LocalText>();
        if (!match.SameRegion && match.Row.Region.Length > 0)
            cautions.Add(new($"another region: {match.Row.Region}", $"een andere regio: {match.Row.Region}"));
        if (!match.SameIndustry && !match.Row.IsGeneral)
            cautions.Add(new($"another industry ({match.Row.Industry}), not rated", $"een andere branche ({match.Row.Industry}), niet beoordeeld"));
        if (total.Range is { } range && match.Row.Year is { } year && range.End.AddDays(-1).Year - year > OldAfterYears)
            cautions.Add(new($"over {OldAfterYears} years old", $"meer dan {OldAfterYears} jaar oud"));
        if (total.Unit.Kind == UnitKind.Money && OtherCurrency(match.Row, total) is { } currency)
            cautions.Add(new($"in {currency}, not compared", $"in {currency}, niet vergeleken"));
        if (match.Row.Confidence == "recalled")
            cautions.Add(new("not checked again at its source", "niet opnieuw bij de bron nagekeken"));
        return cautions;
    }

    // Amounts compare within one currency only; where the data name none, nothing can be said.
    private static string? OtherCurrency(BenchmarkRow row, KpiResult total)
    {
        var published = row.Unit.Split(' ')[0];
        return published is { Length: 3 } && published.All(char.IsAsciiLetterUpper) && published != total.Unit.Currency ? published : null;
    }
}
