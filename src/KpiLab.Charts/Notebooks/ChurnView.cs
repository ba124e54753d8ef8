using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using KpiLab.Statistics;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of churn models: the model with its drivers, the assessment beside simpler ways, the reasons of a customer, and who to keep.</summary>
internal static class ChurnView
{
    private const int MostDrivers = 8;
    private const int MostCustomers = 10;

    /// <summary>The view of a churn model or what comes of it; null for anything else.</summary>
    public static ModelView? Of(object value) => value switch
    {
        ChurnModel model => Of(model),
        ChurnAssessment assessment => Of(assessment),
        ChurnReasons reasons => Of(reasons),
        SaveList list => Of(list),
        _ => null,
    };

    private static ModelView Of(ChurnModel model) => new(
        "Churn risk", $"{Count(model.Rows)} customers, of whom {Count(model.Leavers)} left ({Share((double)model.Leavers / model.Rows)}){(model.Horizon is { } horizon ? $" within {horizon}" : "")}",
        $"On customers it had not seen, the one who left had the higher risk {Share(model.Assessment.RocAuc.Mean)} of the time (50 % is chance). What it looks at, most first:",
        new(
            ["driver", "area under the curve lost without it", "interval"],
            [.. model.Importance.Take(MostDrivers).Select(i => (IReadOnlyList<string>)[i.Feature, F(i.AucLoss, "0.000"), Interval(i.Interval)])]),
        Math.Max(0, model.Importance.Length - MostDrivers),
        ["Learners, by weight: " + string.Join(", ", model.Learners.Select(l => $"{l.Learner} {F(l.Weight, "0.00")}")) + ".", .. model.Leaks.Select(l => $"\"{l.Column}\" was set aside because it knows the answer. {l.Evidence}"), .. model.Notes]);

    private static ModelView Of(ChurnAssessment a) => new(
        "Assessment of churn risk", $"{Count(a.Rows)} customers, each held out once; {Share(a.BaseRate)} left", string.Join(' ', a.Verdict.Take(2)),
        new(
            ["", "area under the curve", "log loss", "the model's gain in log loss"],
            [
                ["the model", $"{F(a.RocAuc.Mean, "0.000")} ({Interval(a.RocAuc.Interval)})", F(a.LogLoss.Pooled, "0.000"), ""],
                Row(a.OneRule),
                Row(a.BaseRateOnly),
            ]),
        0, [.. a.Verdict.Skip(2)]);

    private static ModelView Of(ChurnReasons reasons) => new(
        "Reasons of a risk", $"risk {Share(reasons.Probability)}; at the average log-odds {Share(1 / (1 + Math.Exp(-reasons.AverageLogOdds)))}",
        "Each reason multiplies the odds at that average; together they make this risk exactly.",
        new(
            ["feature", "value", "odds ×"],
            [.. reasons.Reasons.Take(MostDrivers).Select(r => (IReadOnlyList<string>)[r.Feature, r.Value ?? "empty", F(r.OddsFactor, "0.00")])]),
        Math.Max(0, reasons.Reasons.Length - MostDrivers), ["They say what the model looks at, not what would happen if the value were changed."]);

    private static ModelView Of(SaveList list)
    {
        var offered = list.Customers.Any(c => c.Contact is not null);
        return new(
            "Customers to keep", $"value at risk of all customers {F(list.ValueAtRisk, "N0")}", "",
            new(
                // The first column is the one that wraps.
                ["customer, and what raises the risk", "risk", "value", "value at risk", .. offered ? ["contact"] : Array.Empty<string>()],
                [.. list.Customers.Take(MostCustomers).Select(c => (IReadOnlyList<string>)
                [
                    $"{c.Customer}: {string.Join("; ", c.Reasons.Select(r => $"{r.Feature} = {r.Value ?? "empty"}"))}", Share(c.Risk), F(c.Value, "N2"), F(c.ValueAtRisk, "N2"),
                    .. offered ? [c.Contact == true ? "yes" : "no"] : Array.Empty<string>(),
                ])]),
            Math.Max(0, list.Customers.Length - MostCustomers), list.Notes);
    }

    private static string[] Row(BaselineComparison with) => [with.Name, F(with.RocAuc, "0.000"), F(with.LogLoss, "0.000"), $"{F(with.Gain.Mean, "0.000")} ({Interval(with.Gain.Interval)})"];

    private static string Interval(ConfidenceInterval? interval) => interval is null ? "" : $"{F(interval.Low, "0.000")} to {F(interval.High, "0.000")}";

    private static string Share(double share) => F(100 * share, "0.0") + " %";

    private static string Count(long count) => ValueText.Count(count, Language.English);

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
