using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace KpiLab.Charts.Tests;

/// <summary>The charts and cards of churn models, on a list drawn from a known law: p = 0.4 for who calls often, else 0.1.</summary>
public class ChurnChartTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static readonly Lazy<(FrameTable Customers, ChurnModel Model)> Fitted = new(() => Fit("calls"));

    private static (FrameTable, ChurnModel) Fit(string feature)
    {
        var random = new Random(7);
        const int Rows = 1_200;
        var (calls, age, left) = (new double[Rows], new double[Rows], new sbyte[Rows]);
        for (var i = 0; i < Rows; i++)
        {
            (calls[i], age[i]) = (random.Next(0, 6), random.Next(20, 70));
            left[i] = (sbyte)(random.NextDouble() < (calls[i] > 3 ? 0.4 : 0.1) ? 1 : 0);
        }

        var table = (FrameTable)((Table)FrameTable.Of("customers", [new NumberColumn(feature, calls), new NumberColumn("age", age), new FlagColumn("churned", left)])).Map(Role.Churned, "churned");
        return (table, ChurnModel.Fit(table, new() { Learners = [ChurnLearner.LogisticRegression], InnerFolds = 2, Folds = 3 }));
    }

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(ChartJson.Of(chart)).RootElement;

    private static string Title(GenericChart chart) => Figure(chart).GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!
        .Replace("<br>", " ", StringComparison.Ordinal).Replace('\u00a0', ' ');

    [Fact]
    public void The_calibration_chart_has_a_dot_with_its_interval_for_each_tenth_and_the_line_of_equality()
    {
        var assessment = Fitted.Value.Model.Assessment;
        var data = Figure(CalibrationChart.Of(assessment)).GetProperty("data");
        Assert.Equal(assessment.Calibration.Length, data[1].GetProperty("x").GetArrayLength());
        Assert.Equal(data[0].GetProperty("x").GetRawText(), data[0].GetProperty("y").GetRawText());
        Numbers(assessment.Calibration.Select(b => b.Observed), data[1].GetProperty("y"));
        Numbers(assessment.Calibration.Select(b => b.Interval.High - b.Observed), data[1].GetProperty("error_y").GetProperty("array"));

        // Figures are written with six digits.
        static void Numbers(IEnumerable<double> expected, JsonElement drawn) =>
            Assert.All(expected.Zip(drawn.EnumerateArray(), (e, d) => e - d.GetDouble()), off => Assert.InRange(off, -1e-6, 1e-6));
    }

    [Theory]
    [InlineData(0.7, "Stated risks are too extreme:", "Voorspelde risico's zijn te uitgesproken:")]
    [InlineData(1.0, "A stated risk agrees with what happened:", "Een voorspeld risico klopt met wat er gebeurde:")]
    [InlineData(1.4, "Stated risks are too timid:", "Voorspelde risico's zijn te voorzichtig:")]
    public void The_title_of_the_calibration_chart_follows_the_slope(double slope, string english, string dutch)
    {
        var assessment = Fitted.Value.Model.Assessment with { CalibrationSlope = slope };
        Assert.StartsWith(english, Title(CalibrationChart.Of(assessment)), StringComparison.Ordinal);
        Assert.StartsWith(dutch, Title(CalibrationChart.Of(assessment, new() { Language = Language.Dutch })).Replace("&#39;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // Ten tenths of 120 customers; the last point is everybody and finds all.
    [Fact]
    public void The_lift_chart_ends_where_all_customers_are_contacted_and_all_leavers_found_and_says_the_lift_of_the_top_tenth()
    {
        var assessment = Fitted.Value.Model.Assessment;
        var chart = LiftChart.Of(assessment);
        var (x, y) = (Numbers("x"), Numbers("y"));
        Assert.Equal((0, 0, 1, 1), (x[0], y[0], x[^1], y[^1]));
        Assert.Equal(assessment.Calibration.Length + 1, x.Length);
        var leavers = assessment.HeldOut.Count(h => h.Left);
        var top = assessment.HeldOut.OrderByDescending(h => h.Probability).Take(assessment.Calibration[^1].N).Count(h => h.Left);
        Assert.InRange(y[1] - (double)top / leavers, -0.03, 0.03);
        Assert.StartsWith("The tenth with the highest risk holds", Title(chart), StringComparison.Ordinal);
        Assert.StartsWith("In de tiende met het hoogste risico zitten", Title(LiftChart.Of(assessment, new() { Language = Language.Dutch })), StringComparison.Ordinal);

        double[] Numbers(string axis) => [.. Figure(chart).GetProperty("data")[1].GetProperty(axis).EnumerateArray().Select(v => v.GetDouble())];
    }

    [Fact]
    public void The_importance_chart_has_a_bar_with_its_interval_for_each_driver_and_names_the_strongest()
    {
        var model = Fitted.Value.Model;
        var bars = Figure(ImportanceChart.Of(model)).GetProperty("data")[0];
        Assert.Equal(model.Importance.Length, bars.GetProperty("x").GetArrayLength());
        Assert.Equal(model.Importance[0].AucLoss, bars.GetProperty("x")[0].GetDouble(), 1e-6);
        Assert.Equal(model.Importance[0].Interval!.High - model.Importance[0].AucLoss, bars.GetProperty("error_x").GetProperty("array")[0].GetDouble(), 1e-6);
        Assert.StartsWith("What the model looks at, most first: calls", Title(ImportanceChart.Of(model)), StringComparison.Ordinal);
        Assert.StartsWith("Waar het model op let, het zwaarst eerst: calls", Title(ImportanceChart.Of(model, new() { Language = Language.Dutch })), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cards_of_a_model_and_its_assessment_have_their_drawing()
    {
        Assert.Contains("aria-label=\"What the model looks at, with intervals\"", Fitted.Value.Model.ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("<polyline", Fitted.Value.Model.Assessment.ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    // Threshold 10 ÷ (0.5 × 100) = 0.2: 0.8 and 0.4 are contacted, for 40 − 10 + 20 − 10 = 40; of the two the first left, which brings 40 − 10 = 30.
    [Theory]
    [InlineData(Language.English, "Contacting pays from a risk of 20.0 %: 2 of 4 customers, expected profit €40.00; it would have brought €30.00 (everybody: €27.50)")]
    [InlineData(Language.Dutch, "Benaderen loont vanaf een risico van 20,0 %: 2 van 4 klanten, verwachte winst € 40,00; het zou € 30,00 hebben opgeleverd (iedereen: € 27,50)")]
    public void The_profit_chart_says_from_which_risk_contacting_pays_and_marks_it(Language language, string title)
    {
        var chart = ProfitChart.Of(ProfitCurve.Of([0.1, 0.8, 0.05, 0.4], new(10, 0.5, 100), [false, true, false, false]), "EUR", new() { Language = language });
        Assert.Equal(title, Title(chart));
        Assert.Equal(2, Figure(chart).GetProperty("layout").GetProperty("shapes")[0].GetProperty("x0").GetDouble());
        Assert.Equal([0, 1, 2, 3, 4], Figure(chart).GetProperty("data")[0].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
    }

    [Fact]
    public void Where_contacting_never_pays_the_chart_says_so() =>
        Assert.StartsWith("No customer is worth contacting", Title(ProfitChart.Of(ProfitCurve.Of([0.1, 0.2], new(50, 0.5, 100)))), StringComparison.Ordinal);

    [Fact]
    public void A_model_shows_its_drivers_and_its_assessment_the_simpler_ways_beside_it()
    {
        var (customers, model) = Fitted.Value;
        Assert.All(["Churn risk", "1,200 customers", "calls", "Learners, by weight"], part => Assert.Contains(part, model.ToDisplayString("text/html"), StringComparison.Ordinal));
        Assert.All(["the model", "the base rate", "the best rule on one column"], part => Assert.Contains(part, model.Assessment.ToDisplayString("text/plain"), StringComparison.Ordinal));
        Assert.Contains("odds ×", model.Explain(customers, 0).ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("value at risk", SaveList.Of(model, customers, top: 20).ToDisplayString("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_of_a_churn_model_in_Dutch_speaks_Dutch()
    {
        var (customers, model) = Fitted.Value;
        string Dutch(object value) => System.Net.WebUtility.HtmlDecode(LocalView.Of(value, Language.Dutch).ToDisplayString("text/html"));
        Assert.All(["Vertrekrisico", "1.200 klanten", "calls", "Leerders, naar gewicht"], part => Assert.Contains(part, Dutch(model), StringComparison.Ordinal));
        Assert.All(["het model", "alleen het gemiddelde kennen", "de beste regel op één kolom", "zijn ruis"], part => Assert.Contains(part, Dutch(model.Assessment), StringComparison.Ordinal));
        Assert.Contains("Elke reden vermenigvuldigt de odds", Dutch(model.Explain(customers, 0)), StringComparison.Ordinal);
        Assert.Contains("waarde onder risico", Dutch(SaveList.Of(model, customers, top: 20)), StringComparison.Ordinal);
        Assert.All(model.Notes.Concat(model.Assessment.Verdict), text => Assert.NotEqual(text.English, text.Dutch));
    }

    [Fact]
    public void A_hostile_column_is_harmless_in_the_cards()
    {
        var (customers, model) = Fit(Hostile);
        Assert.DoesNotContain("<script", ChartJson.Of(ImportanceChart.Of(model)), StringComparison.OrdinalIgnoreCase);
        Assert.All(
            new object[] { model, model.Assessment, model.Explain(customers, 0), SaveList.Of(model, customers) },
            shown => Assert.DoesNotContain("<script", shown.ToDisplayString("text/html"), StringComparison.OrdinalIgnoreCase));
    }
}
