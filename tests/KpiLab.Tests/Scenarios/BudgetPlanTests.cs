using KpiLab.Scenarios;

namespace KpiLab.Tests.Scenarios;

public class BudgetPlanTests
{
    private static readonly BudgetChannel Search = new("search", ResponseCurve.Through(5_000, 53, 0.6), 250);
    private static readonly BudgetChannel Social = new("social", ResponseCurve.Through(4_700, 33, 0.5), 120);
    private static readonly BudgetChannel Referral = new("referral", new ResponseCurve.Saturating(60, 2_000), 310, Least: 200, Most: 3_000);

    [Theory]
    [InlineData(2_000)]
    [InlineData(10_000)]
    [InlineData(40_000)]
    public void No_division_on_a_fine_grid_is_worth_more(double budget)
    {
        BudgetChannel[] channels = [Search, Social, Referral];
        var best = BudgetPlan.Optimise(budget, channels);
        Assert.Equal(budget, best.Spent, 1e-6 * budget);
        var step = budget / 200;
        double most = 0;
        for (var a = 0.0; a <= budget; a += step)
        {
            for (var r = 200.0; r <= Math.Min(3_000, budget - a); r += step / 2)
                most = Math.Max(most, BudgetPlan.Of(channels, a, budget - a - r, r).Value);
        }

        Assert.InRange(best.Value, most, most * 1.001);
    }

    // Two power curves of one exponent: spend stands as (value × scale)^(1 ÷ (1 − e)).
    [Fact]
    public void Two_channels_of_one_elasticity_share_as_algebra_says()
    {
        var plan = BudgetPlan.Optimise(9_000, [new("a", new ResponseCurve.Power(2, 0.5), 100), new("b", new ResponseCurve.Power(1, 0.5), 100)]);
        Assert.Equal(7_200, plan.Lines[0].Spend, 1e-4);
        Assert.Equal(1_800, plan.Lines[1].Spend, 1e-4);
        Assert.Equal(plan.Lines[0].MarginalReturn, plan.Lines[1].MarginalReturn, 1e-9);
    }

    [Fact]
    public void The_marginal_return_is_what_the_next_euro_brings()
    {
        BudgetChannel[] channels = [Search, Social, Referral];
        var (plan, more) = (BudgetPlan.Optimise(10_000, channels), BudgetPlan.Optimise(10_001, channels));
        Assert.Equal(more.Value - plan.Value, plan.MarginalReturn, 1e-4);
    }

    [Fact]
    public void Money_that_would_not_come_back_is_not_spent()
    {
        var plan = BudgetPlan.Optimise(1_000_000, [Search, Social, Referral], leastReturn: 1);
        Assert.True(plan.Unspent > 0);
        Assert.All(plan.Lines.Where(l => l.Spend < l.Channel.Most), l => Assert.Equal(1, l.MarginalReturn, 1e-6));
    }

    [Fact]
    public void Without_diminishing_returns_the_best_channel_takes_what_it_can()
    {
        var plan = BudgetPlan.Optimise(1_000, [new("a", new ResponseCurve.Power(0.02, 1), 100, Most: 600), new("b", new ResponseCurve.Power(0.01, 1), 100, Least: 100)]);
        Assert.Equal([600.0, 400], plan.Lines.Select(l => Math.Round(l.Spend, 6)));
    }

    [Fact]
    public void A_curve_goes_through_what_the_channel_does_now()
    {
        Assert.Equal(53, Search.Curve.Customers(5_000), 9);
        Assert.Equal(0.6 * 53 / 5_000, Search.Curve.Marginal(5_000), 12);
        Assert.Equal(0, Referral.Curve.Customers(0));
    }

    [Fact]
    public void Impossible_budgets_are_refused_in_words()
    {
        Assert.Contains("must get at least 200 together, which is more than the budget of 100", Assert.Throws<ModelException>(() => BudgetPlan.Optimise(100, [Referral])).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => BudgetPlan.Optimise(100, []));
        Assert.Throws<ModelException>(() => BudgetPlan.Optimise(100, [Search with { Least = 50, Most = 20 }]));
        Assert.Throws<ModelException>(() => BudgetPlan.Optimise(100, [Search with { Curve = new ResponseCurve.Power(1, 1.4) }]));
        Assert.Throws<ModelException>(() => ResponseCurve.Through(0, 10, 0.5));
        Assert.Throws<ModelException>(() => BudgetPlan.Of([Search], 1, 2));
    }
}
