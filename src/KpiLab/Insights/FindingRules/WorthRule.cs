using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>What it is worth to bring the part that lags most to the value of the rest.</summary>
/// <remarks>
/// Gap times the denominator of the part. For a KPI in money that is the amount: (80 − 40) per lead × 300 leads = 12,000.
/// For a share it is a number of units of the numerator, (8.2 % − 3.1 %) × 1,500 customers = 76.5 customers, and their amount where the worth of one is known.
/// Only a reliable difference has a worth.
/// </remarks>
internal static class WorthRule
{
    /// <summary>The largest worth among all splits; null where none can be given.</summary>
    internal static Finding? Of(IReadOnlyList<KpiResult> splits, UnitWorth? worth)
    {
        var known = worth is { Amount: > 0 } && double.IsFinite(worth.Amount) ? worth : null;
        Finding? best = null;
        var bestSize = 0.0;
        foreach (var split in splits)
        {
            foreach (var row in SegmentRule.Reliable(split).Where(row => IsWorse(split.Kpi, row.AgainstRest!.Difference)))
            {
                if (row.Measurement.Denominator is not { } denominator)
                    continue;
                var units = Math.Abs(row.AgainstRest!.Difference) * denominator;
                if (!double.IsFinite(units) || units <= bestSize || Sentence(split, row, denominator, units, known) is not { } finding)
                    continue;
                if (finding.Money is { } money && !double.IsFinite(money))
                    continue;
                (best, bestSize) = (finding, units);
            }
        }

        return best;
    }

    private static Finding? Sentence(KpiResult split, KpiRow row, double denominator, double units, UnitWorth? worth)
    {
        if (split.Unit.Kind == UnitKind.Money)
            return InMoney(split, row, denominator, units);
        if (split.Unit.Kind != UnitKind.Fraction)
            return null;
        if (split.Kpi.IsOfMoney)
            return worth is null ? null : OfMoneyShare(split, row, denominator, units, worth);
        return units < 0.5 ? null : InUnits(split, row, denominator, units, worth);
    }

    private static Finding InMoney(KpiResult split, KpiRow row, double denominator, double money)
    {
        var text = Say(language =>
        {
            var amount = ValueText.Short(money, split.Unit, language);
            var same = Part(denominator, split.Kpi.Text.Denominator, language);
            var opening = Opening(split, row, language);
            return split.Kpi.Better == Direction.Lower
                ? Pick(language, $"{opening} would cost about {amount} less for the same {same}{Period(split, language)}. {Assumption(language)}",
                    $"{opening} voor dezelfde {same} ongeveer {amount} minder kosten{Period(split, language)}. {Assumption(language)}")
                : Pick(language, $"{opening} would bring in about {amount} more with the same {same}{Period(split, language)}. {Assumption(language)}",
                    $"{opening} met dezelfde {same} ongeveer {amount} meer opleveren{Period(split, language)}. {Assumption(language)}");
        });
        return new Finding(FindingKind.Worth, text, row.Segment, money);
    }

    private static Finding OfMoneyShare(KpiResult split, KpiRow row, double denominator, double units, UnitWorth worth)
    {
        var unit = new Unit(UnitKind.Money, worth.Currency);
        var money = units * worth.Amount;
        var text = Say(language =>
        {
            var amount = $"{ValueText.Short(money, unit, language)} {LessOrMore(split.Kpi, language, countable: false)} {split.Kpi.Text.Numerator.In(language)}";
            var on = $"{ValueText.Short(denominator * worth.Amount, unit, language)} {split.Kpi.Text.Denominator.In(language)}";
            return Pick(
                language,
                $"{Opening(split, row, language)} would have about {amount} on {on}{Period(split, language)}. {Assumption(language)}",
                $"{Opening(split, row, language)} ongeveer {amount} hebben op {on}{Period(split, language)}. {Assumption(language)}");
        });
        return new Finding(FindingKind.Worth, text, row.Segment, money);
    }

    private static Finding InUnits(KpiResult split, KpiRow row, double denominator, double units, UnitWorth? worth)
    {
        var money = worth is null ? (double?)null : units * worth.Amount;
        var text = Say(language =>
        {
            var count = $"{ValueText.Count(units, language)} {LessOrMore(split.Kpi, language, countable: true)} {split.Kpi.Text.Numerator.In(language)}";
            var of = Part(denominator, split.Kpi.Text.Denominator, language);
            var value = worth is null ? "" : WorthText(worth, units * worth.Amount, language);
            return Pick(
                language,
                $"{Opening(split, row, language)} would have about {count} out of {of}{value}{Period(split, language)}. {Assumption(language)}",
                $"{Opening(split, row, language)} ongeveer {count} hebben op {of}{value}{Period(split, language)}. {Assumption(language)}");
        });
        return new Finding(FindingKind.Worth, text, row.Segment, money);
    }

    private static string Opening(KpiResult split, KpiRow row, Language language)
    {
        var rest = Plain(row.AgainstRest!.Reference, language);
        var own = ValueText.Full(row.Measurement, language);
        return Pick(
            language,
            $"With the figure of the rest ({rest} instead of {own}), {SegmentName(split, row.Segment, language)}",
            $"Met het cijfer van de rest ({rest} in plaats van {own}) zou {SegmentName(split, row.Segment, language)}");
    }

    private static string LessOrMore(Kpi kpi, Language language, bool countable) => kpi.Better == Direction.Lower
        ? Pick(language, countable ? "fewer" : "less", "minder")
        : Pick(language, "more", "meer");

    private static string WorthText(UnitWorth worth, double money, Language language)
    {
        var unit = new Unit(UnitKind.Money, worth.Currency);
        return Pick(
            language,
            $", worth about {ValueText.Short(money, unit, language)} at {ValueText.Full(worth.Amount, unit, language)} each ({worth.Meaning.English})",
            $", ter waarde van ongeveer {ValueText.Short(money, unit, language)} bij {ValueText.Full(worth.Amount, unit, language)} per stuk ({worth.Meaning.Dutch})");
    }

    private static string Period(KpiResult split, Language language) =>
        split.Range is { } range ? $" ({ValueText.Range(range, language)})" : "";

    private static string Assumption(Language language) => Pick(
        language,
        "This assumes that the difference can be closed and that nothing else changes.",
        "Aanname: het verschil is te overbruggen en verder verandert er niets.");
}
