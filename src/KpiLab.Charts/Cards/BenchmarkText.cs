using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Charts.Cards;

/// <summary>A published figure with where it comes from.</summary>
internal static class BenchmarkText
{
    /// <summary>Figure and source on one line: "Benchmark 3.0 %: Example (2024)". A rule of thumb is named as one.</summary>
    public static string Short(BenchmarkMatch match, Unit unit, Language language)
    {
        var row = match.Row;
        var kind = row.IsRuleOfThumb ? new LocalText("Rule of thumb", "Vuistregel") : new LocalText("Benchmark", "Benchmark");
        return $"{kind.In(language)} {ValueText.Short(row.Figure!.Value * row.Scale, UnitOf(row, unit), language)}: {Source(row)}{(row.Year is { } year ? $" ({year})" : "")}";
    }

    /// <summary>About whom it is, how near that is, and how it was come by.</summary>
    public static string About(BenchmarkMatch match, Language language)
    {
        bool dutch = language == Language.Dutch;
        var row = match.Row;
        string[] about = [dutch ? row.IndustryInDutch : row.Industry, dutch ? row.RegionInDutch : row.Region, dutch ? row.CompanySizeInDutch : row.CompanySize];
        var parts = new List<string> { string.Join(", ", about.Where(text => text.Length > 0)) };
        if (!match.SameIndustry && !row.IsGeneral)
            parts.Add(dutch ? "een andere branche" : "another industry");
        if (!match.SameRegion && row.Region.Length > 0)
            parts.Add(dutch ? "een andere regio" : "another region");
        if (row.Confidence == "recalled")
            parts.Add(dutch ? "niet opnieuw bij de bron nagekeken" : "not checked again at its source");
        return string.Join("; ", parts.Where(text => text.Length > 0));
    }

    // That it is one has been said already.
    private static string Source(BenchmarkRow row)
    {
        const string Said = "Rule of thumb, ";
        return row.IsRuleOfThumb && row.Source.StartsWith(Said, StringComparison.Ordinal) ? row.Source[Said.Length..] : row.Source;
    }

    // A published amount keeps its own currency.
    private static Unit UnitOf(BenchmarkRow row, Unit unit)
    {
        var currency = row.Unit.Split(' ')[0];
        return unit.Kind == UnitKind.Money && currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? unit with { Currency = currency } : unit;
    }
}
