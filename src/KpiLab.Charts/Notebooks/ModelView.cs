using System.Globalization;
using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of a model: its name, what it means in words, its numbers as a table, and how it was found.</summary>
/// <param name="Name">The model.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Meaning">In words; empty where there is nothing to say.</param>
/// <param name="Table">Its numbers.</param>
/// <param name="Hidden">Rows of the table that are not shown.</param>
/// <param name="Notes">What else there is to know.</param>
internal sealed record ModelView(string Name, string Evidence, string Meaning, PlotTable Table, int Hidden, IReadOnlyList<string> Notes)
{
    private const int MostSteps = 12;

    /// <summary>The view of a model or of a check of one; null for anything else.</summary>
    public static ModelView? Of(object value) => value switch
    {
        FittedModel model => Of(model),
        CoxProportionalHazards cox => Of(cox),
        KaplanMeier curve => Of(curve),
        HoldoutCheck check => Of(check),
        LogRank test => Of(test),
        RecencyFrequency customers => Of(customers),
        _ => ChurnView.Of(value),
    };

    private static ModelView Of(FittedModel model) => new(
        model.Name, $"{Count(model.N)} customers, log-likelihood {F(model.LogLikelihood, "N1")}, AIC {F(model.Aic, "N1")}", ModelText.Meaning(model),
        new(
            ["parameter", "estimate", "standard error", "interval"],
            [.. model.Parameters.Select(p => (IReadOnlyList<string>)[p.Name, F(p.Value, "G4"), F(p.StandardError, "G3"), $"{F(p.Interval.Low, "G4")} to {F(p.Interval.High, "G4")} ({F(100 * p.Interval.Level, "0.#")} %)"])]),
        0, [model.Convergence.Starts == 0 ? "Parameters taken as known." : $"Converged in {model.Convergence.Iterations} steps from the best of {model.Convergence.Starts} starts{(model.Unit is { } ? $"; time in {TimeText.Units(model.Unit, Language.English)}" : "")}."]);

    private static ModelView Of(CoxProportionalHazards model) => new(
        "Cox regression", $"{Count(model.N)} customers, {Count(model.Lost)} lost, log-likelihood {F(model.LogLikelihood, "N1")} (without covariates {F(model.NullLogLikelihood, "N1")})", ModelText.Meaning(model),
        new(
            ["covariate", "hazard ratio", "interval", "p"],
            [.. model.Coefficients.Select(c => (IReadOnlyList<string>)[c.Name, F(c.HazardRatio, "0.00"), $"{F(c.HazardRatioInterval.Low, "0.00")} to {F(c.HazardRatioInterval.High, "0.00")}", TimeText.P(c.PValue, Language.English)])]),
        0, [$"Converged in {model.Iterations} steps. A hazard ratio of 2 is leaving twice as fast, all else equal."]);

    private static ModelView Of(KaplanMeier curve)
    {
        var every = curve.Steps.Length / MostSteps + 1;
        KaplanMeierStep[] shown = [.. curve.Steps.Where((_, i) => curve.Steps.Length <= MostSteps || i % every == every - 1 || i == curve.Steps.Length - 1)];
        return new(
            "Kaplan-Meier", $"{Count(curve.N)} customers, {Count(curve.Lost)} lost", curve.Median is { } median ? $"Half are gone by {ModelText.Number(median)}." : "More than half are still there when the data end.",
            new(
                ["time", "at risk", "still there", "interval"],
                [.. shown.Select(s => (IReadOnlyList<string>)[F(s.Time, "G4"), F(s.AtRisk, "N0"), F(100 * s.Survival, "0.0") + " %", s.Interval is { } i ? $"{F(100 * i.Low, "0.0")} to {F(100 * i.High, "0.0")} %" : ""])]),
            curve.Steps.Length - shown.Length, []);
    }

    private static ModelView Of(HoldoutCheck check) => new(
        check.Model + " against the holdout", $"{F(check.Length, "0.#")} {TimeText.Units(check.Unit, Language.English)} that the model never saw",
        $"{F(check.Actual, "N0")} purchases happened, the model expected {F(check.Expected, "N0")}. Mean absolute error per customer: {F(check.ModelError, "0.000")}, of the same rate as before {F(check.NaiveError, "0.000")}"
            + (check.IsBetterThanNaive ? "." : ": the model is no better than that, and should not be used here."),
        new(
            ["purchases before", "customers", "happened", check.Model, "same rate as before"],
            [.. check.Rows.Select(r => (IReadOnlyList<string>)[r.Frequency + (r.AndAbove ? "+" : ""), F(r.Customers, "N0"), r.Actual is { } a ? F(a, "0.00") : "", r.Model is { } m ? F(m, "0.00") : "", r.Naive is { } n ? F(n, "0.00") : ""])]),
        0, []);

    private static ModelView Of(LogRank test) => new(
        "Log-rank test", $"chi-squared {F(test.ChiSquare, "N1")} with {test.DegreesOfFreedom} degrees of freedom, {TimeText.P(test.PValue, Language.English)}",
        test.PValue < 0.05 ? "The groups do not leave at the same pace." : "No reliable difference in the pace at which the groups leave.",
        new(
            ["group", "customers", "lost", "expected at the same pace"],
            [.. test.Groups.Select(g => (IReadOnlyList<string>)[g.Name, F(g.Customers, "N0"), F(g.Lost, "N0"), F(g.Expected, "N1")])]),
        0, []);

    private static ModelView Of(RecencyFrequency customers)
    {
        var all = customers.Customers;
        var units = TimeText.Units(customers.Unit, Language.English);
        return new(
            "Customers by recency and frequency", $"{F(all.Length, "N0")} customers, {F(all.Count(c => c.History.Frequency > 0), "N0")} of whom bought again{(customers.CalibrationEnd is { } end ? $" by {end:yyyy-MM-dd}" : "")}",
            customers.HoldoutLength > 0 ? $"Purchases of the {F(customers.HoldoutLength, "0.#")} {units} after that are kept apart, to check the model against." : "",
            new(
                ["customer", "repeat purchases", $"last after ({units})", $"age ({units})", "mean amount of repeats"],
                [.. all.Take(5).Select(c => (IReadOnlyList<string>)[c.Customer, F(c.History.Frequency, "0"), F(c.History.Recency, "0.0"), F(c.History.Age, "0.0"), c.MeanSpend is { } spend ? F(spend, "N2") : ""])]),
            Math.Max(0, all.Length - 5), customers.Notes);
    }

    private static string Count(long count) => ValueText.Count(count, Language.English);

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
