using KpiLab.Kpis;
using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>A combination of two columns held against what each of them alone leads to expect.</summary>
/// <param name="Part">The combination.</param>
/// <param name="Expected">What the two columns lead to expect.</param>
/// <param name="Surprise">Its value less that.</param>
/// <param name="Error">The standard error of the surprise.</param>
/// <param name="PValue">Two-sided, of this one comparison.</param>
/// <remarks>
/// What effects add up to depends on the scale: two effects that multiply look like more than their sum. So amounts and shares must surprise both as a sum and as a product of effects, and the less sure of both p-values counts
/// (an intersection-union test, Berger 1982); points and scores, which have no product, as a sum.
/// </remarks>
internal sealed record Combination(SplitPart Part, double Expected, double Surprise, double Error, double PValue)
{
    // Fewer events than this have no useful normal approximation.
    private const double FewestEvents = 10;

    /// <summary>Every combination that can be tested.</summary>
    public static IReadOnlyList<Combination> Of(Split split, double dispersion)
    {
        var root = Math.Sqrt(dispersion);
        var multiplies = split.Whole.Value.Unit.Kind is UnitKind.Fraction or UnitKind.Money or UnitKind.Ratio;
        SplitPart[] parts = [.. split.Parts.Where(part => !part.IsUnknown && part.Error > 0 && part.Below > 0 && (!multiplies || LogError(part, root) is not null))];
        if (!split.AddsUp || parts.Length < 4)
            return [];
        string[] rows = [.. parts.Select(part => part.Segment.Values[0]).Distinct().Order(StringComparer.Ordinal)], columns = [.. parts.Select(part => part.Segment.Values[1]).Distinct().Order(StringComparer.Ordinal)];
        MainEffects.Cell At(SplitPart part, double value, double error) => new(
            Array.BinarySearch(rows, part.Segment.Values[0], StringComparer.Ordinal), Array.BinarySearch(columns, part.Segment.Values[1], StringComparer.Ordinal), value, error, part.Below);
        var sums = MainEffects.Surprises([.. parts.Select(part => At(part, part.Value.Value!.Value, part.Error!.Value))]);
        var products = multiplies ? MainEffects.Surprises([.. parts.Select(part => At(part, Math.Log(part.Value.Value!.Value), LogError(part, root)!.Value))]) : sums;
        var found = new List<Combination>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (sums[i] is not { } sum || products[i] is not { } product || !CanTest(split, parts, parts[i]) || Math.Sign(sum.Surprise) != Math.Sign(product.Surprise))
                continue;
            var p = Math.Max(PValueOf(parts[i], sum), PValueOf(parts[i], product));
            found.Add(new(parts[i], parts[i].Value.Value!.Value - sum.Surprise, sum.Surprise, sum.Error, p));
        }

        return found;
    }

    private static double? LogError(SplitPart part, double root) => part.Value.Value is not > 0 ? null
        : part.Groups.Count > 0 ? part.Error / part.Value.Value
        : StandardError.OfLogarithm(part.Value) * root;

    // Enough units and events, and not nearly all there is of its row or column: then it is that row or column.
    private static bool CanTest(Split split, SplitPart[] parts, SplitPart part)
    {
        if (part.Value.N < split.Query.Kpi.MinimumN || (part.Value.Interval?.Method == "Wilson" && Math.Min(part.Above, part.Below - part.Above) < FewestEvents))
            return false;
        return Enumerable.Range(0, 2).All(column => part.Below < 0.95 * parts.Where(other => other.Segment.Values[column] == part.Segment.Values[column]).Sum(other => other.Below));
    }

    private static double PValueOf(SplitPart part, (double Surprise, double Error) surprise) => StandardError.IsStudent(part.Value) || part.Groups.Count > 0
        ? 2 * StudentT.CDF(0, 1, Math.Max(2, (part.Groups.Count > 0 ? part.Groups.Count : part.Value.N) - 1), -Math.Abs(surprise.Surprise) / surprise.Error)
        : 2 * Normal.CDF(0, 1, -Math.Abs(surprise.Surprise) / surprise.Error);
}
