using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Insights;

/// <summary>What is said when there is nothing to explain, too little to say, or a wrong question.</summary>
public class ExplainTests
{
    private static readonly DateRange January = DateRange.Parse("2026-01");
    private static readonly DateRange February = DateRange.Parse("2026-02");

    private static FrameTable Sessions(params (string Day, string? Device, bool Bought)[] rows) => FrameTable.Of(
        "sessions", new DateColumn("date", [.. rows.Select(r => DateTime.Parse(r.Day).Ticks)]), TextColumn.Of("device", rows.Select(r => r.Device)),
        new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Bought ? 1 : 0))]));

    private static FrameTable Two => Sessions(
        ("2026-01-01", "phone", true), ("2026-01-31", "desk", false), ("2026-01-31", null, false), ("2026-02-01", "phone", true), ("2026-02-28", "desk", true), ("2026-02-28", "desk", false));

    [Fact]
    public void A_period_without_a_visit_has_no_change_to_explain()
    {
        var explanation = ConversionRate.Of(Sessions(("2026-01-01", "phone", true), ("2026-03-31", "phone", false))).Explain(January, February);
        Assert.Null(explanation.Change);
        Assert.Empty(explanation.Contributions);
        Assert.Equal("Conversion rate has no value for Feb 2026 (no visits), so there is no change to explain.", Sample.Plain(Assert.Single(explanation.Sentences).English));
        Assert.Equal("Conversiepercentage heeft geen waarde voor feb 2026 (geen bezoeken), dus er is geen verandering te verklaren.", Sample.Plain(explanation.Sentences[0].Dutch));
    }

    [Fact]
    public void Too_few_visits_are_said_to_be_too_few() =>
        Assert.Contains("rests on too few to say anything: at least 30 are needed", Sample.Plain(ConversionRate.Of(Two).By("device").Explain(January, February).Sentences[0].English), StringComparison.Ordinal);

    [Fact]
    public void A_row_without_a_device_is_the_unknown_segment()
    {
        var split = ConversionRate.Of(Two).By("device").Explain(January, February).By("device");
        Assert.Equal(["(unknown)", "desk", "phone"], split.Segments.Select(segment => segment.Step.Segment.Values[0]));
        Assert.Null(split["(unknown)"].Step.After);
    }

    [Fact]
    public void Days_that_the_data_do_not_cover_are_told()
    {
        var explanation = ConversionRate.Of(Two).By("device").Explain(DateRange.Parse("2026-01"), DateRange.Parse("2026-02..2026-03"));
        Assert.Contains("Of Feb 2026–Mar 2026 the data cover Feb 2026 alone.", explanation.Notes.Select(note => Sample.Plain(note.English)));
    }

    [Fact]
    public void Periods_that_share_a_day_are_no_two_periods() => Assert.Contains(
        "2026-02", Assert.Throws<ArgumentException>(() => ConversionRate.Of(Two).Explain(DateRange.Parse("2026-Q1"), February)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_query_over_time_is_asked_to_leave_out_its_periods() => Assert.Contains(
        "Leave out Every", Assert.Throws<ArgumentException>(() => ConversionRate.Of(Two).Every(Period.Month).Explain(January, February)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_group_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<ArgumentException>(() => ConversionRate.Of(Two).Explain("device", "phone", "tablet"));
        Assert.Contains("device has no value \"tablet\". It has: (unknown), desk, phone.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_an_error() => Assert.Throws<ColumnNotFoundException>(() => ConversionRate.Of(Two).By("colour").Explain(January, February));

    [Fact]
    public void Data_without_dates_have_no_periods()
    {
        var list = FrameTable.Of("sessions", TextColumn.Of("device", ["a", "b"]), new FlagColumn("converted", [1, 0]));
        Assert.Contains("carries no dates", Assert.Throws<DataException>(() => ConversionRate.Of(list).Explain(January, February)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01", "2026-02", false)]
    [InlineData("2026-01", "2026-02..2026-03", true)]
    public void A_sum_over_periods_of_another_length_is_warned_of(string from, string to, bool warned)
    {
        var orders = FrameTable.Of(
            "orders", new DateColumn("date", [.. new[] { "2026-01-01", "2026-02-01", "2026-03-31" }.Select(d => DateTime.Parse(d).Ticks)]), new NumberColumn("amount", [1, 2, 3]));
        var explanation = Kpi.Define("sales", Unit.Money("", ""), Measure.Sum("amount")).Of(orders).Explain(from, to);
        Assert.Equal(warned, explanation.Notes.Any(note => note.English.Contains("grows with the length", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_column_that_was_filled_in_afterwards_explains_nothing()
    {
        var rows = Enumerable.Range(0, 400).Select(i => (Day: new DateTime(2026, 1 + i % 2, 1 + i / 2 % 28), Bought: i % 7 == 0)).ToArray();
        var sessions = FrameTable.Of(
            "sessions", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("outcome", rows.Select(r => r.Bought ? "thanked" : "left")), TextColumn.Of("browser", rows.Select((_, i) => i % 3 == 0 ? "a" : "b")),
            new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Bought ? 1 : 0))]));
        Assert.Equal(["browser"], ConversionRate.Of(sessions).Explain(January, February).Splits.SelectMany(split => split.Columns));
        Assert.Equal(["outcome"], ConversionRate.Of(sessions).By("outcome").Explain(January, February).Splits.SelectMany(split => split.Columns));
    }

    [Fact]
    public void Orders_of_a_customer_in_two_products_are_not_parts_of_the_whole()
    {
        var orders = FrameTable.Of(
            "orders", TextColumn.Of("order_id", ["1", "2", "3", "4"]), TextColumn.Of("customer_id", ["a", "a", "a", "b"]), TextColumn.Of("product", ["tea", "gear", "tea", "gear"]),
            new DateColumn("date", [.. new[] { "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28" }.Select(d => DateTime.Parse(d).Ticks)]), new NumberColumn("amount", [1, 2, 3, 4]));
        var explanation = Ltv.Of(orders).By("product").Explain(January, February);
        Assert.Empty(explanation.Splits);
        Assert.Contains("Not taken apart by product: its segments do not add up to the whole.", explanation.Notes.Select(note => note.English));
        Assert.Equal(explanation.Change!.Value, explanation.Drivers.Sum(driver => driver.Effect), 12);
    }

    // Of six channels on two devices, phones through ads alone convert half as well in February.
    [Fact]
    public void The_segment_of_two_columns_in_which_it_happened_is_found_and_named()
    {
        var random = new Random(4);
        string[] channels = ["ads", "mail", "search", "social", "partner", "direct"];
        var rows = Enumerable.Range(0, 96_000).Select(i =>
        {
            var (month, device, channel) = (1 + i % 2, i / 2 % 2 == 0 ? "phone" : "desk", channels[i / 4 % 6]);
            return (Day: new DateTime(2026, month, 1 + i / 24 % 28), Device: device, Channel: channel, Bought: random.NextDouble() < (month == 2 && device == "phone" && channel == "ads" ? 0.1 : 0.2));
        }).ToArray();
        var sessions = FrameTable.Of(
            "sessions", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("device", rows.Select(r => r.Device)), TextColumn.Of("channel", rows.Select(r => r.Channel)),
            new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Bought ? 1 : 0))]));
        var explanation = ConversionRate.Of(sessions).Explain(January, February);
        var cause = Assert.Single(explanation.RootCause!.Segments);
        Assert.Equal(["phone", "ads"], cause.Columns.Select((column, i) => (column, cause.Segment.Values[i])).OrderByDescending(pair => pair.column).Select(pair => pair.Item2));
        Assert.Contains("It happened in", explanation.Sentences[1].English, StringComparison.Ordinal);
        Assert.Contains("“ads”", explanation.Sentences[1].Dutch, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026", "2026-01-01", "2027-01-01")]
    [InlineData("2026-H2", "2026-07-01", "2027-01-01")]
    [InlineData("2026-Q1", "2026-01-01", "2026-04-01")]
    [InlineData("2026-q4", "2026-10-01", "2027-01-01")]
    [InlineData("2026-05", "2026-05-01", "2026-06-01")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-05")]
    [InlineData("2026-02-28", "2026-02-28", "2026-03-01")]
    [InlineData("2026-01..2026-05", "2026-01-01", "2026-06-01")]
    [InlineData("2025-11-01..2026-Q1", "2025-11-01", "2026-04-01")]
    public void A_period_is_read_as_it_is_written(string text, string start, string end) =>
        Assert.Equal(new DateRange(DateOnly.Parse(start), DateOnly.Parse(end)), DateRange.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("last year")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("2026-13")]
    [InlineData("2026-W54")]
    [InlineData("2026-5")]
    [InlineData("26-05")]
    [InlineData("2026-02-30")]
    [InlineData("2026-05..2026-01")]
    [InlineData("2026..")]
    [InlineData("0000")]
    [InlineData("9999-12-31")]
    public void What_is_no_period_is_refused_with_an_example(string text) => Assert.Contains("2026-Q1", Assert.Throws<FormatException>(() => DateRange.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_a_range_writes_it_reads()
    {
        foreach (var period in new[] { Period.Day, Period.Week, Period.Month, Period.Quarter, Period.Year, Period.Months(2) })
        {
            for (var day = new DateOnly(2023, 12, 20); day < new DateOnly(2027, 1, 20); day = day.AddDays(17))
                Assert.Equal(period.Containing(day), DateRange.Parse(period.Containing(day).ToString()));
        }
    }
}
