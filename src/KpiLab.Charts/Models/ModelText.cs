using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Models;

/// <summary>What the parameters of a fitted model say about customers, in words.</summary>
internal static class ModelText
{
    /// <summary>One or two sentences; each number in them follows from the parameters.</summary>
    public static string Meaning(FittedModel model) => model switch
    {
        BgNbd m => Rate(m, "r", "alpha") + $" After each repeat purchase {Share(m["a"].Value / (m["a"].Value + m["b"].Value))} of customers stop for good, on average; of those who have bought once only, the model cannot tell.",
        MbgNbd m => Rate(m, "r", "alpha") + $" After each purchase, the first included, {Share(m["a"].Value / (m["a"].Value + m["b"].Value))} of customers stop for good, on average.",
        ParetoNbd m => Rate(m, "r", "alpha") + $" Half of all customers have stopped within {Number(m["beta"].Value * (Math.Pow(2, 1 / m["s"].Value) - 1))} {Units(m)}.",
        BgBb m => $"At each opportunity {Share(m["alpha"].Value / (m["alpha"].Value + m["beta"].Value))} of those still there buy, and {Share(m["gamma"].Value / (m["gamma"].Value + m["delta"].Value))} stop for good before it, on average.",
        GammaGamma m => (m.PopulationMean is { } mean ? $"A purchase is worth {Number(mean)} on average." : "The mean over customers is not finite: a few customers weigh too much.")
            + $" Purchases of one customer vary by {Share(1 / Math.Sqrt(m["p"].Value))} around the customer's own mean" + (m["q"].Value > 2 ? $", and those means vary by {Share(1 / Math.Sqrt(m["q"].Value - 2))} between customers." : "."),
        RetentionModel m => $"Of new customers {Share(m.RetentionRate(1))} renew the first time, of those who did {Share(m.RetentionRate(2))} the second, and {Share(m.RetentionRate(12))} the twelfth; {Share(m.Survival(12))} are still there after twelve.",
        _ => "",
    };

    /// <summary>What a Cox regression says.</summary>
    public static string Meaning(CoxProportionalHazards model)
    {
        var text = model.Concordance.Value is { } share ? $"Of two customers whose order is known, the model puts the one who left first higher in {Share(share)} of cases (50 % is chance)." : "";
        if (model.Proportionality is { } test && test.Covariates.Any(c => c.PValue < 0.05))
            text += $" Not all covariates act with the same strength at every age: {string.Join(", ", test.Covariates.Where(c => c.PValue < 0.05).Select(c => c.Name))}. Read their hazard ratio as an average over ages.";
        return text.Trim();
    }

    /// <summary>A number as text, to three or four digits that matter.</summary>
    public static string Number(double value) => Math.Abs(value) >= 100 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 10 ? value.ToString("N1", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Rate(FittedModel model, string shape, string rate)
    {
        var mean = model[shape].Value / model[rate].Value;
        return $"As long as they are customers, people buy once in {Number(1 / mean)} {Units(model)}, on average.";
    }

    private static string Units(FittedModel model) => TimeText.Units(model.Unit, Language.English);

    private static string Share(double share) => (100 * share).ToString(share is > 0 and < 0.01 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";
}
