using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.Survival;
using KpiLab.Statistics;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of customers who leave, beside the churn rate over time that <see cref="ResultChart"/> draws.</summary>
public static class ChurnRateChart
{
    private const int MostCohorts = 18;
    private const int MostAges = 12;

    /// <summary>The retention triangle: the share of each cohort still there at each age. The latest eighteen cohorts and the first twelve ages.</summary>
    /// <param name="cohorts">The cohorts, oldest first.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Retention(IReadOnlyList<RetentionCohort> cohorts, ChartOptions? options = null) => RetentionPlot(cohorts, options ?? ChartOptions.Default).ToChart();

    /// <summary>Survival curves with their intervals: the share of customers still there by age.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="options">Language and theme.</param>
    /// <param name="test">The log-rank test over the same segments, as <see cref="CustomerSurvival.Compare"/> gives; the title then says whether they differ. Null to leave it out.</param>
    public static GenericChart Survival(IReadOnlyList<CustomerSurvival> curves, ChartOptions? options = null, LogRank? test = null) => SurvivalPlot(curves, options ?? ChartOptions.Default, test).ToChart();

    internal static Plot RetentionPlot(IReadOnlyList<RetentionCohort> cohorts, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        RetentionCohort[] shown = [.. cohorts.Where(c => c.Kept.Count > 0).TakeLast(MostCohorts)];
        var ages = Math.Min(MostAges, shown.Select(c => c.Kept.Count).DefaultIfEmpty(1).Max());
        string P(double share) => ValueText.Short(Math.Round(share, 2), Unit.Percent, language).Replace(language == Language.Dutch ? ",0" : ".0", "", StringComparison.Ordinal);
        string Name(RetentionCohort c) => ValueText.Range(c.Came, language);
        return CellPlot.Of(
            options, RetentionTitle(shown, P, Name, dutch),
            dutch ? "Warmtekaart: deel van elke instroomgroep dat er na elke periode nog is" : "Heat map: share of each cohort still there after each period",
            [.. shown.Select(c => $"{Name(c)} (n = {ValueText.Count(c.Size, language)})")], [.. Enumerable.Range(1, ages).Select(a => $"{a}")],
            dutch ? "gekomen in" : "came in", dutch ? "volle perioden daarna (% nog klant)" : "whole periods after that (% still there)",
            (row, column) => shown[row].After(column + 1) is { } kept
                ? new PlotCell(kept, P(kept), PlotText.Lines(Name(shown[row]), (dutch ? "na " : "after ") + (column + 1) + ": " + ValueText.Short(kept, Unit.Percent, language), $"{ValueText.Count(shown[row].Kept[column], language)} / {ValueText.Count(shown[row].Size, language)}"))
                : null,
            warm: false);
    }

    // The cohort that stands lowest against all others at three periods, told only where chance is an unlikely reason.
    private static string RetentionTitle(RetentionCohort[] shown, Func<double, string> percent, Func<RetentionCohort, string> name, bool dutch)
    {
        const int Age = 3;
        RetentionCohort[] old = [.. shown.Where(c => c.Kept.Count >= Age && c.Size > 0)];
        if (old.Length < 2)
            return dutch ? "Welk deel van elke instroomgroep er nog is" : "How much of each cohort is still there";
        var tests = old.Select(c => (Cohort: c, Kept: old.Where(o => o != c).Sum(o => o.Kept[Age - 1]), Size: old.Where(o => o != c).Sum(o => o.Size))).ToArray();
        var corrected = MultipleComparisons.BenjaminiHochberg([.. tests.Select(t => Proportion.DifferencePValue(t.Cohort.Kept[Age - 1], t.Cohort.Size, t.Kept, t.Size))]);
        var low = Enumerable.Range(0, old.Length).MinBy(i => old[i].After(Age));
        var rest = percent((double)tests[low].Kept / tests[low].Size);
        var own = percent(old[low].After(Age)!.Value);
        if (corrected[low] < 0.05)
            return dutch ? $"Wie kwam in {name(old[low])} vertrekt het snelst: na {Age} perioden is {own} er nog, tegen {rest} van de anderen" : $"Who came in {name(old[low])} leaves fastest: after {Age} periods {own} is still there, against {rest} of the others";
        return dutch ? $"Geen instroomgroep wijkt betrouwbaar af: na {Age} perioden is {percent((double)old.Sum(c => c.Kept[Age - 1]) / old.Sum(c => c.Size))} er nog" : $"No cohort reliably differs: after {Age} periods {percent((double)old.Sum(c => c.Kept[Age - 1]) / old.Sum(c => c.Size))} is still there";
    }

    internal static Plot SurvivalPlot(IReadOnlyList<CustomerSurvival> curves, ChartOptions options, LogRank? test = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        string P(double? share) => share is { } known ? ValueText.Short(known, Unit.Percent, language) : "";
        CustomerSurvival[] shown = [.. curves.Where(c => c.Steps.Length > 0).OrderByDescending(c => c.Customers).Take(6).OrderBy(c => c.Segment)];
        var longest = shown.SelectMany(c => c.Steps).Select(s => s.Time).DefaultIfEmpty(1).Max();
        var year = Math.Min(12, Math.Floor(longest));
        var best = shown.MaxBy(c => c.After(year));
        var worst = shown.MinBy(c => c.After(year));
        string At(CustomerSurvival c) => $"{P(c.After(year))} ({c.Segment.In(language)})";
        var title = best is null || worst is null ? (dutch ? "Nog niemand vertrok" : "Nobody has left yet")
            : best == worst ? (dutch ? $"Na {year} maanden is {P(best.After(year))} van de klanten er nog" : $"After {year} months {P(best.After(year))} of customers are still there")
            : dutch ? $"Na {year} maanden is {At(best)} van de klanten er nog, tegen {At(worst)}" : $"After {year} months {At(best)} of customers are still there, against {At(worst)}";
        if (test is not null)
            title += dutch ? $". Log-ranktoets: {(test.PValue < 0.05 ? "" : "geen betrouwbaar verschil, ")}{TimeText.P(test.PValue, language)}" : $". Log-rank test: {(test.PValue < 0.05 ? "" : "no reliable difference, ")}{TimeText.P(test.PValue, language)}";
        return CurvePlot.Of(
            options, title,
            dutch ? "Overlevingscurve (Kaplan-Meier): deel van de klanten dat er nog is naar leeftijd, met interval" : "Survival curve (Kaplan-Meier): share of customers still there by age, with intervals",
            [.. shown.Select(c => Thinned(c, language))],
            CurvePlot.Months(dutch ? "maanden klant" : "months as a customer", longest),
            new PlotAxis(dutch ? "nog klant (%)" : "still there (%)") { TickFormat = ",.1~%", Range = [0, 1.02] },
            new PlotTable(
                [dutch ? "maanden" : "months", .. shown.Select(c => $"{c.Segment.In(language)} (n = {ValueText.Count(c.Customers, language)})")],
                [.. new[] { 1, 3, 6, 9, 12, 18, 24, 36, 48, 60 }.Where(m => m <= longest).Select(m => (IReadOnlyList<string>)[$"{m}", .. shown.Select(c => P(c.After(m)))])]),
            steps: true);
    }

    // One step a week is finer than the screen; the last step before it stands for the week.
    private static Curve Thinned(CustomerSurvival curve, Language language)
    {
        KaplanMeierStep[] kept = [.. curve.Steps.GroupBy(s => Math.Floor(s.Time * 4.348)).Select(week => week.Last())];
        string Hover(KaplanMeierStep s) => PlotText.Lines(
            curve.Segment.In(language), $"{ValueText.Short(s.Time, Unit.Months, language)}: {ValueText.Short(s.Survival, Unit.Percent, language)}",
            s.Interval is { } i ? ValueText.Evidence(new Measurement(s.Survival, Unit.Percent, null, null, (long)s.AtRisk, i), language) : "");
        return new(curve.Segment.In(language), [0, .. kept.Select(s => s.Time)], [1, .. kept.Select(s => s.Survival)], ["", .. kept.Select(Hover)])
        {
            Band = [null, .. kept.Select(s => s.Interval is { } i ? (i.Low, i.High) : ((double, double)?)null)],
        };
    }
}
