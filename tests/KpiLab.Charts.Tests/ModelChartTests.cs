using System.Globalization;
using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace KpiLab.Charts.Tests;

/// <summary>The charts and cards of models on the sample company's two kinds of customers: under subscription, and of the webshop alone.</summary>
public class ModelChartTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static readonly Lazy<(FrameTable Subscriptions, RecencyFrequency Webshop, ParetoNbd Buying, GammaGamma Spend)> Data = new(Read);

    private static (FrameTable, RecencyFrequency, ParetoNbd, GammaGamma) Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        var company = Workspace.Open(Path.Combine(folder.FullName, "data-samples"));
        FrameTable Table(string name) => company.Frames.Single(t => t.Name == name);
        var (subscriptions, orders) = (Table("subscriptions"), Table("orders"));
        var under = Rows(subscriptions, "customer_id").ToHashSet(StringComparer.Ordinal);
        var (customers, days, amounts) = (Rows(orders, "customer_id"), Rows(orders, "date"), Rows(orders, "amount"));
        int[] loose = [.. Enumerable.Range(0, customers.Length).Where(i => !under.Contains(customers[i]))];
        var webshop = RecencyFrequency.Of(
            [.. loose.Select(i => customers[i])], [.. loose.Select(i => DateOnly.Parse(days[i], CultureInfo.InvariantCulture))], [.. loose.Select(i => double.Parse(amounts[i], CultureInfo.InvariantCulture))],
            new() { CalibrationEnd = new(2025, 12, 31) });
        return (subscriptions, webshop, ParetoNbd.Fit(webshop), GammaGamma.Fit(webshop));
    }

    private static string[] Rows(FrameTable table, string column) => [.. Enumerable.Range(0, table.RowCount).Select(row => table[column].TextOf(row) ?? "")];

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(ChartJson.Of(chart)).RootElement;

    private static string Title(GenericChart chart) => Figure(chart).GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!
        .Replace("<br>", " ", StringComparison.Ordinal).Replace('\u00a0', ' ');

    [Theory]
    [InlineData(Language.English, "Pareto/NBD expects 17 % too many purchases in 26 weeks; per customer it is closer than the rate seen before (mean error 0.58 against 0.79)")]
    [InlineData(Language.Dutch, "Pareto/NBD voorspelt 17 % te veel aankopen in 26 weken; per klant dichterbij dan het tempo van eerst (gemiddelde fout 0,58 tegen 0,79)")]
    public void The_holdout_chart_says_how_far_the_model_is_off_and_whether_it_beats_the_naive_forecast(Language language, string title)
    {
        var chart = HoldoutChart.ByFrequency(HoldoutCheck.Of(Data.Value.Buying, Data.Value.Webshop), new() { Language = language });
        Assert.Equal(title, Title(chart));
        Assert.Equal(3, Figure(chart).GetProperty("data").GetArrayLength());
        Assert.True(Figure(chart).GetProperty("data")[2].GetProperty("error_y").GetProperty("array")[0].GetDouble() > 0);
    }

    [Fact]
    public void Longer_silence_and_more_purchases_before_it_make_a_customer_less_likely_to_be_there()
    {
        var chart = Figure(AliveChart.ByRecencyAndFrequency(Data.Value.Buying, Data.Value.Webshop)).GetProperty("data")[0];
        var colours = chart.GetProperty("marker").GetProperty("color").EnumerateArray().Select(c => c.GetDouble()).ToArray();
        var columns = chart.GetProperty("x").EnumerateArray().Count(x => x.GetDouble() == 0) is var rows ? colours.Length / rows : 0;
        Assert.All(colours, alive => Assert.InRange(alive, 0, 1));
        Assert.All(Enumerable.Range(1, columns - 1), column => Assert.True(colours[column] <= colours[column - 1]));
        Assert.True(colours[^1] < colours[columns - 1]);
    }

    [Fact]
    public void Value_by_channel_of_subscribers_tells_that_referral_is_worth_most_and_paid_social_or_affiliate_least()
    {
        var values = ContractValue.By(Data.Value.Subscriptions, Role.Channel);
        Assert.Equal("Referral", values.MaxBy(v => v.Value)!.Segment.ToString());
        Assert.Contains(values.MinBy(v => v.Value)!.Segment.ToString(), new[] { "Paid social", "Affiliate" });
        Assert.StartsWith("A customer of Referral (€", Title(ValueChart.BySegment(values, "EUR")), StringComparison.Ordinal);
        Assert.All(values, v => Assert.True(v.Interval!.Low < v.Value && v.Value < v.Interval.High));
    }

    [Fact]
    public void Survival_by_plan_carries_its_log_rank_test() => Assert.EndsWith(
        "Log-rank test: p &lt; 0.001", Title(ChurnRateChart.Survival(CustomerSurvival.Of(Data.Value.Subscriptions, "plan"), test: CustomerSurvival.Compare(Data.Value.Subscriptions, "plan"))), StringComparison.Ordinal);

    private static CoxProportionalHazards Cox(string name) => CoxProportionalHazards.Fit(
        [1, 2, 3, 4, 5, 6, 7, 8], [true, true, true, false, true, true, false, true], [new(name, [1, 1, 0, 1, 1, 0, 0, 0]), new("age", [3, 1, 2, 5, 4, 2, 6, 1])]);

    [Fact]
    public void Hazard_ratios_stand_on_a_logarithmic_axis_with_a_line_at_one()
    {
        var figure = Figure(HazardRatioChart.Of(Cox("phone")));
        Assert.Equal("log", figure.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString());
        Assert.Equal(1, figure.GetProperty("layout").GetProperty("shapes")[0].GetProperty("x0").GetDouble());
        Assert.Equal("No covariate is reliably tied to leaving", Title(HazardRatioChart.Of(Cox("phone"))));
    }

    [Fact]
    public void A_hostile_covariate_is_harmless_in_chart_and_card()
    {
        var model = Cox(Hostile);
        Assert.DoesNotContain("<script", ChartJson.Of(HazardRatioChart.Of(model)), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", model.ToDisplayString("text/html"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_fitted_model_shows_parameters_standard_errors_likelihood_convergence_and_what_it_means()
    {
        var html = Data.Value.Buying.ToDisplayString("text/html");
        Assert.StartsWith("<div class=\"kpilab-view\">", html, StringComparison.Ordinal);
        Assert.All(["Pareto/NBD", "693 customers", "log-likelihood -4,443.4", "standard error", ">alpha<", "Converged in", "buy once in 22.8 weeks"], part => Assert.Contains(part, html, StringComparison.Ordinal));
        Assert.Contains("A purchase is worth", Data.Value.Spend.ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_checks_and_curves_show_themselves_too()
    {
        Assert.Contains("693 customers, 419 of whom bought again by 2025-12-31", Data.Value.Webshop.ToDisplayString("text/plain"), StringComparison.Ordinal);
        Assert.Contains("same rate as before", HoldoutCheck.Of(Data.Value.Buying, Data.Value.Webshop).ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("still there", KaplanMeier.Fit([1, 2, 3], [true, false, true]).ToDisplayString("text/html"), StringComparison.Ordinal);
        Assert.Contains("do not leave at the same pace", CustomerSurvival.Compare(Data.Value.Subscriptions, "plan").ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_of_a_model_in_Dutch_speaks_Dutch()
    {
        string Dutch(object value) => LocalView.Of(value, Language.Dutch).ToDisplayString("text/plain").Replace('\u00a0', ' ');
        Assert.All(["693 klanten, log-aannemelijkheid -4.443,4", "standaardfout", "Gevonden in", "eens per 22,8 weken"], part => Assert.Contains(part, Dutch(Data.Value.Buying), StringComparison.Ordinal));
        Assert.Contains("Een aankoop is gemiddeld", Dutch(Data.Value.Spend), StringComparison.Ordinal);
        Assert.Contains("693 klanten, van wie 419 nog eens kochten tot en met 2025-12-31", Dutch(Data.Value.Webshop), StringComparison.Ordinal);
        Assert.Contains("zelfde tempo als eerst", Dutch(HoldoutCheck.Of(Data.Value.Buying, Data.Value.Webshop)), StringComparison.Ordinal);
        Assert.Contains("nog klant", Dutch(KaplanMeier.Fit([1, 2, 3], [true, false, true])), StringComparison.Ordinal);
        Assert.Contains("vertrekken niet in hetzelfde tempo", Dutch(CustomerSurvival.Compare(Data.Value.Subscriptions, "plan")), StringComparison.Ordinal);
    }
}
