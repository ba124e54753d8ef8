using KpiLab.Kpis;
using MathNet.Numerics.Distributions;

namespace KpiLab.Tests.Insights;

/// <summary>Leaves over four columns in which the figure of one to three segments changed, with the noise of counts or of amounts.</summary>
/// <param name="Before">Numerator and denominator of each leaf.</param>
/// <param name="After">The same after the change.</param>
/// <param name="Planted">The columns and values of each planted segment.</param>
internal sealed record PlantedChange(Dictionary<Segment, (double Above, double Below)> Before, Dictionary<Segment, (double Above, double Below)> After, IReadOnlyList<string> Planted)
{
    // A planted segment stands out of the noise of its own count by this many standard errors or more: what is nearer to chance cannot be told from the best of ten thousand segments.
    private const double StandsOut = 8;

    /// <summary>Visits and conversions: Poisson visits around a leaf's own mean, which differ a hundredfold, and binomial conversions at a leaf's own rate.</summary>
    public static PlantedChange OfRates(int seed, int[] sizes, int segments) => Of(seed, sizes, segments, (random, visits, rate) =>
    {
        var below = visits < 1e7 ? Poisson.Sample(random, visits) : visits;
        return (Binomial.Sample(random, rate, (int)below), below);
    }, expected => Math.Sqrt(expected));

    /// <summary>Amounts, each with a log-normal noise of a tenth.</summary>
    public static PlantedChange OfAmounts(int seed, int[] sizes, int segments) => Of(
        seed, sizes, segments, (random, visits, rate) => (visits * rate * LogNormal.Sample(random, 0, 0.1), visits), expected => 0.15 * expected / 3);

    private static PlantedChange Of(int seed, int[] sizes, int segments, Func<Random, double, double, (double, double)> draw, Func<double, double> noise)
    {
        var random = new Random(seed);
        var leaves = Enumerable.Range(0, sizes.Aggregate(1, (product, size) => product * size)).Select(leaf => Codes(leaf, sizes)).ToArray();
        double[] visits = [.. leaves.Select(_ => LogNormal.Sample(random, Math.Log(500), 1))], rates = [.. leaves.Select(_ => Beta.Sample(random, 8, 92))];
        var (factor, planted) = (Enumerable.Repeat(1.0, leaves.Length).ToArray(), new List<int?[]>());
        while (planted.Count < segments)
        {
            var pattern = new int?[sizes.Length];
            foreach (var column in Enumerable.Range(0, sizes.Length).OrderBy(_ => random.Next()).Take(random.Next(1, 4)))
                pattern[column] = random.Next(sizes[column]);
            var change = (random.Next(2) == 0 ? -1 : 1) * (0.3 + 0.4 * random.NextDouble());
            int[] inside = [.. Enumerable.Range(0, leaves.Length).Where(leaf => Matches(leaves[leaf], pattern))];
            var expected = inside.Sum(leaf => visits[leaf] * rates[leaf]);
            // No segment within another, and none that noise could have made.
            if (planted.Any(other => IsWithin(other, pattern) || IsWithin(pattern, other)) || Math.Abs(change) * expected < StandsOut * Math.Sqrt(2) * noise(expected))
                continue;
            planted.Add(pattern);
            foreach (var leaf in inside)
                factor[leaf] *= 1 + change;
        }

        var (before, after) = (new Dictionary<Segment, (double, double)>(), new Dictionary<Segment, (double, double)>());
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            var segment = new Segment(leaves[leaf].Select((value, column) => Name(column, value)));
            before.Add(segment, draw(random, visits[leaf], rates[leaf]));
            after.Add(segment, draw(random, visits[leaf], Math.Min(0.9, rates[leaf] * factor[leaf])));
        }

        return new(before, after, [.. planted.Select(pattern => string.Join(" & ", pattern.Select((value, column) => value is { } v ? Name(column, v) : "").Where(name => name.Length > 0)))]);
    }

    private static string Name(int column, int value) => $"{(char)('a' + column)}{value:00}";

    private static int[] Codes(int leaf, int[] sizes)
    {
        var codes = new int[sizes.Length];
        for (var column = 0; column < sizes.Length; column++)
            (leaf, codes[column]) = (leaf / sizes[column], leaf % sizes[column]);
        return codes;
    }

    private static bool Matches(int[] leaf, int?[] pattern) => Enumerable.Range(0, leaf.Length).All(column => pattern[column] is not { } value || value == leaf[column]);

    private static bool IsWithin(int?[] inner, int?[] outer) => Enumerable.Range(0, inner.Length).All(column => outer[column] is not { } value || inner[column] == value);
}
