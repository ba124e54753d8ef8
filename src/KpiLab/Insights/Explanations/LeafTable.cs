using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>The smallest parts of a KPI, by several columns together, with what each did to the change.</summary>
/// <param name="Values">The values of each column, in order of code.</param>
/// <param name="Codes">By column, the code of each leaf.</param>
/// <param name="Effects">What each leaf did; together the change.</param>
/// <param name="Sizes">The mean of what each leaf gives to the KPI before and after, each above 0.</param>
internal sealed record LeafTable(IReadOnlyList<string>[] Values, int[][] Codes, double[] Effects, double[] Sizes)
{
    // What a leaf has above the line, and a little for its weight: a leaf without a sale still has a size. In the unit of the KPI, so that an effect of as much as the size is a growth to three times as much.
    private const double ForWeight = 0.05;

    public int Count => Effects.Length;

    public int Columns => Codes.Length;

    /// <summary>The leaves of a split by several columns, in the order of its segments.</summary>
    public static LeafTable Of(SplitParts parts)
    {
        var steps = parts.Bridge!.Steps;
        var columns = steps[0].Segment.Values.Count;
        var values = Enumerable.Range(0, columns).Select(column => (IReadOnlyList<string>)[.. steps.Select(step => step.Segment.Values[column]).Distinct().Order(StringComparer.Ordinal)]).ToArray();
        var codes = values.Select((names, column) =>
        {
            var code = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
            return steps.Select(step => code[step.Segment.Values[column]]).ToArray();
        }).ToArray();
        return new(values, codes, [.. steps.Select(step => step.Effect)], Sized(parts));
    }

    private static double[] Sized(SplitParts parts)
    {
        var steps = parts.Bridge!.Steps;
        double Above(Segment segment) => Math.Abs(parts.Before.GetValueOrDefault(segment).Above) + Math.Abs(parts.After.GetValueOrDefault(segment).Above);
        double[] above = [.. steps.Select(step => Above(step.Segment))], weight = [.. steps.Select(step => Math.Abs(step.WeightBefore) + Math.Abs(step.WeightAfter))];
        var (sumAbove, sumWeight) = (above.Sum(), weight.Sum());
        var whole = (Math.Abs(parts.Bridge.Before) + Math.Abs(parts.Bridge.After)) / 2 is var mean && mean > 0 ? mean : 1;
        double Share(double part, double sum) => sum > 0 ? whole * part / sum : 0;
        double[] sizes = [.. above.Select((a, i) => Share(a, sumAbove) + ForWeight * Share(weight[i], sumWeight))];
        var least = sizes.Where(size => size > 0).DefaultIfEmpty(1).Min();
        return [.. sizes.Select(size => size > 0 ? size : least)];
    }
}
