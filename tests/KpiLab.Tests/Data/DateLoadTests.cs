using System.Globalization;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Dates as offices write them.</summary>
public class DateLoadTests
{
    private static string? First(string column, string text, string second) => Loaded.From($"{column};y\n\"{text}\";a\n\"{second}\";b\n")[column].TextOf(0);

    [Theory]
    [InlineData("2026-03-25", "2026-03-25")]
    [InlineData("2026/03/25", "2026-03-25")]
    [InlineData("2026.03.25", "2026-03-25")]
    [InlineData("2026-3-5", "2026-03-05")]
    [InlineData("25-03-2026", "2026-03-25")]
    [InlineData("25-3-2026", "2026-03-25")]
    [InlineData("5-3-2026", "2026-03-05")]
    [InlineData("25/3/2026", "2026-03-25")]
    [InlineData("25.3.2026", "2026-03-25")]
    [InlineData("25-3-'26", "2026-03-25")]
    [InlineData("25-3-26", "2026-03-25")]
    [InlineData("25 mrt 2026", "2026-03-25")]
    [InlineData("3 mrt 2026", "2026-03-03")]
    [InlineData("3 mrt. 2026", "2026-03-03")]
    [InlineData("3-mrt-26", "2026-03-03")]
    [InlineData("3 maart 2026", "2026-03-03")]
    [InlineData("1 mei 2026", "2026-05-01")]
    [InlineData("1 okt 2026", "2026-10-01")]
    [InlineData("di 3 mrt 2026", "2026-03-03")]
    [InlineData("dinsdag 3 maart 2026", "2026-03-03")]
    [InlineData("3 Mar 2026", "2026-03-03")]
    [InlineData("Mar 3, 2026", "2026-03-03")]
    [InlineData("March 3, 2026", "2026-03-03")]
    [InlineData("Tue, 03 Mar 2026", "2026-03-03")]
    [InlineData("25-3-2026 14:05", "2026-03-25T14:05:00")]
    [InlineData("25-3-2026 14:05:30", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25 14:05:30", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25T14:05:30", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25T14:05", "2026-03-25T14:05:00")]
    [InlineData("2026-03-25T14:05:30Z", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25T14:05:30.123Z", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25T14:05:30+01:00", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25T14:05:30+0100", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25 14:05:30 +01:00", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25 14:05:30 CET", "2026-03-25T14:05:30")]
    [InlineData("2026-03-25 14:05:30 UTC", "2026-03-25T14:05:30")]
    [InlineData("25-3-2026, 14:05", "2026-03-25T14:05:00")]
    [InlineData("25-3-2026 2:05 PM", "2026-03-25T14:05:00")]
    [InlineData("25-3-2026 24:00", null)]
    [InlineData("31-2-2026", null)]
    public void In_a_column_of_dates_with_the_day_first(string text, string? expected) =>
        Assert.Equal(expected, Loaded.From("datum;y\n" + $"\"{text}\";a\n" + string.Concat(Enumerable.Repeat("31-12-2025;b\n", 20)))["datum"].TextOf(0));

    [Theory]
    [InlineData("3/4/2026", "3/25/2026", "2026-03-04")]
    [InlineData("03/04/2026", "12/31/2026", "2026-03-04")]
    [InlineData("3/4/2026 1:30 PM", "3/25/2026 9:00 AM", "2026-03-04T13:30:00")]
    [InlineData("3/4/2026", "25/3/2026", "2026-04-03")]
    public void Day_or_month_first_is_decided_for_the_whole_column(string first, string second, string expected) =>
        Assert.Equal(expected, First("date", first, second));

    [Fact]
    public void Dates_that_do_not_decide_are_read_day_first_and_the_load_says_how_to_choose_the_other()
    {
        var table = Loaded.From("date,x\n3/4/2026,1\n5/6/2026,2\n");
        Assert.Equal(new DateTime(2026, 4, 3), table["date"][0]);
        var entry = table.Entry("ambiguous-dates");
        Assert.Equal(Severity.Problem, entry.Severity);
        Assert.Contains("--month-first", entry.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1-1-2026", "1-2-2026", "1-3-2026", "2026-03-01")]
    [InlineData("01/12/2025", "01/01/2026", "01/02/2026", "2026-02-01")]
    [InlineData("11/1/2025", "12/1/2025", "1/1/2026", "2026-01-01")]
    public void The_first_days_of_months_say_themselves_which_number_is_the_month(string first, string second, string third, string expected)
    {
        var table = Loaded.From($"month;y\n{first};1\n{second};2\n{third};3\n");
        Assert.Equal(expected, table["month"].TextOf(2));
        Assert.DoesNotContain(table.Quality, entry => entry.Code == "ambiguous-dates");
    }

    [Fact]
    public void The_analyst_decides_where_the_dates_do_not()
    {
        var table = Loaded.From("date,x\n3/4/2026,1\n5/6/2026,2\n", options: new() { DayFirst = false });
        Assert.Equal(new DateTime(2026, 3, 4), table["date"][0]);
        Assert.DoesNotContain(table.Quality, entry => entry.Code == "ambiguous-dates");
    }

    [Fact]
    public void Dates_with_both_orders_in_one_column_are_a_problem_and_the_fewer_are_set_aside_with_examples()
    {
        var table = Loaded.From("date,x\n" + string.Concat(Enumerable.Range(13, 16).Select(day => $"{day}/4/2026,1\n")) + "4/25/2026,2\n");
        Assert.Equal(Severity.Problem, table.Entry("mixed-date-orders").Severity);
        Assert.Equal(1, table["date"].MissingCount);
        Assert.Equal(new QualityExample(18, "4/25/2026"), Assert.Single(table.Entry("value-set-aside").Examples!));
    }

    [Theory]
    [InlineData("maand", "202603", "202604", "2026-03-01")]
    [InlineData("maand", "2026-03", "2026-04", "2026-03-01")]
    [InlineData("maand", "03-2026", "04-2026", "2026-03-01")]
    [InlineData("maand", "mrt 2026", "apr 2026", "2026-03-01")]
    [InlineData("maand", "mrt-26", "apr-26", "2026-03-01")]
    [InlineData("maand", "maart 2026", "april 2026", "2026-03-01")]
    [InlineData("month", "Mar 2026", "Apr 2026", "2026-03-01")]
    [InlineData("datum", "20260325", "20260326", "2026-03-25")]
    [InlineData("datum", "46106", "46107", "2026-03-25")]
    [InlineData("datum", "46106,5", "46107,25", "2026-03-25T12:00:00")]
    [InlineData("kwartaal", "2026-Q2", "2026-Q3", "2026-04-01")]
    [InlineData("quarter", "Q2 2026", "Q3 2026", "2026-04-01")]
    [InlineData("kwartaal", "2026K2", "2026K3", "2026-04-01")]
    [InlineData("week", "2026-W07", "2026-W08", "2026-02-09")]
    public void Periods_and_day_numbers_under_a_name_that_says_so(string column, string first, string second, string expected) =>
        Assert.Equal(expected, First(column, first, second));

    [Theory]
    [InlineData("cohort", "2024-Q4", "2025-Q1")]
    [InlineData("wave", "2024-Q4", "2025-Q1")]
    [InlineData("meting", "2024-W40", "2025-W01")]
    [InlineData("code", "Q1 2026", "Q2 2026")]
    public void Quarters_and_weeks_under_another_name_stay_text(string column, string first, string second) =>
        Assert.Equal(first, First(column, first, second));

    [Theory]
    [InlineData("aantal", "202603", "202604")]
    [InlineData("omzet", "46106", "46107")]
    [InlineData("aantal", "20260325", "20260326")]
    public void Numbers_that_could_be_dates_are_numbers_under_a_name_that_does_not_say_date(string column, string first, string second) =>
        Assert.Equal(double.Parse(first, CultureInfo.InvariantCulture), Loaded.From($"{column};y\n{first};a\n{second};b\n").Numbers(column)[0]);

    [Theory]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("nvt")]
    [InlineData("#N/B")]
    [InlineData("NULL")]
    [InlineData("")]
    public void Words_for_no_value_are_missing_and_not_set_aside(string text)
    {
        var table = Loaded.From($"datum;y\n{text};a\n25-3-2026;b\n");
        Assert.Equal((null, new DateTime(2026, 3, 25)), (table["datum"][0], table["datum"][1]));
        Assert.DoesNotContain(table.Quality, entry => entry.Code == "value-set-aside");
    }

    [Fact]
    public void Zones_are_left_out_of_the_value_and_said() =>
        Assert.Contains("zone", Loaded.From("moment;y\n2026-03-25T14:05:30Z;a\n2026-03-25T14:05:30+01:00;b\n").Entry("time-zones").Message, StringComparison.Ordinal);
}
