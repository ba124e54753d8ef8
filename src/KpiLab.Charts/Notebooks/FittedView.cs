using KpiLab.Charts.Models;
using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of models of lifetime value and survival, and of checks of them.</summary>
internal sealed class FittedView(Language language)
{
    private const int MostSteps = 12;

    private readonly ModelText text = new(language);

    /// <summary>The view of a model or of a check of one; null for anything else.</summary>
    public ModelView? Of(object value) => value switch
    {
        FittedModel model => Of(model),
        CoxProportionalHazards cox => Of(cox),
        KaplanMeier curve => Of(curve),
        HoldoutCheck check => Of(check),
        LogRank test => Of(test),
        RecencyFrequency customers => Of(customers),
        _ => null,
    };

    private ModelView Of(FittedModel model) => new(
        model.Name, $"{Count(model.N)} {T("customers", "klanten")}, {T("log-likelihood", "log-aannemelijkheid")} {F(model.LogLikelihood, "N1")}, AIC {F(model.Aic, "N1")}", text.Meaning(model),
        new(
            [T("parameter", "parameter"), T("estimate", "schatting"), T("standard error", "standaardfout"), T("interval", "interval")],
            [.. model.Parameters.Select(p => (IReadOnlyList<string>)[p.Name, F(p.Value, "G4"), F(p.StandardError, "G3"), $"{F(p.Interval.Low, "G4")} {To} {F(p.Interval.High, "G4")} ({F(100 * p.Interval.Level, "0.#")} %)"])]),
        0, [model.Convergence.Starts == 0 ? T("Parameters taken as known.", "Parameters als bekend genomen.")
            : T($"Converged in {model.Convergence.Iterations} steps from the best of {model.Convergence.Starts} starts", $"Gevonden in {model.Convergence.Iterations} stappen vanaf het beste van {model.Convergence.Starts} beginpunten")
                + (model.Unit is { } ? $"; {T("time in", "tijd in")} {TimeText.Units(model.Unit, language)}" : "") + "."]);

    private ModelView Of(CoxProportionalHazards model) => new(
        T("Cox regression", "Cox-regressie"),
        $"{Count(model.N)} {T("customers", "klanten")}, {Count(model.Lost)} {T("lost", "vertrokken")}, {T("log-likelihood", "log-aannemelijkheid")} {F(model.LogLikelihood, "N1")} ({T("without covariates", "zonder kenmerken")} {F(model.NullLogLikelihood, "N1")})",
        text.Meaning(model),
        new(
            [T("covariate", "kenmerk"), "hazard ratio", "interval", "p"],
            [.. model.Coefficients.Select(c => (IReadOnlyList<string>)[c.Name, F(c.HazardRatio, "0.00"), $"{F(c.HazardRatioInterval.Low, "0.00")} {To} {F(c.HazardRatioInterval.High, "0.00")}", TimeText.P(c.PValue, language)])]),
        0, [T($"Converged in {model.Iterations} steps. A hazard ratio of 2 is leaving twice as fast, all else equal.", $"Gevonden in {model.Iterations} stappen. Een hazard ratio van 2 is twee keer zo snel vertrekken, als al het andere gelijk is.")]);

    private ModelView Of(KaplanMeier curve)
    {
        var every = curve.Steps.Length / MostSteps + 1;
        KaplanMeierStep[] shown = [.. curve.Steps.Where((_, i) => curve.Steps.Length <= MostSteps || i % every == every - 1 || i == curve.Steps.Length - 1)];
        return new(
            "Kaplan-Meier", $"{Count(curve.N)} {T("customers", "klanten")}, {Count(curve.Lost)} {T("lost", "vertrokken")}",
            curve.Median is { } median ? T($"Half are gone by {text.Number(median)}.", $"De helft is weg bij {text.Number(median)}.") : T("More than half are still there when the data end.", "Meer dan de helft is er nog als de gegevens ophouden."),
            new(
                [T("time", "tijd"), T("at risk", "nog te volgen"), T("still there", "nog klant"), "interval"],
                [.. shown.Select(s => (IReadOnlyList<string>)[F(s.Time, "G4"), F(s.AtRisk, "N0"), F(100 * s.Survival, "0.0") + " %", s.Interval is { } i ? $"{F(100 * i.Low, "0.0")} {To} {F(100 * i.High, "0.0")} %" : ""])]),
            curve.Steps.Length - shown.Length, []);
    }

    private ModelView Of(HoldoutCheck check) => new(
        check.Model + T(" against the holdout", " tegen wat daarna kwam"), $"{F(check.Length, "0.#")} {TimeText.Units(check.Unit, language)} {T("that the model never saw", "die het model nooit zag")}",
        T(
            $"{F(check.Actual, "N0")} purchases happened, the model expected {F(check.Expected, "N0")}. Mean absolute error per customer: {F(check.ModelError, "0.000")}, of the same rate as before {F(check.NaiveError, "0.000")}",
            $"Er waren {F(check.Actual, "N0")} aankopen, het model verwachtte er {F(check.Expected, "N0")}. Gemiddelde absolute fout per klant: {F(check.ModelError, "0.000")}, van hetzelfde tempo als eerst {F(check.NaiveError, "0.000")}")
            + (check.IsBetterThanNaive ? "." : T(": the model is no better than that, and should not be used here.", ": het model is niet beter dan dat, en is hier niet te gebruiken.")),
        new(
            [T("purchases before", "aankopen ervoor"), T("customers", "klanten"), T("happened", "gebeurd"), check.Model, T("same rate as before", "zelfde tempo als eerst")],
            [.. check.Rows.Select(r => (IReadOnlyList<string>)[r.Frequency + (r.AndAbove ? "+" : ""), F(r.Customers, "N0"), r.Actual is { } a ? F(a, "0.00") : "", r.Model is { } m ? F(m, "0.00") : "", r.Naive is { } n ? F(n, "0.00") : ""])]),
        0, []);

    private ModelView Of(LogRank test) => new(
        T("Log-rank test", "Log-ranktoets"),
        T($"chi-squared {F(test.ChiSquare, "N1")} with {test.DegreesOfFreedom} degrees of freedom", $"chi-kwadraat {F(test.ChiSquare, "N1")} bij {test.DegreesOfFreedom} vrijheidsgraden") + $", {TimeText.P(test.PValue, language)}",
        test.PValue < 0.05 ? T("The groups do not leave at the same pace.", "De groepen vertrekken niet in hetzelfde tempo.") : T("No reliable difference in the pace at which the groups leave.", "Geen betrouwbaar verschil in het tempo waarin de groepen vertrekken."),
        new(
            [T("group", "groep"), T("customers", "klanten"), T("lost", "vertrokken"), T("expected at the same pace", "verwacht bij gelijk tempo")],
            [.. test.Groups.Select(g => (IReadOnlyList<string>)[g.Name, F(g.Customers, "N0"), F(g.Lost, "N0"), F(g.Expected, "N1")])]),
        0, []);

    private ModelView Of(RecencyFrequency customers)
    {
        var all = customers.Customers;
        var units = TimeText.Units(customers.Unit, language);
        var again = F(all.Count(c => c.History.Frequency > 0), "N0");
        return new(
            T("Customers by recency and frequency", "Klanten naar recentheid en frequentie"),
            T($"{F(all.Length, "N0")} customers, {again} of whom bought again", $"{F(all.Length, "N0")} klanten, van wie {again} nog eens kochten") + (customers.CalibrationEnd is { } end ? $" {T("by", "tot en met")} {end:yyyy-MM-dd}" : ""),
            customers.HoldoutLength > 0 ? T($"Purchases of the {F(customers.HoldoutLength, "0.#")} {units} after that are kept apart, to check the model against.", $"Aankopen van de {F(customers.HoldoutLength, "0.#")} {units} daarna zijn apart gehouden, om het model aan te toetsen.") : "",
            new(
                [T("customer", "klant"), T("repeat purchases", "herhaalaankopen"), T($"last after ({units})", $"laatste na ({units})"), T($"age ({units})", $"leeftijd ({units})"), T("mean amount of repeats", "gemiddeld bedrag van herhaling")],
                [.. all.Take(5).Select(c => (IReadOnlyList<string>)[c.Customer, F(c.History.Frequency, "0"), F(c.History.Recency, "0.0"), F(c.History.Age, "0.0"), c.MeanSpend is { } spend ? F(spend, "N2") : ""])]),
            Math.Max(0, all.Length - 5), [.. customers.Notes.Select(n => n.In(language))]);
    }

    private string To => T("to", "tot");

    private string Count(long count) => ValueText.Count(count, language);

    private string F(double value, string format) => text.Number(value, format);

    private string T(string english, string dutch) => text.T(english, dutch);
}
