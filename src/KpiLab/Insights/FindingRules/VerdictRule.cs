using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>How the KPI stands: the value, how sure it is, the last whole period against the one before, and a word of judgement with its reasons.</summary>
internal static class VerdictRule
{
    /// <summary>The verdict in sentences.</summary>
    /// <param name="total">The value over everything.</param>
    /// <param name="series">The value over time; null where there is none.</param>
    /// <param name="standing">How it stands against the published figure.</param>
    /// <param name="segmentsExplain">True when a segment lags reliably, so that the actions are given there.</param>
    internal static Finding Of(KpiResult total, KpiResult? series, Standing standing, bool segmentsExplain)
    {
        if (!HasValue(total.Total))
            return new Finding(FindingKind.Verdict, NoValue(total));
        var trend = TrendRule.DirectionOf(series);
        var verdict = Rate(total, trend, standing);
        var text = Say(language => string.Join(
            " ",
            new[] { Value(total, language), LastPeriod(series, language), Judgement(total, verdict, trend, standing, language) }.Where(part => part.Length > 0)));
        var actions = verdict == Verdict.Poor && !segmentsExplain
            ? ActionChoice.For(total.Kpi, [trend < 0 ? Cue.Worsening : Cue.Everywhere])
            : null;
        return new Finding(FindingKind.Verdict, text, Actions: actions);
    }

    /// <summary>The word: good when better than published or improving, poor for the opposite, fair when the two contradict or nothing stands out.</summary>
    internal static Verdict Rate(KpiResult total, int? trend, Standing standing)
    {
        if (!CanRate(total.Kpi, total.Total))
            return Verdict.NotRated;
        var sum = Math.Sign(trend ?? 0) + standing switch { Standing.Better => 1, Standing.Worse => -1, _ => 0 };
        return sum switch
        {
            > 0 => Verdict.Good,
            < 0 => Verdict.Poor,
            _ when standing == Standing.Unknown => Verdict.NotRated,
            _ => Verdict.Fair,
        };
    }

    private static LocalText NoValue(KpiResult total) => Say(language =>
    {
        var reason = total.Total.Reason?.In(language).TrimEnd('.');
        return Name(total.Kpi, language) + Pick(language, ": no value", ": geen waarde") + (reason is null ? "" : $" ({reason})") + ".";
    });

    private static string Value(KpiResult total, Language language)
    {
        var range = total.Range is { } days ? ", " + ValueText.Range(days, language) : "";
        return $"{Name(total.Kpi, language)}{range}: {Sure(total.Total, language)}{Parts(total, language)}.";
    }

    private static string Parts(KpiResult total, Language language)
    {
        if (total.Total is not { Numerator: { } numerator, Denominator: { } denominator } || !double.IsFinite(numerator) || !double.IsFinite(denominator))
            return "";
        string Amount(double amount, LocalText name) => $"{ValueText.Short(amount, new Unit(UnitKind.Money, total.Unit.Currency), language)} {name.In(language)}";
        var above = total.Unit.Kind == UnitKind.Money || total.Kpi.IsOfMoney ? Amount(numerator, total.Kpi.Text.Numerator) : Part(numerator, total.Kpi.Text.Numerator, language);
        var below = total.Kpi.IsOfMoney ? Amount(denominator, total.Kpi.Text.Denominator) : Part(denominator, total.Kpi.Text.Denominator, language);
        return $", {above} ÷ {below}{Pooled(total, language)}";
    }

    // A monthly rate over a year is not the share lost in the year.
    private static string Pooled(KpiResult total, Language language) => total is { PooledBy: { } period, Range: { } range } && range.Days > period.Containing(range.Start).Days
        ? Pick(language, $" (per {TrendRule.Periods(period, 1, language)}, all of them together)", $" (per {TrendRule.Periods(period, 1, language)}, alle samen)")
        : "";

    private static string LastPeriod(KpiResult? series, Language language)
    {
        if (series?.Grain is not { } grain || series.Kpi.IsCumulative || TrendRule.WholePeriods(series) is not [.., var last])
            return "";
        if (last.AgainstPrevious is not { } previous || !HasValue(previous.Reference) || !double.IsFinite(previous.Difference))
            return "";
        var before = ValueText.Range(grain.RangeOf(grain.NumberOf(last.Period!.Value.Start) - 1), language);
        var now = ValueText.Range(last.Period!.Value, language);
        var change = ValueText.Difference(previous.Difference, series.Unit, language);
        var surety = previous.PValue is null ? ""
            : previous.IsReliable ? Pick(language, ", a reliable change", ", een betrouwbare verandering")
            : Pick(language, ", which chance can explain", ", wat toeval kan zijn");
        return Pick(
            language,
            $"Last whole period, {now}: {Plain(last.Measurement, language)}, {change} against {before}{surety}.",
            $"Laatste hele periode, {now}: {Plain(last.Measurement, language)}, {change} ten opzichte van {before}{surety}.");
    }

    private static string Judgement(KpiResult total, Verdict verdict, int? trend, Standing standing, Language language)
    {
        if (!CanRate(total.Kpi, total.Total))
        {
            return Pick(
                language,
                $"Not rated: n{NumberText.Space}={NumberText.Space}{ValueText.Count(total.Total.N, language)}, and at least {ValueText.Count(total.Kpi.MinimumN, language)} are needed.",
                $"Niet beoordeeld: n{NumberText.Space}={NumberText.Space}{ValueText.Count(total.Total.N, language)}, en minstens {ValueText.Count(total.Kpi.MinimumN, language)} zijn er nodig.");
        }

        if (verdict == Verdict.NotRated)
        {
            return Pick(
                language,
                "Not rated: no benchmark that tells good from bad, and no reliable trend.",
                "Niet beoordeeld: geen benchmark die goed van slecht onderscheidt, en geen betrouwbare trend.");
        }

        var reasons = new[] { Reason(standing, language), Reason(trend, language) }.Where(reason => reason.Length > 0);
        return $"{Word(verdict, language)}: {string.Join(Pick(language, " and ", " en "), reasons)}.";
    }

    private static string Word(Verdict verdict, Language language) => verdict switch
    {
        Verdict.Good => Pick(language, "Good", "Goed"),
        Verdict.Poor => Pick(language, "Poor", "Slecht"),
        _ => Pick(language, "Fair", "Redelijk"),
    };

    private static string Reason(Standing standing, Language language) => standing switch
    {
        Standing.Better => Pick(language, "better than the benchmark", "beter dan de benchmark"),
        Standing.Around => Pick(language, "around the benchmark", "rond de benchmark"),
        Standing.Worse => Pick(language, "worse than the benchmark", "slechter dan de benchmark"),
        _ => "",
    };

    private static string Reason(int? trend, Language language) => trend switch
    {
        > 0 => Pick(language, "reliably getting better", "wordt betrouwbaar beter"),
        < 0 => Pick(language, "reliably getting worse", "wordt betrouwbaar slechter"),
        0 => Pick(language, "without a reliable trend", "zonder betrouwbare trend"),
        _ => "",
    };
}
