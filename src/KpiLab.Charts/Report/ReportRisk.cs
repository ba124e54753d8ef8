using System.Globalization;
using System.Text;
using KpiLab.Charts.Models;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Charts.Report;

/// <summary>Which customers of today will probably leave, and why; where the data allow no model or the model is of no use, a sentence says so.</summary>
internal static class ReportRisk
{
    public const string Id = "customers-at-risk";

    private const int MostCustomers = 10;
    private const int Reasons = 3;

    // A report is made in seconds; above this a model is trained once, with `kpilab churn train`.
    private const long MostRows = 1_000_000;

    public static string Title(Language language) => language == Language.Dutch ? "Klanten die dreigen te vertrekken" : "Customers at risk";

    public static void Write(StringBuilder html, Scorecard scorecard, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"kpi\" id=\"{Id}\" aria-labelledby=\"{Id}-title\"><div class=\"head\"><h2 id=\"{Id}-title\">{Title(language)}</h2></div>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{T("Which customers of today will leave within three months, and why?", "Welke klanten van vandaag vertrekken binnen drie maanden, en waarom?")}</p>");
        try
        {
            Write(html, scorecard.Tables, scorecard.Options.AsOf, language);
        }
        catch (MissingRoleException)
        {
            Refuse(T("It takes subscriptions (customer, start, end), and tells more with what customers do (customer, date).", "Het vraagt abonnementen (klant, begin, einde), en zegt meer met wat klanten doen (klant, datum)."));
        }
        catch (DataException e)
        {
            Refuse(T(e.Message, "De gegevens laten geen model toe: het vraagt een geschiedenis van ten minste zes maanden, met genoeg klanten die bleven en die vertrokken."));
        }

        html.Append("</section>\n");

        void Refuse(string because) => html.Append(CultureInfo.InvariantCulture, $"<p><strong>{T("Not computed.", "Niet berekend.")}</strong> {HtmlText.Encode(because)}</p>");
    }

    private static void Write(StringBuilder html, IReadOnlyList<FrameTable> tables, DateOnly? asOf, Language language)
    {
        bool dutch = language == Language.Dutch;
        var history = ChurnHistory.Of(tables);
        if (tables.Where(t => history.Tables.Contains(t.Name)).Sum(t => (long)t.RowCount) > MostRows)
            throw new DataException("The tables have more than a million rows. Train a model once with \"kpilab churn train\", and score with \"kpilab churn score\".");
        var today = asOf is { } day && day < history.End ? day.AddDays(1) : history.End;
        var options = new ChurnOptions { SnapshotDate = today.AddMonths(-3), Learners = [ChurnLearner.LogisticRegression], InnerFolds = 2, MostAssessedRows = 10_000 };
        var model = ChurnModel.Fit(history, options);
        html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(About(model, language))}</p>");
        if (!model.Assessment.BaseRateOnly.ModelIsBetter)
            return;
        var customers = history.At(today);
        var list = SaveList.Of(model, customers, top: MostCustomers, reasons: Reasons);
        var amount = customers.Find(Role.Amount) as NumberColumn;
        var first = (dutch, amount) switch
        {
            (true, null) => "Het grootste risico eerst, per",
            (true, _) => $"Het grootste risico × {amount.Name} eerst, per",
            (false, null) => "The largest risk first, as of",
            _ => $"The largest risk × {amount.Name} first, as of",
        };
        html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(first)} {HtmlText.Encode(ValueText.Range(new(today, today.AddDays(1)), language))}.</p>");
        ReportFigure.Table(html, new(
            [dutch ? "klant, en wat het risico verhoogt" : "customer, and what raises the risk", dutch ? "risico" : "risk", .. amount is not null ? [amount.Name] : Array.Empty<string>()],
            [.. list.Customers.Select(c => (IReadOnlyList<string>)
            [
                $"{c.Customer}: {string.Join("; ", c.Reasons.Select(r => $"{FeatureText.Of(r.Feature, language)} = {FeatureText.Value(r, language)}"))}", Share(c.Risk, language),
                .. amount is not null ? [TimeText.Number(c.Value, 2, language)] : Array.Empty<string>(),
            ])]));
        html.Append("<div class=\"figures\">");
        ReportFigure.Write(html, CalibrationChart.Plot(model.Assessment, new() { Language = language }), Id + "-1");
        html.Append("</div>");
    }

    private static string About(ChurnModel model, Language language)
    {
        var a = model.Assessment;
        bool dutch = language == Language.Dutch;
        string Count(long count) => ValueText.Count(count, language);
        var text = dutch
            ? $"Geleerd van {Count(model.Rows)} klanten op eerdere peildata, van wie {Count(model.Leavers)} binnen drie maanden vertrokken ({Share((double)model.Leavers / model.Rows, language)}). "
            : $"Learned from {Count(model.Rows)} customers on earlier days, of whom {Count(model.Leavers)} left within three months ({Share((double)model.Leavers / model.Rows, language)}). ";
        if (!a.BaseRateOnly.ModelIsBetter)
            return text + (dutch ? "Het model weet niet meer dan dat gemiddelde; er is dus geen lijst." : "The model knows no more than that average, so that there is no list.");
        var drivers = string.Join(", ", model.Importance.Where(i => i.AucLoss > ChurnAssessment.Noise).Take(4).Select(i => FeatureText.Of(i.Feature, language)));
        text += dutch
            ? $"Van twee klanten die het niet had gezien had wie vertrok in {Share(a.RocAuc.Mean, language)} van de gevallen het hoogste risico (50 % is toeval; de beste regel op één kolom {Share(a.OneRule.RocAuc, language)})."
            : $"Of two customers it had not seen, the one who left had the higher risk {Share(a.RocAuc.Mean, language)} of the time (50 % is chance; the best rule on one column {Share(a.OneRule.RocAuc, language)}).";
        if (drivers.Length > 0)
            text += (dutch ? " Waar het op let, het zwaarst eerst: " : " What it looks at, most first: ") + drivers + ".";
        if (model.Leaks.Length > 0)
            text += (dutch ? " Terzijde gelegd omdat ze het antwoord al kennen: " : " Set aside because they know the answer: ") + string.Join(", ", model.Leaks.Select(l => l.Column)) + ".";
        return text;
    }

    private static string Share(double share, Language language) => TimeText.Number(100 * share, 1, language) + " %";
}
