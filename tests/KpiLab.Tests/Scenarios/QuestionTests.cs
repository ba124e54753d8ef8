using KpiLab.Scenarios;
using static KpiLab.Tests.Scenarios.Models;

namespace KpiLab.Tests.Scenarios;

public class QuestionTests
{
    private static readonly Term X = Term.Of("x");

    [Fact]
    public void Goal_seek_gives_what_algebra_gives()
    {
        // payback = spend ÷ (visitors × conversion × margin per customer), so conversion = 60,000 ÷ (20,000 × 12 × 40).
        Assert.Equal(0.00625, Shop.Solve(UnitEconomics.Conversion, UnitEconomics.Payback, 12).Value, 12);
        Assert.Equal(140 / 3.5, Kiosk.Scenario().BreakEven("cups", "result").Value, 9);
    }

    [Fact]
    public void Where_nothing_reaches_the_target_the_nearest_is_told()
    {
        var seek = Kiosk.Scenario().Solve("price", "revenue", 10_000);
        Assert.Empty(seek.Solutions);
        Assert.Equal((6, 480), (seek.Nearest.Input, seek.Nearest.Output));
        Assert.Equal("No price from 2 to 6 makes revenue 10000: the nearest is 480, at price 6. Change another input, or the target.", Assert.Throws<ModelException>(() => seek.Value).Message);
    }

    [Fact]
    public void The_bounds_of_an_input_are_never_left()
    {
        // The result would be 0 at a price of 1.75, below the bound of 2.
        var seek = Kiosk.Scenario().BreakEven("price", "result");
        Assert.Equal((2, 6), seek.Searched);
        Assert.Empty(seek.Solutions);
    }

    [Fact]
    public void Several_solutions_are_all_given_and_none_is_chosen()
    {
        var parabola = Plain((X - 1) * (X - 3), ("x", 2)).Solve("x", "y", 0, 0, 10);
        Assert.Equal(2, parabola.Solutions.Length);
        Assert.Equal(1, parabola.Solutions[0], 9);
        Assert.Equal(3, parabola.Solutions[1], 9);
        Assert.Contains("2 values of x", Assert.Throws<ModelException>(() => parabola.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_only_touched_is_found() => Assert.Equal(2, Assert.Single(Plain((X - 2) * (X - 2), ("x", 1)).Solve("x", "y", 0, 0, 10).Solutions), 6);

    [Fact]
    public void A_jump_over_the_target_is_no_solution() => Assert.Empty(Plain(1 / (X - 2), ("x", 1)).Solve("x", "y", 0, 0, 10).Solutions);

    [Fact]
    public void A_range_that_is_reversed_or_a_name_that_is_not_there_is_refused()
    {
        Assert.Throws<ModelException>(() => Kiosk.Scenario().Solve("price", "result", 0, low: 5, high: 3));
        Assert.Throws<ModelException>(() => Kiosk.Scenario().Solve("prize", "result", 0));
        Assert.Throws<ModelException>(() => Kiosk.Scenario().Solve("price", "profit", 0));
    }

    [Fact]
    public void A_tornado_by_percentage_is_that_of_arithmetic_widest_first()
    {
        var tornado = Kiosk.Scenario().Sensitivity("result", 10);
        Assert.Equal(["price", "cups", "rent"], tornado.Bars.Select(b => b.Input));
        Assert.Equal([56.0, 56, 28], tornado.Bars.Select(b => Math.Round(b.Swing, 9)));
        Assert.Equal([2.0, 2, -1], tornado.Bars.Select(b => Math.Round(b.Elasticity!.Value, 6)));
        Assert.Equal((3.15, 112), (tornado.Bars[0].From, Math.Round(tornado.Bars[0].AtFrom, 9)));
    }

    [Fact]
    public void A_tornado_over_intervals_shows_only_inputs_that_are_not_sure()
    {
        var model = DriverModel.Define("m").Input("a", 10, DriverUnit.None)
            .Input(new DriverInput { Name = "b", Label = new("b", "b"), Value = 5, Unit = DriverUnit.None, Interval = new(4, 7, 0.95, "t") })
            .Formula("y", DriverUnit.None, Term.Of("a") * Term.Of("b"));
        var bar = Assert.Single(model.Scenario().Sensitivity("y").Bars);
        Assert.Equal(("b", 40, 70), (bar.Input, bar.AtFrom, bar.AtTo));
        Assert.Equal((80, 140), (model.Scenario().With("b", 10).Sensitivity("y").Bars[0].AtFrom, model.Scenario().With("b", 10).Sensitivity("y").Bars[0].AtTo));
    }

    [Fact]
    public void A_grid_holds_the_formula_and_its_break_even_line_that_of_algebra()
    {
        var grid = Kiosk.Scenario().Grid("price", "cups", "result", 5, (2, 6), (10, 90));
        Assert.Equal(3 * 50 - 140, grid.Values[2][1]!.Value, 12);
        Assert.All(grid.BreakEvenLine(), point => Assert.Equal(140, point.Across * point.Down, 6));
        Assert.Equal(5, grid.BreakEvenLine().Length);
        Assert.Equal(3, grid.BreakEvenLine(200).Length);
    }

    [Fact]
    public void Scenarios_stand_side_by_side_with_their_differences()
    {
        var now = Kiosk.Scenario();
        var both = now.Beside(now.With("price", 4).Named("dearer"), now.With("cups", 100).Named("busier"));
        Assert.Equal((180, 40), (both["dearer", "result"].Value, both["dearer", "result"].Difference));
        Assert.Equal(70, both["busier", "revenue"].Difference);
        Assert.Throws<ModelException>(() => now.Beside(now));
        Assert.Throws<ModelException>(() => now.Beside(Shop));
    }

    [Fact]
    public void What_drives_a_difference_adds_up_to_it_whatever_the_order()
    {
        var now = Shop;
        var then = now.With((UnitEconomics.Churn, Change.Percent(-20)), (UnitEconomics.Margin, Change.Percent(5)), (UnitEconomics.Frequency, Change.Percent(-10))).Named("then");
        var drivers = now.Beside(then).Drivers("then", UnitEconomics.Ltv);
        Assert.Equal(then[UnitEconomics.Ltv] - now[UnitEconomics.Ltv], drivers.Sum(d => d.Effect), 9);
        Assert.Equal(UnitEconomics.Churn, drivers[0].Input);
        Assert.True(drivers.Single(d => d.Input == UnitEconomics.Frequency).Effect < 0);
    }

    // For a product of two, each change gets half of what they do together: Δa·b + Δa·Δb ÷ 2.
    [Fact]
    public void A_joint_effect_is_shared_evenly()
    {
        var now = Plain(Term.Of("a") * Term.Of("b"), ("a", 10), ("b", 4));
        var effects = now.Beside(now.With(("a", Change.To(16)), ("b", Change.To(5))).Named("then")).Drivers("then", "y").ToDictionary(e => e.Input, e => e.Effect);
        Assert.Equal(6 * 4 + 3, effects["a"], 9);
        Assert.Equal(1 * 10 + 3, effects["b"], 9);
    }

    [Fact]
    public void Twelve_months_of_cohorts_close_with_the_customers_in_a_year()
    {
        var run = Shop.Run(new() { Months = 12, Cash = 100_000, FixedCost = 10_000 });
        Assert.Equal(Shop[UnitEconomics.CustomersInAYear], run.Months[^1].Closing, 6);
        Assert.Equal(100_000 + run.Months.Sum(m => m.CashFlow), run.Months[^1].Cash, 6);
        Assert.All(run.Months, m => Assert.Equal(m.Opening - m.Lost + m.Started, m.Closing, 9));
    }

    [Fact]
    public void Cash_has_its_low_point_where_the_flow_turns()
    {
        // 120 starters a month at 40 EUR against 60,000 EUR: the customers there are, 0 at first, must grow to 1,500.
        var run = Shop.With((UnitEconomics.Customers, Change.To(0)), (UnitEconomics.Churn, Change.To(0.01))).Run(new() { Months = 48, Cash = 500_000 });
        var first = run.Months.First(m => m.CashFlow > 0);
        Assert.Equal(first.Number - 1, run.LowPoint.Month);
        Assert.Equal(run.Months.Min(m => m.Cash), run.LowPoint.Cash);
        // One cohort: 40 × (1 − 0.99^n) ÷ 0.01 ≥ 500 first at n = 14.
        Assert.Equal(14, run.CohortPaysBackIn);
    }

    [Fact]
    public void A_cohort_that_leaves_before_it_has_paid_never_pays_back() => Assert.Null(Shop.With(UnitEconomics.Churn, 0.1).Run().CohortPaysBackIn);
}
