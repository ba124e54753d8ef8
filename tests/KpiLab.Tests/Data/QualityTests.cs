using System.Text;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>What a table is found to have wrong, with the rows.</summary>
public class QualityTests
{
    private static FrameTable Orders(string rows, string header = "order_id;customer_id;order_date;channel;amount")
    {
        var text = new StringBuilder(header + "\n");
        for (var i = 0; i < 60; i++)
            text.Append($"o{i};c{i % 20};2026-0{(i / 10) + 1}-15;web;{20 + (i % 7)}.50\n");
        return Loaded.From(text + rows, "orders.csv");
    }

    private static void Quiet(FrameTable table, params string[] codes) => Assert.DoesNotContain(table.Quality, entry => codes.Contains(entry.Code));

    [Fact]
    public void A_clean_table_has_notes_alone() => Assert.All(Orders("").Quality, entry => Assert.Equal(Severity.Note, entry.Severity));

    [Fact]
    public void A_key_that_occurs_twice_is_found_with_its_row()
    {
        var entry = Orders("o3;c3;2026-06-20;shop;21.00\n").Entry("duplicate-keys");
        Assert.Equal(("order_id", 1, new QualityExample(62, "o3")), (entry.Column, entry.Count, Assert.Single(entry.Examples!)));
    }

    [Fact]
    public void Numbers_are_keys_too() =>
        Assert.Equal(1, Loaded.From("customer_id;start_date\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"{i};2026-01-01\n")) + "7;2026-02-01\n", "customers.csv").Entry("duplicate-keys").Count);

    [Fact]
    public void Customers_who_order_again_are_no_duplicates() => Assert.DoesNotContain(Orders("").Quality, entry => entry.Code == "duplicate-keys");

    [Fact]
    public void Rows_that_were_exported_twice_are_found_where_no_key_names_them()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"2026-01-{i:00};web;{i}.50\n"));
        var entry = Loaded.From("date;channel;amount\n" + rows + "2026-01-07;web;7.50\n", "spend.csv").Entry("duplicate-rows");
        Assert.Equal((1, 32L), (entry.Count, entry.Examples![0].Row));
    }

    [Fact]
    public void Ends_before_starts_are_found_with_their_rows()
    {
        var entry = Loaded.From("customer_id,start_date,end_date\n1,2026-02-01,2026-01-01\n2,2026-02-01,2026-03-01\n3,2026-02-01,\n", "subscriptions.csv").Entry("end-before-start");
        Assert.Equal((1, new QualityExample(2, "2026-02-01 – 2026-01-01")), (entry.Count, Assert.Single(entry.Examples!)));
    }

    [Fact]
    public void Dates_in_the_future_are_counted_against_the_day_that_the_analyst_names()
    {
        var table = Loaded.From("date,amount\n2026-01-01,1\n2027-01-01,2\n", options: new() { AsOf = new(2026, 6, 30) });
        Assert.Equal((Severity.Warning, 1, 3L), (table.Entry("future-dates").Severity, table.Entry("future-dates").Count, table.Entry("future-dates").Examples![0].Row));
        Quiet(Loaded.From("date,amount\n2026-01-01,1\n2027-01-01,2\n"), "future-dates");
    }

    [Fact]
    public void A_stand_in_for_no_end_is_found()
    {
        var entry = Loaded.From("customer_id,start_date,end_date\n1,2026-02-01,9999-12-31\n2,2026-02-01,2026-03-01\n", "subscriptions.csv").Entry("far-dates");
        Assert.Contains("9999-12-31", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_amounts_are_noted_and_negative_counts_are_a_problem()
    {
        Assert.Equal((Severity.Note, 1), (Orders("o90;c1;2026-06-20;web;-12.50\n").Entry("negative-amounts").Severity, 1));
        var counts = Loaded.From("month;cost;leads\n2026-01;100;5\n2026-02;100;-2\n", "campaigns.csv").Entry("negative-counts");
        Assert.Equal((Severity.Problem, new QualityExample(3, "-2")), (counts.Severity, Assert.Single(counts.Examples!)));
    }

    [Fact]
    public void A_cost_without_a_channel_is_found_with_its_row()
    {
        var entry = Loaded.From("date;channel;spend\n2026-01-01;web;100\n2026-02-01;;50\n2026-03-01;shop;70\n", "marketing.csv").Entry("cost-without-channel");
        Assert.Equal((1, 3L), (entry.Count, entry.Examples![0].Row));
    }

    [Fact]
    public void Months_without_a_row_between_others_are_named()
    {
        var table = Loaded.From("month;spend\n2026-01;100\n2026-02;90\n2026-04;80\n2026-05;70\n", "spend.csv");
        Assert.Contains("2026-03", table.Entry("month-gaps").Message, StringComparison.Ordinal);
        Quiet(Orders(""), "month-gaps");
    }

    [Theory]
    [InlineData("Bakkerij Jansen B.V.", "bakkerij jansen bv")]
    [InlineData("Bakkerij Jansen B.V.", "Bakkerij  Jansen")]
    [InlineData("Café de Zwaan", "Cafe de Zwaan")]
    [InlineData("Van Dijk & Zn.", "Van Dijk & Zn")]
    [InlineData("E-mail", "email")]
    public void One_customer_spelt_two_ways_is_found(string first, string second)
    {
        var entry = Loaded.From($"klantnaam;bedrag\n{first};10\n{first};12\n{second};14\nIemand anders;9\n").Entry("spelling-variants");
        Assert.Equal(1, entry.Count);
        Assert.Contains($"\"{first}\" (2 rows) and \"{second}\" (1 row)", entry.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan 1", "plan 2")]
    [InlineData("18-24", "18+24")]
    [InlineData("C", "C+")]
    [InlineData("Jansen", "Janssen")]
    public void Names_that_differ_are_left_alone(string first, string second) =>
        Quiet(Loaded.From($"groep;bedrag\n{first};10\n{second};14\nAnders;9\n"), "spelling-variants");

    [Fact]
    public void A_rare_name_one_letter_from_a_frequent_one_is_found() =>
        Assert.Contains("\"website\" (60 rows) and \"wesbite\" (1 row)", Loaded.From("kanaal;bedrag\n" + string.Concat(Enumerable.Repeat("website;10\n", 60)) + "wesbite;14\n").Entry("spelling-variants").Message, StringComparison.Ordinal);

    [Fact]
    public void An_amount_far_above_the_rest_is_found_with_its_share()
    {
        var entry = Orders("o90;c1;2026-06-20;web;250000.00\n").Entry("outliers");
        Assert.Equal((1, 62L), (entry.Count, entry.Examples![0].Row));
        Assert.Contains("of the total", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_that_spread_as_amounts_do_are_no_outliers()
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, 20_000).Select(_ => Math.Exp(3.6 + (0.8 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))));
        Quiet(FrameTable.Of("orders", new NumberColumn("amount", [.. values])), "outliers");
    }

    [Fact]
    public void Scores_off_their_scale_are_found()
    {
        var entry = Loaded.From("respondent_id;nps_score\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"r{i};{i % 11}\n")) + "r100;11\nr101;-1\n", "nps.csv").Entry("scores-outside-scale");
        Assert.Equal((2, 102L), (entry.Count, entry.Examples![0].Row));
    }

    [Fact]
    public void Rows_without_what_a_kpi_needs_are_counted()
    {
        var entry = Orders("o90;c1;;web;12.50\n").Entry("missing-values");
        Assert.Equal(("order_date", 1, 62L), (entry.Column, entry.Count, entry.Examples![0].Row));
    }

    [Fact]
    public void Text_that_was_garbled_before_the_export_is_found() =>
        Assert.Equal(1, Loaded.From("klantnaam;x\nCafÃ© de Zwaan;1\nbakker;2\n").Entry("garbled-text").Count);

    [Fact]
    public void The_checks_follow_the_roles_that_the_analyst_gives()
    {
        var table = Loaded.From("id;a;b\n1;2026-02-01;2026-01-01\n2;2026-02-01;2026-03-01\n");
        Quiet(table, "end-before-start");
        Assert.Contains(table.Map(Role.Start, "a").Map(Role.End, "b").Quality, entry => entry.Code == "end-before-start");
    }

    [Fact]
    public void Nothing_is_repaired()
    {
        var table = Orders("o3;c3;2026-06-20;web;-250000.00\n");
        _ = table.Quality;
        Assert.Equal((61, -250000.0), (table.RowCount, table.Numbers("amount")[60]));
    }

    [Fact]
    public void An_entry_reads_as_a_sentence_with_its_rows() =>
        Assert.Equal(
            "warning: Column \"end_date\": 2 rows end before they start (\"end_date\" before \"start_date\"); they do not count. First: row 2, 2026-02-01 – 2026-01-01. Also: row 4.".Replace("Column \"end_date\": ", "", StringComparison.Ordinal),
            Loaded.From("customer_id,start_date,end_date\n1,2026-02-01,2026-01-01\n2,2026-02-01,2026-03-01\n3,2026-02-01,2026-01-15\n", "subscriptions.csv").Entry("end-before-start").ToString());
}
