using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Scenarios;
using KpiLab.Tests.Samples;
using static KpiLab.Tests.Scenarios.Models;

namespace KpiLab.Tests.Scenarios;

public class UnitEconomicsTests
{
    [Theory]
    [InlineData(UnitEconomics.NewCustomers, 120)]
    [InlineData(UnitEconomics.Leads, 240)]
    [InlineData(UnitEconomics.LeadCost, 50)]
    [InlineData(UnitEconomics.Cac, 500)]
    [InlineData(UnitEconomics.MarginPerCustomer, 40)]
    [InlineData(UnitEconomics.Payback, 12.5)]
    [InlineData(UnitEconomics.Revenue, 2_400_000)]
    [InlineData(UnitEconomics.RevenuePerEmployee, 150_000)]
    [InlineData(UnitEconomics.MarketShare, 0.1)]
    [InlineData(UnitEconomics.Contribution, 40_000)]
    public void The_worked_examples_of_the_KPI_texts_come_out(string formula, double expected) => Assert.Equal(expected, Shop[formula], 6);

    // The same values as Kpis.Ltv.FromChurn and a lifetime of 1 ÷ churn.
    [Theory]
    [InlineData(36, 887.96)]
    [InlineData(600, 1333.33)]
    public void Lifetime_value_is_that_of_the_KPI_at_each_horizon(int horizon, double expected)
    {
        var scenario = Shop.With(UnitEconomics.Horizon, horizon);
        Assert.Equal(expected, scenario[UnitEconomics.Ltv], 0.01);
        Assert.Equal(Ltv.FromChurn(40, 0.03, months: horizon).Value!.Value, scenario[UnitEconomics.Ltv], 9);
        Assert.Equal(scenario[UnitEconomics.Ltv] / 500, scenario[UnitEconomics.LtvToCac], 9);
    }

    [Fact]
    public void No_churn_at_all_is_an_error_that_names_the_formula() =>
        Assert.Contains("formula lifetime has none: 1 ÷ churn divides by churn, which is 0", Shop.With(UnitEconomics.Churn, 0).WhyNot(UnitEconomics.Lifetime), StringComparison.Ordinal);

    [Fact]
    public void Inputs_are_measured_with_their_interval_and_say_where_they_came_from()
    {
        var now = Sample();
        foreach (var input in new[] { UnitEconomics.Visitors, UnitEconomics.Conversion, UnitEconomics.OrderValue, UnitEconomics.Frequency, UnitEconomics.Margin, UnitEconomics.Churn, UnitEconomics.StayingOn })
        {
            var measured = now.Model.Inputs.Single(i => i.Name == input);
            Assert.InRange(measured.Value!.Value, measured.Interval!.Low, measured.Interval.High);
            Assert.Contains("2025-07", measured.Source.English, StringComparison.Ordinal);
        }

        Assert.All(now.Model.Formulas, f => Assert.NotNull(now.Find(f.Name)));
    }

    [Fact]
    public void The_formulas_give_back_the_KPIs_they_were_measured_from()
    {
        var (now, company) = (Sample(), Workspace.Open(Folder));
        double Measured(Kpi kpi) => kpi.In(company)!.Between(new(2025, 7, 1), new(2026, 7, 1)).Run().Total.Value!.Value;
        Assert.Equal(Measured(Cac.Kpi), now[UnitEconomics.Cac], 9);
        Assert.Equal(Measured(CostPerLead.Kpi), now[UnitEconomics.LeadCost], 9);
        Assert.Equal(Measured(ChurnRate.Kpi), now[UnitEconomics.Churn], 12);
        Assert.Equal(Measured(ConversionRate.Kpi), now[UnitEconomics.Conversion], 12);
    }

    [Fact]
    public void The_Dutch_exports_give_the_same_model_as_the_plain_files()
    {
        var (plain, office) = (Sample(), UnitEconomics.From(Workspace.Open(Path.Combine(Folder, "raw-exports"))));
        Assert.All(plain.Model.Formulas, f => Assert.Equal(plain[f.Name], office[f.Name], 1e-6 * Math.Abs(plain[f.Name])));
    }

    [Fact]
    public void Without_visits_new_customers_are_an_input_and_CAC_is_still_there()
    {
        var company = Workspace.Open(Folder);
        var now = UnitEconomics.From(Workspace.Of([.. company.Tables.Where(t => t.Name != "sessions")]));
        Assert.Contains(now.Model.Inputs, i => i.Name == UnitEconomics.NewCustomers && i.Interval is not null);
        Assert.InRange(now[UnitEconomics.Cac], 60, 90);
    }

    [Fact]
    public void From_subscriptions_alone_what_is_not_told_is_not_known()
    {
        var company = Workspace.Open(Folder);
        var now = UnitEconomics.From(Workspace.Of([.. company.Tables.Where(t => t.Name == "subscriptions")]));
        Assert.InRange(now[UnitEconomics.Churn], 0.03, 0.05);
        Assert.InRange(now[UnitEconomics.RevenuePerCustomer], 20, 30);
        Assert.Contains("margin, which is not known", now.WhyNot(UnitEconomics.Ltv), StringComparison.Ordinal);
        Assert.True(now.With(UnitEconomics.Margin, 0.4)[UnitEconomics.Ltv] > 100);
    }

    [Fact]
    public void A_folder_without_any_of_it_says_what_is_needed() =>
        Assert.Contains("UnitEconomics.Blank", Assert.Throws<ModelException>(() => UnitEconomics.From(Workspace.Of([.. Workspace.Open(Folder).Tables.Where(t => t.Name == "market")]))).Message, StringComparison.Ordinal);

    private static string Folder => Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples");

    private static Scenario Sample() => UnitEconomics.From(Workspace.Open(Folder), new() { Currency = "EUR" });
}
