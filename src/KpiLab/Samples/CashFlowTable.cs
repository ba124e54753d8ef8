namespace KpiLab.Samples;

/// <summary>Cost and return of five campaigns by month. What each has cost and returned after 3, 6 and 12 months is exact.</summary>
internal static class CashFlowTable
{
    // First month (from January 2024); euros of cost in months 1-3, 4-6 and 7-12; ROI at 3, 6 and 12 months in percent.
    private static readonly (string Project, int First, int[] Cost, int[] Roi)[] Campaigns =
    [
        ("Coffee guides", 12, [24_000, 9_000, 12_000], [-55, 1, 85]),
        ("Summer sale", 17, [15_000, 9_000, 21_000], [60, 18, -35]),
        ("Podcast", 14, [18_000, 8_000, 10_000], [-20, 10, 30]),
        ("Office tasting tour", 13, [20_000, 6_000, 6_000], [-40, -15, 20]),
        ("Crème-week", 16, [16_000, 12_000, 20_000], [5, 12, 18]),
    ];

    public static void Write(SampleFolder folder, ulong seed)
    {
        using var table = folder.Table(
            "cash_flows",
            new OfficeStyle("campagne_kasstromen.csv", ["Kosten en opbrengsten per campagne", ""], Currency: "€ "),
            new("project", "project"), new("date", "datum", SampleKind.Date), new("cost", "kosten", SampleKind.Money, Totalled: true), new("return", "opbrengst", SampleKind.Money, Totalled: true));
        var random = new SampleStream(seed, "cash flows");
        foreach (var (project, first, cost, roi) in Campaigns)
        {
            long spent = 0, earned = 0;
            var month = first;
            for (var phase = 0; phase < 3; phase++)
            {
                var weights = Enumerable.Range(0, phase < 2 ? 3 : 6).Select(_ => 1 + 0.3 * random.NextUnit()).ToArray();
                var costs = Quota.Split(cost[phase] * 100L, weights);
                spent += cost[phase] * 100L;
                var due = spent * (100 + roi[phase]) / 100 - earned;
                earned += due;
                var returns = Quota.Split(due, [.. weights.Reverse()]);
                for (var i = 0; i < weights.Length; i++)
                    table.Text(project).Date(SampleCalendar.First(month++)).Money(costs[i]).Money(returns[i]).EndRow();
            }
        }
    }
}
