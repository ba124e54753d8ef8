using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>A root cause in a sentence.</summary>
internal static class RootCauseText
{
    private const int Most = 3;

    /// <summary>Where it happened, and what that explains of the change; or that it happened everywhere.</summary>
    public static string Of(Explanation explanation, RootCause cause, Language language)
    {
        var columns = string.Join(", ", cause.Columns.Select(column => Columns([column], language)));
        if (cause.IsEverywhere)
        {
            return Pick(
                language, $"No segment stands out, of {columns} or of up to three of these together: what changed, changed everywhere alike, or as chance would have it.",
                $"Geen segment springt eruit, niet van {columns} en niet van hooguit drie daarvan samen: wat veranderde, veranderde overal evenzeer, of zoals het toeval wil.");
        }

        var named = string.Join("; ", cause.Segments.Take(Most).Select(segment => Segment(explanation, segment, language)));
        var more = cause.Segments.Length > Most ? Pick(language, $", and {cause.Segments.Length - Most} smaller ones", $", en {cause.Segments.Length - Most} kleinere") : "";
        return Pick(
            language, $"It happened in {named}{more}. The rest made {ValueText.Difference(cause.Rest, explanation.Unit, language)}.",
            $"Het gebeurde in {named}{more}. De rest deed {ValueText.Difference(cause.Rest, explanation.Unit, language)}.");
    }

    private static string Segment(Explanation explanation, RootCauseSegment segment, Language language)
    {
        string Value(double? value) => value is { } number ? ValueText.Full(number, explanation.Unit, language) : "–";
        string Share(double share) => ValueText.Short(share, Unit.Percent, language);
        var power = $"{NumberText.Fixed(100 * segment.Power, 0, language)}{Pick(language, NumberText.Space + "%", "%")}";
        return $"{SegmentName(segment.Columns, segment.Segment, language)}: {ValueText.Difference(segment.Effect, explanation.Unit, language)}, {power}{Pick(language, " of the change", " van de verandering")}"
            + $" ({Value(segment.Before)} → {Value(segment.After)}; {Pick(language, "share", "aandeel")} {Share(segment.WeightBefore)} → {Share(segment.WeightAfter)})";
    }
}
