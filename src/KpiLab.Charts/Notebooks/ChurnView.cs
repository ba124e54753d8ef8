using KpiLab.Charts.Models;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using KpiLab.Statistics;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of churn models: the model with its drivers, the assessment beside simpler ways, the reasons of a customer, and who to keep.</summary>
internal sealed class ChurnView(Language language)
{
    private const int MostDrivers = 8;
    private const int MostCustomers = 10;

    /// <summary>The view of a churn model or what comes of it; null for anything else.</summary>
    public ModelView? Of(object value) => value switch
    {
        ChurnModel model => Of(model),
        ChurnAssessment assessment => Of(assessment),
        ChurnReasons reasons => Of(reasons),
        SaveList list => Of(list),
        _ => null,
    };

    private ModelView Of(ChurnModel model) => new(
        T("Churn risk", "Vertrekrisico"),
        T($"{Count(model.Rows)} customers, of whom {Count(model.Leavers)} left ({Share((double)model.Leavers / model.Rows)})", $"{Count(model.Rows)} klanten, van wie er {Count(model.Leavers)} vertrokken ({Share((double)model.Leavers / model.Rows)})")
            + (model.Horizon is { } horizon ? $" {T("within", "binnen")} {TimeText.Of(horizon, language)}" : ""),
        T(
            $"On customers it had not seen, the one who left had the higher risk {Share(model.Assessment.RocAuc.Mean)} of the time (50 % is chance). What it looks at, most first:",
            $"Bij klanten die het niet had gezien, had wie vertrok in {Share(model.Assessment.RocAuc.Mean)} van de gevallen het hoogste risico (50 % is toeval). Waar het op let, het zwaarst eerst:"),
        new(
            [T("driver", "oorzaak"), T("area under the curve lost without it", "oppervlakte onder de curve die zonder wegvalt"), "interval"],
            [.. model.Importance.Take(MostDrivers).Select(i => (IReadOnlyList<string>)[FeatureText.Of(i.Feature, language), F(i.AucLoss, 3), Interval(i.Interval)])]),
        Math.Max(0, model.Importance.Length - MostDrivers),
        [T("Learners, by weight: ", "Leerders, naar gewicht: ") + string.Join(", ", model.Learners.Select(l => $"{l.Learner} {F(l.Weight, 2)}")) + ".", .. model.Notes.Select(n => n.In(language))])
    {
        Drawing = ChurnDrawing.Drivers(model, language),
    };

    private ModelView Of(ChurnAssessment a) => new(
        T("Assessment of churn risk", "Beoordeling van vertrekrisico"),
        T($"{Count(a.Rows)} customers, each held out once; {Share(a.BaseRate)} left", $"{Count(a.Rows)} klanten, elk één keer apart gehouden; {Share(a.BaseRate)} vertrok"),
        string.Join(' ', a.Verdict.Take(2).Select(v => v.In(language))),
        new(
            ["", T("area under the curve", "oppervlakte onder de curve"), T("log loss", "logverlies"), T("the model's gain in log loss", "winst van het model in logverlies")],
            [
                [T("the model", "het model"), $"{F(a.RocAuc.Mean, 3)} ({Interval(a.RocAuc.Interval)})", F(a.LogLoss.Pooled, 3), ""],
                Row(a.OneRule),
                Row(a.BaseRateOnly),
            ]),
        0, [.. a.Verdict.Skip(2).Select(v => v.In(language))])
    {
        Drawing = ChurnDrawing.Gains(a, language),
    };

    private ModelView Of(ChurnReasons reasons) => new(
        T("Reasons of a risk", "Redenen van een risico"),
        $"{T("risk", "risico")} {Share(reasons.Probability)}; {T("at the average log-odds", "bij de gemiddelde log-odds")} {Share(1 / (1 + Math.Exp(-reasons.AverageLogOdds)))}",
        T("Each reason multiplies the odds at that average; together they make this risk exactly.", "Elke reden vermenigvuldigt de odds bij dat gemiddelde; samen geven ze precies dit risico."),
        new(
            [T("feature", "kenmerk"), T("value", "waarde"), "odds ×"],
            [.. reasons.Reasons.Take(MostDrivers).Select(r => (IReadOnlyList<string>)[FeatureText.Of(r.Feature, language), FeatureText.Value(r, language), F(r.OddsFactor, 2)])]),
        Math.Max(0, reasons.Reasons.Length - MostDrivers),
        [T("They say what the model looks at, not what would happen if the value were changed.", "Ze zeggen waar het model op let, niet wat er zou gebeuren als de waarde verandert.")]);

    private ModelView Of(SaveList list)
    {
        var offered = list.Customers.Any(c => c.Contact is not null);
        return new(
            T("Customers to keep", "Klanten om te behouden"), $"{T("value at risk of all customers", "waarde onder risico van alle klanten")} {F(list.ValueAtRisk, 0)}", "",
            new(
                // The first column is the one that wraps.
                [T("customer, and what raises the risk", "klant, en wat het risico verhoogt"), T("risk", "risico"), T("value", "waarde"), T("value at risk", "waarde onder risico"), .. offered ? [T("contact", "benaderen")] : Array.Empty<string>()],
                [.. list.Customers.Take(MostCustomers).Select(c => (IReadOnlyList<string>)
                [
                    $"{c.Customer}: {string.Join("; ", c.Reasons.Select(r => $"{FeatureText.Of(r.Feature, language)} = {FeatureText.Value(r, language)}"))}", Share(c.Risk), F(c.Value, 2), F(c.ValueAtRisk, 2),
                    .. offered ? [c.Contact == true ? T("yes", "ja") : T("no", "nee")] : Array.Empty<string>(),
                ])]),
            Math.Max(0, list.Customers.Length - MostCustomers), [.. list.Notes.Select(n => n.In(language))]);
    }

    private string[] Row(BaselineComparison with) => [with.Name.In(language), F(with.RocAuc, 3), F(with.LogLoss, 3), $"{F(with.Gain.Mean, 3)} ({Interval(with.Gain.Interval)})"];

    private string Interval(ConfidenceInterval? interval) => interval is null ? "" : $"{F(interval.Low, 3)} {T("to", "tot")} {F(interval.High, 3)}";

    private string Share(double share) => F(100 * share, 1) + " %";

    private string Count(long count) => ValueText.Count(count, language);

    private string F(double value, int decimals) => TimeText.Number(value, decimals, language);

    private string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
}
