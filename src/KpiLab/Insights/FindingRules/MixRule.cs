using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>Simpson's paradox: the whole moves one way while no segment moves with it, because weight shifted between segments.</summary>
internal static class MixRule
{
    /// <summary>The finding in a sentence, with what the segments did and what the shift did; null where the segments tell the same as the whole.</summary>
    /// <param name="before">The KPI by one column over the earlier days.</param>
    /// <param name="after">The same over the later days.</param>
    internal static Finding? Of(KpiResult before, KpiResult after)
    {
        if (!CanRate(before.Kpi, before.Total) || !CanRate(after.Kpi, after.Total) || before.Range is null || after.Range is null || !HasParts(before) || !HasParts(after))
            return null;
        var bridge = RatioBridge.Between(before, after);
        // A change that chance can explain is no paradox; where nothing is sampled there is no chance.
        if (!bridge.IsParadox || after.AgainstPrevious is { PValue: not null, IsReliable: false })
            return null;
        var days = Say(language => $"{ValueText.Range(before.Range!.Value, language)} → {ValueText.Range(after.Range!.Value, language)}");
        return new Finding(FindingKind.Mix, Say(language => Sentence(after.Kpi, after.Unit, after.Dimensions, days, bridge.Steps, language)));
    }

    // Without parts above and below the line there is nothing to bridge; a group that is hidden shows none.
    private static bool HasParts(KpiResult result) =>
        result.Rows.Length > 1 && result.Rows.All(row => row.Measurement is { Numerator: not null, Denominator: > 0 });

    /// <summary>The paradox in words: from where to where, what each segment did, what shifted, and what both made.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="split">The columns of the segments.</param>
    /// <param name="sides">What is compared.</param>
    /// <param name="steps">What the segments did.</param>
    /// <param name="language">The language.</param>
    internal static string Sentence(Kpi kpi, Unit unit, IReadOnlyList<string> split, LocalText sides, IReadOnlyList<RatioBridgeStep> steps, Language language)
    {
        string Value(double value) => ValueText.Full(value, unit, language);
        string Share(double weight) => ValueText.Short(weight, Unit.Percent, language);
        string Change(double change) => ValueText.Difference(change, unit, language);
        var (before, after) = (steps.Sum(step => step.WeightBefore * step.Before!.Value), steps.Sum(step => step.WeightAfter * step.After!.Value));
        var (rate, mix) = (steps.Sum(step => step.RateEffect), steps.Sum(step => step.MixEffect));
        var fell = after < before;
        var columns = Columns(split, language);
        var segments = string.Join("; ", steps.Select(step => Pick(
            language,
            $"“{SegmentValues(step.Segment, language)}” from {Value(step.Before!.Value)} to {Value(step.After!.Value)}",
            $"“{SegmentValues(step.Segment, language)}” van {Value(step.Before!.Value)} naar {Value(step.After!.Value)}")));
        var shifted = steps.MaxBy(step => step.WeightAfter - step.WeightBefore)!;
        return Pick(
            language,
            $"{Name(kpi, language)} {(fell ? "fell" : "rose")} from {Value(before)} to {Value(after)} ({sides.In(language)}) although no {columns} {(fell ? "fell" : "rose")}: {segments}. "
            + $"The mix shifted: “{SegmentValues(shifted.Segment, language)}” went from {Share(shifted.WeightBefore)} to {Share(shifted.WeightAfter)} of {kpi.Text.Denominator.In(language)}. "
            + $"That made {Change(mix)}; the segments themselves made {Change(rate)}.",
            $"{Name(kpi, language)} {(fell ? "daalde" : "steeg")} van {Value(before)} naar {Value(after)} ({sides.In(language)}) terwijl geen enkel segment van {columns} {(fell ? "daalde" : "steeg")}: {segments}. "
            + $"De samenstelling verschoof: “{SegmentValues(shifted.Segment, language)}” ging van {Share(shifted.WeightBefore)} naar {Share(shifted.WeightAfter)} van {kpi.Text.Denominator.In(language)}. "
            + $"Dat deed {Change(mix)}; de segmenten zelf deden {Change(rate)}.");
    }
}
