using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Benchmarks;

/// <summary>Seeded tables of any size for each KPI.</summary>
internal static class KpiTables
{
    private static readonly Dictionary<string, (string Dimension, Func<Columns, KpiQuery> Query)> Makers = new()
    {
        ["revenue-per-employee"] = ("department", c => RevenuePerEmployee.Of(
            FrameTable.Of("revenue", c.Date("date"), c.Amount("revenue"), c.Label("department", "a", "b", "c", "d")),
            FrameTable.Of("employees", c.Key("employee_id"), c.Date("start_date"), c.End("end_date"), c.Number("fte", 1), c.Label("department", "a", "b", "c", "d")))),
        ["cac"] = ("channel", c => Cac.Of(Spend(c), FrameTable.Of("customers", c.Key("customer_id"), c.Date("start_date"), c.Channel()))),
        ["ltv"] = ("channel", c => Ltv.Of(FrameTable.Of("orders", c.Repeated("customer_id"), c.Date("date"), c.Amount("amount"), c.Channel()))),
        ["conversion-rate"] = ("channel", c => ConversionRate.Of(FrameTable.Of("sessions", c.Key("session_id"), c.Date("date"), c.Flag("converted"), c.Channel()))),
        ["roi"] = ("project", c => Roi.Of(FrameTable.Of("cash_flows", c.Label("project", "a", "b", "c", "d"), c.Date("date"), c.Amount("cost"), c.Amount("return")))),
        ["churn-rate"] = ("plan", c => ChurnRate.Of(FrameTable.Of("subscriptions", c.Date("start_date"), c.End("end_date"), c.Amount("amount"), c.Label("plan", OrderFiles.Plans)))),
        ["net-promoter-score"] = ("touchpoint", c => NetPromoterScore.Of(FrameTable.Of("responses", c.Date("date"), c.Number("score", 11), c.Label("touchpoint", "a", "b", "c", "d")))),
        ["cost-per-lead"] = ("channel", c => CostPerLead.Of(Spend(c), FrameTable.Of("leads", c.Key("lead_id"), c.Date("date"), c.Channel()))),
        ["employee-engagement"] = ("department", c => EmployeeEngagement.Of(FrameTable.Of(
            "engagement_answers", c.Date("date"), c.Repeated("respondent_id"), c.Label("department", "a", "b", "c", "d"), c.Label("theme", "x", "y"), c.Number("score", 5)))),
        ["market-share"] = ("region", c => MarketShare.Of(
            FrameTable.Of("own_sales", c.Date("date"), c.Label("region", "n", "e", "s", "w"), c.Amount("amount")),
            FrameTable.Of("market", c.Date("date"), c.Label("region", "n", "e", "s", "w"), c.Amount("amount")))),
    };

    public static IEnumerable<string> Ids => Makers.Keys;

    public static string Dimension(string id) => Makers[id].Dimension;

    public static KpiQuery Query(string id, int rows) => Makers[id].Query(new Columns(rows));

    private static FrameTable Spend(Columns c) => FrameTable.Of("spend", c.Date("date"), c.Amount("amount"), c.Channel());

    /// <summary>Columns of one length, drawn from one seed.</summary>
    private sealed class Columns(int rows)
    {
        private readonly Random random = new(1);

        public DateColumn Date(string name) => new DateColumn(name, Each(() => OrderFiles.First.AddDays(random.Next(OrderFiles.Days)).ToDateTime(default).Ticks));

        public DateColumn End(string name) => new DateColumn(
            name, Each(() => random.Next(3) == 0 ? DateColumn.Missing : OrderFiles.First.AddDays(OrderFiles.Days / 2 + random.Next(OrderFiles.Days / 2)).ToDateTime(default).Ticks));

        public NumberColumn Amount(string name) => new NumberColumn(name, Each(() => random.Next(100, 20_000) / 100.0));

        public NumberColumn Number(string name, int values) => new NumberColumn(name, Each(() => values == 1 ? 1.0 : values == 11 ? random.Next(11) : 1.0 + random.Next(values)));

        public NumberColumn Key(string name) => Numbered(name, row => row + 1);

        public NumberColumn Repeated(string name) => Numbered(name, row => random.Next(rows / 10 + 1));

        public FlagColumn Flag(string name) => new FlagColumn(name, Each(() => (sbyte)(random.Next(30) == 0 ? 1 : 0)));

        public TextColumn Channel() => Label("channel", OrderFiles.Channels);

        public TextColumn Label(string name, params string[] labels) => new TextColumn(name, Each(() => random.Next(labels.Length)), labels);

        private NumberColumn Numbered(string name, Func<int, double> value)
        {
            var row = 0;
            return new NumberColumn(name, Each(() => value(row++)));
        }

        private T[] Each<T>(Func<T> next)
        {
            var values = new T[rows];
            for (var i = 0; i < rows; i++)
                values[i] = next();
            return values;
        }
    }
}
