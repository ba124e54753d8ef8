using KpiLab.Data;

namespace KpiLab.Tests.Kpis;

/// <summary>Random tables that give every KPI of the catalogue, over eight whole months; each has a column "segment", of which some rows have none, and each segment has rows at both ends of time.</summary>
internal static class RandomCompany
{
    private const int Days = 243;
    private const int Segments = 3;
    private static readonly DateTime First = new(2025, 1, 1);
    private static readonly string[] Money = ["amount", "monthly_amount", "cost", "return", "margin", "revenue"];

    public static Workspace Of(int seed)
    {
        var random = new Random(seed);
        return Workspace.Of(
        [
            Spend(random), Customers(random), Subscriptions(random), Orders(random), Sessions(random), Leads(random), CashFlows(random), Responses(random),
            Answers(random), Invitations(random), Enps(random), Market(random), OwnSales(random), Revenue(random), Employees(random),
        ]);
    }

    /// <summary>The same rows in another order.</summary>
    public static Workspace Shuffled(Workspace company, int seed) => Each(company, table =>
    {
        int[] order = [.. Enumerable.Range(0, table.RowCount)];
        new Random(seed).Shuffle(order);
        return table.Take(order);
    });

    /// <summary>Every amount times a factor.</summary>
    public static Workspace Scaled(Workspace company, double factor) => Each(company, table => table.Columns.OfType<NumberColumn>().Where(c => Money.Contains(c.Name))
        .Aggregate(table, (t, c) => t.WithColumn(new NumberColumn(c.Name, [.. c.Values.ToArray().Select(v => v * factor)]))));

    /// <summary>The rows of some segments.</summary>
    public static Workspace Only(Workspace company, Func<string?, bool> segment) => Each(company, table =>
        table.Take([.. Enumerable.Range(0, table.RowCount).Where(row => segment(table["segment"].TextOf(row)))]));

    private static Workspace Each(Workspace company, Func<FrameTable, FrameTable> change) => company with { Tables = [.. company.Frames.Select(change)] };

    private static string? SegmentOf(int i) => (i % (Segments + 1)) switch { 0 => null, 1 => "a", 2 => "b", _ => "c" };

    // Row i of a table: its segment, and a day; the first rows stand at the first and the last day of every segment.
    private static DateTime DayOf(int i, Random random) => First.AddDays((i / (Segments + 1)) switch { 0 => 0, 1 => Days - 1, _ => random.Next(Days) });

    private static TextColumn SegmentColumn(int rows) => TextColumn.Of("segment", Enumerable.Range(0, rows).Select(SegmentOf));

    private static DateColumn DateOf(string name, int rows, Random random) => new(name, [.. Enumerable.Range(0, rows).Select(i => DayOf(i, random).Ticks)]);

    private static TextColumn Text(string name, int rows, Func<int, string?> value) => TextColumn.Of(name, Enumerable.Range(0, rows).Select(value));

    private static NumberColumn Number(string name, int rows, Func<int, double> value) => new(name, [.. Enumerable.Range(0, rows).Select(value)]);

    private static FlagColumn Flag(string name, int rows, Func<int, bool> value) => new(name, [.. Enumerable.Range(0, rows).Select(i => (sbyte)(value(i) ? 1 : 0))]);

    private static FrameTable Spend(Random random) => FrameTable.Of(
        "spend", DateOf("date", 240, random), SegmentColumn(240), Text("category", 240, i => i / 4 % 3 == 0 ? "media" : "marketing salaries"), Number("amount", 240, _ => random.Next(1, 500)));

    private static FrameTable Customers(Random random) => FrameTable.Of("customers", Text("customer_id", 160, i => $"c{i}"), DateOf("start_date", 160, random), SegmentColumn(160));

    private static FrameTable Subscriptions(Random random)
    {
        var starts = DateOf("start_date", 200, random);
        long EndOf(int i) => random.Next(3) switch { 0 => starts.Ticks[i] + random.Next(1, 150) * TimeSpan.TicksPerDay, _ => DateColumn.Missing };
        long[] ends = [.. Enumerable.Range(0, 200).Select(i => i < 8 ? DateColumn.Missing : EndOf(i)).Select(end => end > First.AddDays(Days - 1).Ticks ? DateColumn.Missing : end)];
        return FrameTable.Of("subscriptions", Text("customer_id", 200, i => $"c{i}"), starts, new DateColumn("end_date", ends), SegmentColumn(200), Number("monthly_amount", 200, _ => random.Next(5, 60)));
    }

    // A customer belongs to one segment.
    private static FrameTable Orders(Random random)
    {
        int[] customers = [.. Enumerable.Range(0, 400).Select(i => i < 160 ? i : i % 4 + 4 * random.Next(40))];
        return FrameTable.Of(
            "orders", Text("order_id", 400, i => $"o{i}"), Text("customer_id", 400, i => $"c{customers[i]}"), DateOf("date", 400, random), SegmentColumn(400),
            Number("amount", 400, _ => random.Next(50, 150)), Number("margin", 400, _ => random.Next(5, 40)));
    }

    private static FrameTable Sessions(Random random)
    {
        bool[] carts = [.. Enumerable.Range(0, 500).Select(_ => random.Next(3) == 0)];
        return FrameTable.Of(
            "sessions", Text("session_id", 500, i => $"s{i}"), DateOf("date", 500, random), SegmentColumn(500), Flag("cart", 500, i => carts[i]), Flag("purchase", 500, i => carts[i] && random.Next(2) == 0));
    }

    private static FrameTable Leads(Random random)
    {
        var dates = DateOf("date", 300, random);
        long[] Later(long[] before, int share) => [.. before.Select(day => day == DateColumn.Missing || random.Next(share) > 0 ? DateColumn.Missing : day + TimeSpan.TicksPerDay)];
        var mql = Later(dates.Ticks.ToArray(), 2);
        var sql = Later(mql, 2);
        return FrameTable.Of(
            "leads", Text("lead_id", 300, i => $"l{i}"), dates, SegmentColumn(300), new DateColumn("mql_date", mql), new DateColumn("sql_date", sql), new DateColumn("won_date", Later(sql, 2)));
    }

    private static FrameTable CashFlows(Random random)
    {
        var rows = Enumerable.Range(0, 8).SelectMany(month => Enumerable.Range(0, 8).Select(project => (month, project))).ToArray();
        return FrameTable.Of(
            "cash_flows", Text("project", 64, i => $"p{rows[i].project}"), new DateColumn("date", [.. rows.Select(r => First.AddMonths(r.month).Ticks)]), SegmentColumn(64),
            Number("cost", 64, i => rows[i].month < 3 ? random.Next(50, 100) : 0), Number("return", 64, _ => random.Next(20, 90)));
    }

    private static FrameTable Responses(Random random) => FrameTable.Of(
        "survey_responses", Text("customer_id", 300, i => $"c{i}"), DateOf("date", 300, random), SegmentColumn(300), Number("score", 300, _ => random.Next(11)));

    private static FrameTable Answers(Random random) => FrameTable.Of(
        "engagement_answers", Text("respondent_id", 160, i => $"r{i % 40}"), Text("department", 160, i => i % 2 == 0 ? "A" : "B"), SegmentColumn(160), Number("score", 160, _ => random.Next(1, 6)));

    private static FrameTable Invitations(Random random) => FrameTable.Of("engagement_invitations", SegmentColumn(8), Number("invited", 8, _ => random.Next(10, 20)));

    private static FrameTable Enps(Random random) => FrameTable.Of(
        "enps", Text("respondent_id", 80, i => $"r{i}"), Text("department", 80, i => i % 2 == 0 ? "A" : "B"), SegmentColumn(80), Number("score", 80, _ => random.Next(11)));

    private static FrameTable Market(Random random) => FrameTable.Of(
        "market", DateOf("date", 320, random), SegmentColumn(320), Text("company", 320, i => $"rival {i / 4 % 5}"), Number("amount", 320, _ => random.Next(100, 900)));

    private static FrameTable OwnSales(Random random) => FrameTable.Of("own_sales", DateOf("date", 160, random), SegmentColumn(160), Number("amount", 160, _ => random.Next(10, 90)));

    private static FrameTable Revenue(Random random) => FrameTable.Of("revenue", DateOf("date", 240, random), SegmentColumn(240), Number("revenue", 240, _ => random.Next(1000, 9000)));

    private static FrameTable Employees(Random random) => FrameTable.Of(
        "employees", Text("employee_id", 240, i => $"e{i}"), SegmentColumn(240), Text("contract_type", 240, i => i % 7 == 0 ? "contractor" : "employee"), Number("fte", 240, _ => random.Next(1, 6) / 5.0),
        new DateColumn("start_date", [.. Enumerable.Range(0, 240).Select(_ => First.AddDays(random.Next(-700, 0)).Ticks)]),
        new DateColumn("end_date", [.. Enumerable.Range(0, 240).Select(i => i < 8 || i / 4 % 2 == 1 ? DayOf(i, random).Ticks : DateColumn.Missing)]));
}
