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
        if (bridge.Change == 0 || bridge.Steps.Count < 2 || after.AgainstPrevious is { PValue: not null, IsReliable: false })
            return null;
        var moves = bridge.Steps.Select(step => step is { Before: { } old, After: { } now } ? Math.Sign(now - old) : (int?)null).ToArray();
        return moves.All(move => move is { } sign && sign != Math.Sign(bridge.Change)) && moves.Any(move => move != 0)
            ? new Finding(FindingKind.Mix, Say(language => Sentence(before, after, bridge, language)))
            : null;
    }

    // Without parts above and below the line there is nothing to bridge; a group that is hidden shows none.
    private static bool HasParts(KpiResult result) =>
        result.Rows.Length > 1 && result.Rows.All(row => row.Measurement is { Numerator: not null, Denominator: > 0 });

    private static string Sentence(KpiResult before, KpiResult after, RatioBridge bridge, Language language)
    {
        string Value(double value) => ValueText.Full(value, after.Unit, language);
        string Share(double weight) => ValueText.Short(weight, Unit.Percent, language);
        string Change(double change) => ValueText.Difference(change, after.Unit, language);
        var fell = bridge.Change < 0;
        var columns = Columns(after, language);
        var segments = string.Join("; ", bridge.Steps.Select(step => Pick(
            language,
            $"“{step.Segment}” from {Value(step.Before!.Value)} to {Value(step.After!.Value)}",
            $"“{step.Segment}” van {Value(step.Before!.Value)} naar {Value(step.After!.Value)}")));
        var shifted = bridge.Steps.MaxBy(step => step.WeightAfter - step.WeightBefore)!;
        var days = $"{ValueText.Range(before.Range!.Value, language)} → {ValueText.Range(after.Range!.Value, language)}";
        return Pick(
            language,
            $"{Name(after.Kpi, language)} {(fell ? "fell" : "rose")} from {Value(bridge.Before)} to {Value(bridge.After)} ({days}) although no {columns} {(fell ? "fell" : "rose")}: {segments}. "
            + $"The mix shifted: “{shifted.Segment}” went from {Share(shifted.WeightBefore)} to {Share(shifted.WeightAfter)} of {after.Kpi.Text.Denominator.In(language)}. "
            + $"That made {Change(bridge.MixEffect)}; the segments themselves made {Change(bridge.RateEffect)}.",
            $"{Name(after.Kpi, language)} {(fell ? "daalde" : "steeg")} van {Value(bridge.Before)} naar {Value(bridge.After)} ({days}) terwijl geen enkel segment van {columns} {(fell ? "daalde" : "steeg")}: {segments}. "
            + $"De samenstelling verschoof: “{shifted.Segment}” ging van {Share(shifted.WeightBefore)} naar {Share(shifted.WeightAfter)} van {after.Kpi.Text.Denominator.In(language)}. "
            + $"Dat deed {Change(bridge.MixEffect)}; de segmenten zelf deden {Change(bridge.RateEffect)}.");
    }
}
