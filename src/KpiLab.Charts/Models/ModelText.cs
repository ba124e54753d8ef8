using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Charts.Models;

/// <summary>What the parameters of a fitted model say about customers, in words.</summary>
internal sealed class ModelText(Language language)
{
    /// <summary>One or two sentences; each number in them follows from the parameters.</summary>
    public string Meaning(FittedModel model) => model switch
    {
        BgNbd m => Rate(m) + T($" After each repeat purchase {Mean(m, "a", "b")} of customers stop for good, on average; of those who have bought once only, the model cannot tell.", $" Na elke herhaalaankoop stopt gemiddeld {Mean(m, "a", "b")} van de klanten voorgoed; van wie één keer kocht kan het model het niet zeggen."),
        MbgNbd m => Rate(m) + T($" After each purchase, the first included, {Mean(m, "a", "b")} of customers stop for good, on average.", $" Na elke aankoop, ook de eerste, stopt gemiddeld {Mean(m, "a", "b")} van de klanten voorgoed."),
        ParetoNbd m => Rate(m) + T(" Half of all customers have stopped within ", " De helft van alle klanten is gestopt binnen ") + $"{Number(m["beta"].Value * (Math.Pow(2, 1 / m["s"].Value) - 1))} {Units(m)}.",
        BgBb m => T(
            $"At each opportunity {Mean(m, "alpha", "beta")} of those still there buy, and {Mean(m, "gamma", "delta")} stop for good before it, on average.",
            $"Bij elke gelegenheid koopt gemiddeld {Mean(m, "alpha", "beta")} van wie er nog is, en stopt {Mean(m, "gamma", "delta")} ervoor voorgoed."),
        GammaGamma m => Spend(m),
        RetentionModel m => T(
            $"Of new customers {Share(m.RetentionRate(1))} renew the first time, of those who did {Share(m.RetentionRate(2))} the second, and {Share(m.RetentionRate(12))} the twelfth; {Share(m.Survival(12))} are still there after twelve.",
            $"Van nieuwe klanten verlengt {Share(m.RetentionRate(1))} de eerste keer, van wie dat deed {Share(m.RetentionRate(2))} de tweede, en {Share(m.RetentionRate(12))} de twaalfde; na twaalf is {Share(m.Survival(12))} er nog."),
        _ => "",
    };

    /// <summary>What a Cox regression says.</summary>
    public string Meaning(CoxProportionalHazards model)
    {
        var text = model.Concordance.Value is { } share
            ? T($"Of two customers whose order is known, the model puts the one who left first higher in {Share(share)} of cases (50 % is chance).", $"Van twee klanten van wie de volgorde bekend is, zet het model wie het eerst vertrok in {Share(share)} van de gevallen hoger (50 % is toeval).")
            : "";
        if (model.Proportionality is { } test && test.Covariates.Any(c => c.PValue < 0.05))
        {
            var names = string.Join(", ", test.Covariates.Where(c => c.PValue < 0.05).Select(c => c.Name));
            text += T($" Not all covariates act with the same strength at every age: {names}. Read their hazard ratio as an average over ages.", $" Niet alle kenmerken werken op elke leeftijd even sterk: {names}. Lees hun hazard ratio als een gemiddelde over de leeftijden.");
        }

        return text.Trim();
    }

    /// <summary>A number as text, to three or four digits that matter.</summary>
    public string Number(double value) => Marks(Math.Abs(value) >= 100 ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Math.Abs(value) >= 10 ? value.ToString("N1", CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture));

    /// <summary>A number in a format of .NET.</summary>
    public string Number(double value, string format) => Marks(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The text in the language.</summary>
    public string T(string english, string dutch) => language == Language.Dutch ? dutch : english;

    private string Rate(FittedModel model)
    {
        var mean = model["r"].Value / model["alpha"].Value;
        return T($"As long as they are customers, people buy once in {Number(1 / mean)} {Units(model)}, on average.", $"Zolang ze klant zijn, kopen mensen gemiddeld eens per {Number(1 / mean)} {Units(model)}.");
    }

    private string Spend(GammaGamma m)
    {
        var mean = m.PopulationMean is { } worth
            ? T($"A purchase is worth {Number(worth)} on average.", $"Een aankoop is gemiddeld {Number(worth)} waard.")
            : T("The mean over customers is not finite: a few customers weigh too much.", "Het gemiddelde over klanten is niet eindig: enkele klanten wegen te zwaar.");
        var within = Share(1 / Math.Sqrt(m["p"].Value));
        var between = m["q"].Value > 2 ? Share(1 / Math.Sqrt(m["q"].Value - 2)) : null;
        return mean + T($" Purchases of one customer vary by {within} around the customer's own mean", $" Aankopen van één klant verschillen {within} rond het eigen gemiddelde")
            + (between is null ? "." : T($", and those means vary by {between} between customers.", $", en die gemiddelden verschillen {between} tussen klanten."));
    }

    private string Mean(FittedModel model, string a, string b) => Share(model[a].Value / (model[a].Value + model[b].Value));

    private string Units(FittedModel model) => TimeText.Units(model.Unit, language);

    private string Share(double share) => Number(100 * share, share is > 0 and < 0.01 ? "0.0" : "0") + " %";

    private string Marks(string number) => language == Language.Dutch ? number.Replace(',', '\0').Replace('.', ',').Replace('\0', '.') : number;
}
