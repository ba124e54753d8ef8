using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>Which parts of one split differ reliably from the rest of the company; or that none does.</summary>
/// <remarks>Only parts that reach the minimum n of the KPI are rated. Parts without a value, such as groups hidden for privacy, are never named.</remarks>
internal static class SegmentRule
{
    private const int MostWorse = 2;
    private const int MostBetter = 1;

    /// <summary>The findings of one split, worse parts first.</summary>
    internal static IReadOnlyList<Finding> Of(KpiResult split)
    {
        var kpi = split.Kpi;
        var rows = split.Rows.Where(row => row.Period is null && HasValue(row.Measurement)).ToArray();
        var rated = rows.Where(row => row.Measurement.N >= kpi.MinimumN && !IsUnknown(row.Segment)).ToArray();
        if (split.Dimensions.IsEmpty || rows.Length < 2)
            return [];
        if (rated.Length == 0)
            return [AllTooSmall(split, rows.Length)];
        var tested = rows.Count(row => row.AgainstRest?.PValue is not null);
        if (tested == 0)
            return rated.Length < 2 ? [] : [Spread(split, rated)];

        var worse = Reliable(split).Where(row => IsWorse(kpi, row.AgainstRest!.Difference)).ToArray();
        var better = Reliable(split).Where(row => !IsWorse(kpi, row.AgainstRest!.Difference)).ToArray();
        if (worse.Length + better.Length == 0)
            return rated.Length < 2 ? [] : [NoDifference(split, rated, tested)];
        return
        [
            .. worse.Take(MostWorse).Select(row => Differs(split, row, tested)),
            .. better.Take(MostBetter).Select(row => Differs(split, row, tested)),
        ];
    }

    /// <summary>The rated rows that differ reliably from the rest, largest effect (difference times denominator) first.</summary>
    internal static IReadOnlyList<KpiRow> Reliable(KpiResult split) =>
    [
        .. split.Rows
            .Where(row => row.Period is null && CanRate(split.Kpi, row.Measurement) && !IsUnknown(row.Segment))
            .Where(row => row.AgainstRest is { IsReliable: true, PValue: not null } rest
                && rest.Difference != 0 && double.IsFinite(rest.Difference) && HasValue(rest.Reference))
            .OrderByDescending(row => Math.Abs(row.AgainstRest!.Difference) * (row.Measurement.Denominator ?? row.Measurement.N))
            .ThenBy(row => row.Segment),
    ];

    private static bool IsUnknown(Segment segment) => segment.Values.Contains(Segment.Unknown);

    private static Finding Differs(KpiResult split, KpiRow row, int tested)
    {
        var kpi = split.Kpi;
        var rest = row.AgainstRest!;
        var text = Say(language => Pick(
            language,
            $"{Name(kpi, language)} for {SegmentName(split, row.Segment, language)}: {Sure(row.Measurement, language)}, against {Plain(rest.Reference, language)} for the rest; "
                + $"the difference of {ValueText.Difference(rest.Difference, split.Unit, language)} is {BetterOrWorse(kpi, rest.Difference, language)} "
                + $"and reliable after correction for the {tested} segments compared ({Probability(rest.PValue!.Value, language)}).",
            $"{Name(kpi, language)} bij {SegmentName(split, row.Segment, language)}: {Sure(row.Measurement, language)}, tegenover {Plain(rest.Reference, language)} bij de rest; "
                + $"het verschil van {ValueText.Difference(rest.Difference, split.Unit, language)} is {BetterOrWorse(kpi, rest.Difference, language)} "
                + $"en betrouwbaar na correctie voor de {tested} vergeleken segmenten ({Probability(rest.PValue!.Value, language)})."));
        var actions = IsWorse(kpi, rest.Difference) ? ActionChoice.ForColumns(kpi, split.Dimensions) : null;
        return new Finding(FindingKind.Segment, text, row.Segment, Actions: actions);
    }

    private static Finding NoDifference(KpiResult split, KpiRow[] rated, int tested)
    {
        var (low, high) = Ends(rated);
        return new Finding(FindingKind.NoDifference, Say(language => Pick(
            language,
            $"No reliable difference in {NameInside(split.Kpi, language)} between the {tested} segments of {Columns(split, language)}: "
                + $"from {End(split, low, language)} to {End(split, high, language)}, a spread that chance can explain.",
            $"Geen betrouwbaar verschil in {NameInside(split.Kpi, language)} tussen de {tested} segmenten van {Columns(split, language)}: "
                + $"van {End(split, low, language)} tot {End(split, high, language)}, een spreiding die toeval kan verklaren.")));
    }

    private static Finding Spread(KpiResult split, KpiRow[] rated)
    {
        var (low, high) = Ends(rated);
        var worst = split.Kpi.Better == Direction.Higher ? low : high;
        return new Finding(
            FindingKind.Segment,
            Say(language => Pick(
                language,
                $"{Name(split.Kpi, language)} by {Columns(split, language)}: from {End(split, low, language)} to {End(split, high, language)} "
                    + $"over {rated.Length} segments, {Overall(split, language)}; the differences have not been tested for chance.",
                $"{Name(split.Kpi, language)} naar {Columns(split, language)}: van {End(split, low, language)} tot {End(split, high, language)} "
                    + $"over {rated.Length} segmenten, {Overall(split, language)}; de verschillen zijn niet op toeval getoetst.")),
            worst.Segment,
            Actions: ActionChoice.ForColumns(split.Kpi, split.Dimensions));
    }

    private static Finding AllTooSmall(KpiResult split, int count) => new(FindingKind.NoDifference, Say(language => Pick(
        language,
        $"{Name(split.Kpi, language)} by {Columns(split, language)}: none of the {count} segments reaches n{NumberText.Space}={NumberText.Space}{ValueText.Count(split.Kpi.MinimumN, language)}, so none is rated.",
        $"{Name(split.Kpi, language)} naar {Columns(split, language)}: geen van de {count} segmenten haalt n{NumberText.Space}={NumberText.Space}{ValueText.Count(split.Kpi.MinimumN, language)}, dus geen ervan is beoordeeld.")));

    private static string Overall(KpiResult split, Language language) => HasValue(split.Total)
        ? Pick(language, $"{Plain(split.Total, language)} in all", $"{Plain(split.Total, language)} in totaal")
        : Pick(language, "no value in all", "geen totaalwaarde");

    private static (KpiRow Low, KpiRow High) Ends(KpiRow[] rated) => (
        rated.OrderBy(row => row.Measurement.Value).ThenBy(row => row.Segment).First(),
        rated.OrderByDescending(row => row.Measurement.Value).ThenBy(row => row.Segment).First());

    private static string End(KpiResult split, KpiRow row, Language language)
    {
        var names = string.Join(", ", row.Segment.Values.Select(value => $"“{value}”"));
        var n = row.Measurement.N > 0 ? $", n{NumberText.Space}={NumberText.Space}{ValueText.Count(row.Measurement.N, language)}" : "";
        return $"{Plain(row.Measurement, language)} ({names}{n})";
    }
}
