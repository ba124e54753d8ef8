using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>The search that looks at one column at a time, as published: Bhagwan et al., Adtributor: Revenue Debugging in Advertising Systems (NSDI 2014), algorithm 1.</summary>
internal static class Adtributor
{
    private const double LeastPowerOfOne = 0.1;
    private const double LeastPowerOfAll = 0.67;

    /// <summary>The values of the column with the most surprise that reach the explanatory power.</summary>
    public static IReadOnlyList<string> Find(PlantedChange change)
    {
        var columns = change.Before.Keys.First().Values.Count;
        return Enumerable.Range(0, columns).Select(column => Of(change, column)).Where(found => found.Values.Count > 0).OrderByDescending(found => found.Surprise).FirstOrDefault().Values ?? [];
    }

    private static (IReadOnlyList<string> Values, double Surprise) Of(PlantedChange change, int column)
    {
        var (before, after) = (By(change.Before, column), By(change.After, column));
        var bridge = RatioBridge.Of(before, after);
        double TotalBefore = before.Values.Sum(p => p.Above), TotalAfter = after.Values.Sum(p => p.Above);
        var (taken, power, surprise) = (new List<string>(), 0.0, 0.0);
        foreach (var (step, own) in bridge.Steps.Select(step => (step, Surprise(before[step.Segment].Above / TotalBefore, after[step.Segment].Above / TotalAfter))).OrderByDescending(pair => pair.Item2))
        {
            var explains = step.Effect / bridge.Change;
            if (explains <= LeastPowerOfOne)
                continue;
            taken.Add(step.Segment.Values[0]);
            (power, surprise) = (power + explains, surprise + own);
            if (power > LeastPowerOfAll)
                return (taken, surprise);
        }

        return ([], 0);
    }

    private static double Surprise(double p, double q) => 0.5 * (p > 0 ? p * Math.Log(2 * p / (p + q)) : 0) + 0.5 * (q > 0 ? q * Math.Log(2 * q / (p + q)) : 0);

    private static Dictionary<Segment, (double Above, double Below)> By(Dictionary<Segment, (double Above, double Below)> leaves, int column) => leaves
        .GroupBy(leaf => leaf.Key.Values[column]).ToDictionary(group => new Segment(group.Key), group => (group.Sum(leaf => leaf.Value.Above), group.Sum(leaf => leaf.Value.Below)));
}
