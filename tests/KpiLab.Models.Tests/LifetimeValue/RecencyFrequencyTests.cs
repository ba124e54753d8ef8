using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Random;

namespace KpiLab.Models.Tests.LifetimeValue;

public class RecencyFrequencyTests
{
    private static readonly string[] Who = ["ann", "ann", "ann", "bob", "ann", "bob", "eve"];
    private static readonly DateOnly[] When = [new(2026, 1, 1), new(2026, 1, 15), new(2026, 1, 15), new(2026, 1, 8), new(2026, 2, 5), new(2026, 1, 8), new(2026, 2, 1)];
    private static readonly double[] Amounts = [10, 20, 5, 30, 40, 1, 50];

    private static RecencyFrequency Data(TimeUnit unit = TimeUnit.Week) => RecencyFrequency.Of(Who, When, Amounts, new() { CalibrationEnd = new(2026, 1, 29), Unit = unit });

    [Fact]
    public void Orders_of_one_customer_on_one_day_are_one_purchase() => Assert.Equal(new CustomerHistory(1, 2, 4), Data().Customers[0].History);

    [Fact]
    public void The_first_purchase_is_no_repeat_even_when_it_was_two_orders() => Assert.Equal(new CustomerHistory(0, 0, 3), Data().Customers[1].History);

    [Fact]
    public void Mean_spend_is_that_of_the_repeat_purchases_of_the_calibration_period() => Assert.Equal([25.0, null], Data().Customers.Select(c => c.MeanSpend));

    [Fact]
    public void What_comes_after_the_calibration_end_is_the_holdout() =>
        Assert.Equal((1, 40.0, 1.0), (Data().Customers[0].HoldoutFrequency, Data().Customers[0].HoldoutSpend, Data().HoldoutLength));

    [Fact]
    public void Customers_who_come_after_the_calibration_end_are_left_out_and_counted()
    {
        Assert.Equal(["ann", "bob"], Data().Customers.Select(c => c.Customer));
        Assert.Contains("1 customers first bought after 2026-01-29", Assert.Single(Data().Notes).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeUnit.Day, 28)]
    [InlineData(TimeUnit.Week, 4)]
    [InlineData(TimeUnit.Month, 28 * 12 / 365.25)]
    public void Ages_are_in_the_unit_of_time(TimeUnit unit, double age) => Assert.Equal(age, Data(unit).Customers[0].History.Age, 12);

    [Fact]
    public void In_opportunities_each_week_counts_once_and_a_week_cut_short_is_left_out()
    {
        // Weeks after the first purchase on day 0: days 1-7, 8-14, 15-21; day 24 falls in a week that the calibration end on day 25 cuts, and belongs to the holdout.
        var days = new[] { 0, 3, 7, 15, 24, 40 };
        var data = RecencyFrequency.Of([.. days.Select(_ => "ann")], [.. days.Select(d => new DateOnly(2026, 1, 1).AddDays(d))], [], new() { CalibrationEnd = new(2026, 1, 26), HoldoutEnd = new(2026, 2, 10), InOpportunities = true });
        Assert.Equal(new CustomerHistory(2, 3, 3), data.Customers[0].History);
        // The holdout has two whole weeks, days 22-35 for this customer.
        Assert.Equal((1, 2.0), (data.Customers[0].HoldoutFrequency, data.HoldoutLength));
    }

    [Fact]
    public void A_year_is_no_unit_of_time() => Assert.Throws<ArgumentOutOfRangeException>(() => Data(TimeUnit.Year));

    [Fact]
    public void Returns_are_no_purchases_and_are_counted()
    {
        var data = RecencyFrequency.Of(["a", "a", "b"], [new(2026, 1, 1), new(2026, 1, 8), new(2026, 1, 8)], [10.0, -10, 5]);
        Assert.Equal(0, data.Customers[0].History.Frequency);
        Assert.Contains("1 rows with an amount below 0", Assert.Single(data.Notes).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_amount_it_is_quantity_times_price()
    {
        var data = RecencyFrequency.Of(FrameTable.Of("orders", TextColumn.Of("customer", ["a", "a"]), new DateColumn("date", [0, 7 * TimeSpan.TicksPerDay]), new NumberColumn("quantity", [1, 3]), new NumberColumn("price", [9, 2.5])));
        Assert.Equal(7.5, data.Customers[0].MeanSpend);
    }

    [Fact]
    public void A_table_without_customers_says_which_role_to_map()
    {
        var error = Assert.Throws<MissingRoleException>(() => RecencyFrequency.Of(FrameTable.Of("orders", new NumberColumn("x", [1, 2]))));
        Assert.Equal(["customer", "date"], error.Missing);
    }

    [Fact]
    public void A_calibration_end_before_all_orders_says_when_the_orders_are() =>
        Assert.Contains("2026-02-05", Assert.Throws<DataException>(() => RecencyFrequency.Of(Who, When, Amounts, new() { CalibrationEnd = new(2025, 1, 1) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Equal_histories_are_grouped_with_their_weights()
    {
        var groups = RecencyFrequency.OfHistories([new(1, 2, 4), new(0, 0, 4), new(1, 2, 4)], [2.0, 5, 1]).Groups;
        Assert.Equal((2, 8.0, 3.0), (groups.Count, groups.Customers, groups.Repeats));
    }

    [Theory]
    [InlineData(1.5, 2, 3)]
    [InlineData(1, 4, 3)]
    [InlineData(0, 1, 3)]
    [InlineData(-1, 0, 3)]
    [InlineData(1, 1, double.NaN)]
    public void A_history_that_cannot_be_is_refused_with_its_row(double frequency, double recency, double age) =>
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() => RecencyFrequency.OfHistories([new(0, 0, 1), new(frequency, recency, age)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Weighted_groups_and_single_customers_give_the_same_fit()
    {
        var random = new MersenneTwister(2);
        CustomerHistory[] distinct = [.. Enumerable.Range(0, 400).Select(_ => Processes.BetaGeometric(random, [0.8, 4, 0.9, 2.5], 30, 1, true).History)];
        double[] weights = [.. distinct.Select((_, i) => 1.0 + i % 3)];
        var grouped = MbgNbd.Fit(RecencyFrequency.OfHistories(distinct, weights));
        var single = MbgNbd.Fit(RecencyFrequency.OfHistories([.. distinct.SelectMany((h, i) => Enumerable.Repeat(h, (int)weights[i]))]));
        for (var j = 0; j < 4; j++)
            Assert.Equal(grouped.Parameters[j].Value, single.Parameters[j].Value, 1e-6);
        Assert.Equal((grouped.N, Math.Round(grouped.LogLikelihood, 6)), (single.N, Math.Round(single.LogLikelihood, 6)));
    }
}
