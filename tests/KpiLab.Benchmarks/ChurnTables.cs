using KpiLab.Data;

namespace KpiLab.Benchmarks;

/// <summary>Customers with nineteen columns, as in the Telco file, who leave by short tenure, low use, plan and channel, and more so where two of these come together, which trees find and lines do not.</summary>
internal static class ChurnTables
{
    private static readonly string[] Plans = ["Month", "Year", "Two years"];
    private static readonly string[] Channels = ["Organic", "Referral", "Search", "Social", "Affiliate"];
    private static readonly string[] Answers = ["Yes", "No", "No internet"];

    public static FrameTable Customers(int rows)
    {
        var random = new Random(1);
        double[] Numbers(Func<double> draw) => [.. Enumerable.Range(0, rows).Select(_ => draw())];
        int[] Codes(int count) => [.. Enumerable.Range(0, rows).Select(_ => random.Next(count))];
        var (tenure, logins, fee) = (Numbers(() => random.Next(1, 73)), Numbers(() => random.Next(0, 30)), Numbers(() => Math.Round(20 + 100 * random.NextDouble(), 2)));
        var (plan, channel) = (Codes(3), Codes(5));
        var left = new sbyte[rows];
        for (var i = 0; i < rows; i++)
        {
            var together = (plan[i] == 0 && logins[i] < 5 ? 1.5 : 0) + (fee[i] > 90 && tenure[i] < 12 ? 1.5 : 0);
            left[i] = (sbyte)(random.NextDouble() < 1 / (1 + Math.Exp(0.6 + 0.03 * tenure[i] + 0.05 * logins[i] + 0.9 * plan[i] - 0.2 * channel[i] - together)) ? 1 : 0);
        }

        var columns = new List<Column>
        {
            new NumberColumn("tenure", tenure), new NumberColumn("logins", logins), new NumberColumn("fee", fee), new NumberColumn("total", Numbers(() => Math.Round(8000 * random.NextDouble(), 2))),
            new TextColumn("plan", plan, Plans), new TextColumn("channel", channel, Channels),
        };
        for (var c = 0; c < 9; c++)
            columns.Add(new TextColumn($"service {c + 1}", Codes(3), Answers));
        for (var c = 0; c < 4; c++)
            columns.Add(new FlagColumn($"option {c + 1}", [.. Enumerable.Range(0, rows).Select(_ => (sbyte)random.Next(2))]));
        columns.Add(new FlagColumn("churned", left));
        return FrameTable.Of("customers", columns);
    }
}
