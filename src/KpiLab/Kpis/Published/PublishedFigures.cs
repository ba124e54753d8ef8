using KpiLab.Benchmarks;

namespace KpiLab.Kpis;

/// <summary>Makes a match of the benchmark catalogue comparable with a result, and says why it may not be.</summary>
internal static class PublishedFigures
{
    // Within this share of a published figure a value is "around" it.
    private const double Around = 0.1;
    private const int OldAfterYears = 5;

    private static readonly Dictionary<string, LocalText> Measures = new(StringComparer.Ordinal)
    {
        ["turnover_per_person_employed"] = new("turnover per person employed, part-timers counted as one", "omzet per werkzame persoon, deeltijders tellen als één"),
        ["revenue_per_employee"] = new("revenue per employee", "omzet per medewerker"),
        ["nps"] = new("any kind of Net Promoter Score", "elke soort Net Promoter Score"),
        ["nps_relationship"] = new("a periodic survey of all customers", "een periodieke meting onder alle klanten"),
        ["nps_consumer_panel"] = new("a panel of consumers", "een consumentenpanel"),
        ["cost_per_lead_paid"] = new("paid channels only", "alleen betaalde kanalen"),
    };

    /// <summary>The name of a region of the catalogue.</summary>
    public static LocalText RegionName(string region) => new(region, BenchmarkDutch.Region(region));

    public static PublishedFigure? Of(BenchmarkMatch? match, KpiResult total)
    {
        if (match is not { Row: { Figure: { } published } row })
            return null;
        var kind = row.Median is not null ? FigureKind.Median : row.Typical is not null ? FigureKind.Average : FigureKind.Line;
        var comparable = (match.SameIndustry || row.IsGeneral) && row.HigherIsBetter is not null && (total.Unit.Kind != UnitKind.Money || OtherCurrency(row, total) is null);
        return new PublishedFigure(
            match, published * row.Scale, kind, comparable && total.Total.Value is { } value ? StandingOf(value, row, kind) : Standing.Unknown, Cautions(match, total));
    }

    public static LocalText NearnessOf(BenchmarkMatch match)
    {
        (bool Same, LocalText Name)[] sides =
        [
            (match.SameMetric, new("measure", "maat")), (match.SameIndustry, new("industry", "branche")), (match.SameSize, new("company size", "bedrijfsgrootte")), (match.SameRegion, new("region", "regio")),
        ];
        string List(bool same, Language language) => string.Join(", ", sides.Where(side => side.Same == same).Select(side => side.Name.In(language)));
        return sides.All(side => side.Same) ? new("the same measure, industry, company size and region", "dezelfde maat, branche, bedrijfsgrootte en regio")
            : sides.All(side => !side.Same) ? new("another measure, industry, company size and region", "een andere maat, branche, bedrijfsgrootte en regio")
            : new($"same: {List(true, Language.English)}; not: {List(false, Language.English)}", $"gelijk: {List(true, Language.Dutch)}; niet: {List(false, Language.Dutch)}");
    }

    // Lines that the source draws come first; then the published middle half or median; an average only says above or below.
    private static Standing StandingOf(double value, BenchmarkRow row, FigureKind kind)
    {
        var higher = row.HigherIsBetter!.Value;
        bool Reaches(double? line) => line is { } at && (higher ? value >= at * row.Scale : value <= at * row.Scale);
        if (Reaches(row.Excellent))
            return Standing.Excellent;
        if (Reaches(row.Good))
            return Standing.Good;
        if (row.Poor is { } poor && (higher ? value <= poor * row.Scale : value >= poor * row.Scale))
            return Standing.Poor;
        if (kind == FigureKind.Line || row is { Poor: not null, Good: not null })
            return Standing.Around;
        var figure = row.Figure!.Value * row.Scale;
        var (low, high) = row is { P25: { } p25, P75: { } p75 } ? (p25 * row.Scale, p75 * row.Scale) : (figure - Around * Math.Abs(figure), figure + Around * Math.Abs(figure));
        if (value >= low && value <= high)
            return Standing.Around;
        if (kind == FigureKind.Average && row.P25 is null)
            return value > high ? Standing.AboveAverage : Standing.BelowAverage;
        return value > high == higher ? Standing.Better : Standing.Worse;
    }

    private static List<LocalText> Cautions(BenchmarkMatch match, KpiResult total)
    {
        var cautions = new List<LocalText>();
        if (!match.SameMetric)
            cautions.Add(new($"measured as {MeasureName(match.Row).English}", $"gemeten als {MeasureName(match.Row).Dutch}"));
        if (!match.SameRegion && match.Row.Region.Length > 0)
            cautions.Add(new($"another region: {match.Row.Region}", $"een andere regio: {RegionName(match.Row.Region).Dutch}"));
        if (!match.SameIndustry && !match.Row.IsGeneral)
            cautions.Add(new($"another industry ({match.Row.Industry}), not rated", $"een andere branche ({match.Row.IndustryInDutch}), niet beoordeeld"));
        if (match.Row.CompanySize.Length > 0 && !match.SameSize)
            cautions.Add(new($"companies of another size: {match.Row.CompanySize}", $"bedrijven van een andere grootte: {match.Row.CompanySizeInDutch}"));
        var year = total.Range?.End.AddDays(-1).Year ?? BenchmarkCatalogue.Edition;
        if (match.Row.Year is { } published && year - published > OldAfterYears)
            cautions.Add(new($"over {OldAfterYears} years old", $"meer dan {OldAfterYears} jaar oud"));
        if (total.Unit.Kind == UnitKind.Money && OtherCurrency(match.Row, total) is { } currency)
            cautions.Add(new($"in {currency}, which is not converted", $"in {currency}, en dat wordt niet omgerekend"));
        if (match.Row.Confidence == "recalled")
            cautions.Add(new("not checked again at its source", "niet opnieuw bij de bron nagekeken"));
        return cautions;
    }

    // Amounts compare within one currency only; where the data name none, nothing can be said.
    private static string? OtherCurrency(BenchmarkRow row, KpiResult total) => CurrencyOf(row) is { } published && published != total.Unit.Currency ? published : null;

    /// <summary>ISO code of the currency of a row; null where it is no amount.</summary>
    public static string? CurrencyOf(BenchmarkRow row) => row.Unit.Split(' ')[0] is { Length: 3 } published && published.All(char.IsAsciiLetterUpper) && published is not ("NPS" or "HHI") ? published : null;

    private static LocalText MeasureName(BenchmarkRow row) => Measures.GetValueOrDefault(row.Metric) ?? new(row.Metric.Replace('_', ' '), row.Metric.Replace('_', ' '));
}
