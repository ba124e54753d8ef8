using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class WorthFindingTests
{
    private static readonly UnitWorth LifetimeValue = new(500, "EUR", new LocalText("lifetime value", "klantwaarde"));

    [Fact]
    public void Churn_is_worth_the_customers_kept_times_their_value()
    {
        // (8.2 % - 3.1 %) x 1,500 = 76.5 customers; x 500 = 38,250.
        var finding = WorthRule.Of([ByPlan()], LifetimeValue)!;
        Assert.Equal(38_250, finding.Money!.Value, 6);
        Assert.Equal(new Segment("basic"), finding.Segment);
        Assert.Equal(
            "With the figure of the rest (3.1 % instead of 8.2 %), plan “basic” would have about 77 fewer customers lost out of 1,500 customers at the start, "
            + "worth about €38,250 at €500.00 each (lifetime value) (2025). This assumes that the difference can be closed and that nothing else changes.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Met het cijfer van de rest (3,1% in plaats van 8,2%) zou abonnement “basic” ongeveer 77 minder vertrokken klanten hebben op 1.500 klanten aan het begin, "
            + "ter waarde van ongeveer € 38.250 bij € 500,00 per stuk (klantwaarde) (2025). Aanname: het verschil is te overbruggen en verder verandert er niets.",
            Plain(finding.Text.Dutch));
    }

    [Fact]
    public void Without_the_worth_of_a_customer_only_the_number_is_told()
    {
        var finding = WorthRule.Of([ByPlan()], null)!;
        Assert.Null(finding.Money);
        Assert.Contains("77 fewer customers lost", Plain(finding.Text.English), StringComparison.Ordinal);
        Assert.DoesNotContain("€", finding.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_per_lead_is_worth_the_gap_times_the_leads()
    {
        // (80 - 40) x 300 = 12,000.
        var split = Split(
            Total(LeadKpi, Value(LeadKpi, 44_000, 800, 800)), "channel",
            Part("search", Value(LeadKpi, 24_000, 300, 300), Value(LeadKpi, 20_000, 500, 500), 0.001),
            Part("social", Value(LeadKpi, 20_000, 500, 500), Value(LeadKpi, 24_000, 300, 300), 0.001));
        var finding = WorthRule.Of([split], null)!;
        Assert.Equal(12_000, finding.Money!.Value, 6);
        Assert.Equal(
            "With the figure of the rest (€40.00 instead of €80.00 per lead), channel “search” would cost about €12,000 less for the same 300 leads (2025). "
            + "This assumes that the difference can be closed and that nothing else changes.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Met het cijfer van de rest (€ 40,00 in plaats van € 80,00 per lead) zou kanaal “search” voor dezelfde 300 leads ongeveer € 12.000 minder kosten (2025). "
            + "Aanname: het verschil is te overbruggen en verder verandert er niets.",
            Plain(finding.Text.Dutch));
    }

    [Fact]
    public void Revenue_per_employee_is_worth_the_gap_times_the_years_worked()
    {
        // (150,000 - 100,000) x 8 = 400,000.
        var split = Split(
            Total(RevenueKpi, Value(RevenueKpi, 2_300_000, 18, 20)), "team",
            Part("north", Value(RevenueKpi, 800_000, 8, 8), Value(RevenueKpi, 1_500_000, 10, 10), 0.01),
            Part("south", Value(RevenueKpi, 1_500_000, 10, 10), Value(RevenueKpi, 800_000, 8, 8), 0.01));
        var finding = WorthRule.Of([split], null)!;
        Assert.Equal(400_000, finding.Money!.Value, 6);
        Assert.Contains("met dezelfde 8 fte-jaren ongeveer € 400.000 meer opleveren", Plain(finding.Text.Dutch), StringComparison.Ordinal);
    }

    [Fact]
    public void Worth_scales_with_the_worth_of_one()
    {
        var once = WorthRule.Of([ByPlan()], LifetimeValue)!.Money!.Value;
        Assert.Equal(3 * once, WorthRule.Of([ByPlan()], LifetimeValue with { Amount = 1500 })!.Money!.Value, 6);
    }

    [Fact]
    public void A_difference_that_is_not_reliable_is_worth_nothing()
    {
        var split = ByPlan();
        split = split with { Rows = [.. split.Rows.Select(row => row with { AgainstRest = row.AgainstRest! with { IsReliable = false } })] };
        Assert.Null(WorthRule.Of([split], LifetimeValue));
    }

    [Fact]
    public void A_segment_that_leads_is_not_brought_down_to_the_rest() =>
        Assert.Null(WorthRule.Of([Split(Total(Churn, Value(Churn, 170, 3000, 3000)), "plan", Part("pro", Value(Churn, 10, 1000, 1000), Value(Churn, 160, 2000, 2000), 0.001), Part("x", Value(Churn, 1, 100, 100)))], LifetimeValue));

    private static KpiResult ByPlan() => Split(
        Total(Churn, Value(Churn, 170, 3000, 3000)), "plan",
        Part("basic", Value(Churn, 123, 1500, 1500), Value(Churn, 46.5, 1500, 1500), 0.00002),
        Part("plus", Value(Churn, 47, 1500, 1500), Value(Churn, 123, 1500, 1500), 0.2));
}
