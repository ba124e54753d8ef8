using KpiLab.Data;

namespace KpiLab.Models.Tests.ChurnRisk;

/// <summary>Customers whose probability to leave is known: log-odds = −1.6 + 1.2·(logins &lt; 3) + 0.9·(plan is Basic) − 0.04·tenure + noise of the draw.</summary>
internal static class SyntheticCustomers
{
    public static readonly string[] Plans = ["Basic", "Plus", "Premium"];

    public static FrameTable Table(int rows, int seed)
    {
        var random = new Random(seed);
        var (tenure, logins, plan, fee, left) = (new double[rows], new double[rows], new string?[rows], new double[rows], new sbyte[rows]);
        for (var i = 0; i < rows; i++)
        {
            tenure[i] = random.Next(1, 60);
            logins[i] = random.Next(0, 12);
            plan[i] = Plans[random.Next(3)];
            fee[i] = Math.Round(10 + 40 * random.NextDouble(), 2);
            left[i] = (sbyte)(random.NextDouble() < Risk(tenure[i], logins[i], plan[i]!) ? 1 : 0);
        }

        return FrameTable.Of(
            "customers", TextColumn.Of("customer_id", Enumerable.Range(0, rows).Select(i => $"C{i:D6}")),
            new NumberColumn("tenure", tenure), new NumberColumn("logins", logins), TextColumn.Of("plan", plan), new NumberColumn("fee", fee), new FlagColumn("churned", left));
    }

    public static double Risk(double tenure, double logins, string plan) =>
        1 / (1 + Math.Exp(1.6 - (logins < 3 ? 1.2 : 0) - (plan == "Basic" ? 0.9 : 0) + 0.04 * tenure));

    public static bool[] Left(FrameTable table) => [.. ((FlagColumn)table["churned"]).Values.ToArray().Select(v => v == 1)];
}
