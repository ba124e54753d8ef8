using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Levels of a series without season: stretches at rest, on one slope, or each on a slope of its own; and what that costs.</summary>
internal sealed record LevelFit
{
    /// <summary>Fewest values of a stretch: what lasts shorter is an outlier.</summary>
    internal const int LeastStretch = 3;

    // A stretch with a slope of its own needs more to tell it.
    private const int LeastSloped = 6;

    private const double SlopedCut = 1.5;

    /// <summary>The first places of the stretches after the first.</summary>
    public required int[] Cuts { get; init; }

    /// <summary>The slope of each stretch, per position.</summary>
    public required double[] Slopes { get; init; }

    /// <summary>The level of each value.</summary>
    public required double[] Levels { get; init; }

    /// <summary>How many levels and slopes were fitted.</summary>
    public required int Fitted { get; init; }

    /// <summary>Squares left, in units of the variances, and what the stretches cost besides.</summary>
    public required double Cost { get; init; }

    /// <summary>What the cuts cost, in penalties: one with a slope of its own on each side costs half as much again.</summary>
    public double CutPrice => Cuts.Length * (HasOwnSlopes ? SlopedCut : 1);

    /// <summary>The best of the three kinds. A slope costs half of what a cut costs, so that a trend alone is no staircase.</summary>
    /// <param name="values">Values without season.</param>
    /// <param name="variances">Variance of each, noise and its neighbours' likeness taken in.</param>
    /// <param name="positions">Their places in time.</param>
    /// <param name="penalty">What a cut costs.</param>
    public static LevelFit Best(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions, double penalty)
    {
        var still = Steps(values, variances, positions, penalty, sloped: false);
        var sloped = Steps(values, variances, positions, penalty, sloped: true);
        var lines = Lines(values, variances, positions, penalty);
        return new[] { still, sloped, lines }.MinBy(fit => fit.Cost)!;
    }

    private static LevelFit Steps(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions, double penalty, bool sloped)
    {
        var n = values.Count;
        var whole = new StretchCost(values, variances, positions);
        var slope = sloped ? whole.Slope(0, n) : 0;
        LevelFit? best = null;
        // Cuts given the slope, the slope given the cuts, until neither moves.
        for (var round = 0; round < (sloped ? 8 : 1); round++)
        {
            var (b, flat) = (slope, values);
            if (sloped)
                flat = [.. values.Select((value, i) => value - b * positions[i])];
            var cost = new StretchCost(flat, variances, positions);
            var cuts = Pelt.Cuts(n, LeastStretch, penalty, cost.AroundMean);
            int[] bounds = [0, .. cuts, n];
            var squares = Enumerable.Range(0, bounds.Length - 1).Sum(k => cost.AroundMean(bounds[k], bounds[k + 1]));
            var fit = new LevelFit
            {
                Cuts = cuts,
                Slopes = [.. Enumerable.Repeat(b, bounds.Length - 1)],
                Levels = [.. Enumerable.Range(0, n).Select(i => cost.Mean(bounds[Stretch(cuts, i)], bounds[Stretch(cuts, i) + 1]) + b * positions[i])],
                Fitted = bounds.Length - 1 + (sloped ? 1 : 0),
                Cost = squares + penalty * cuts.Length + (sloped ? penalty / 2 : 0),
            };
            if (best is null || fit.Cost < best.Cost - 1e-9)
                best = fit;
            else if (round > 0)
                break;
            slope = sloped ? new StretchCost(values, variances, positions).CommonSlope(bounds) : 0;
        }

        return best!;
    }

    private static LevelFit Lines(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions, double penalty)
    {
        var n = values.Count;
        var cost = new StretchCost(values, variances, positions);
        var cuts = Pelt.Cuts(n, LeastSloped, SlopedCut * penalty, cost.AroundLine);
        int[] bounds = [0, .. cuts, n];
        return new()
        {
            Cuts = cuts,
            Slopes = [.. Enumerable.Range(0, bounds.Length - 1).Select(k => cost.Slope(bounds[k], bounds[k + 1]))],
            Levels = [.. Enumerable.Range(0, n).Select(i => cost.LineAt(bounds[Stretch(cuts, i)], bounds[Stretch(cuts, i) + 1], positions[i]))],
            Fitted = 2 * (bounds.Length - 1),
            Cost = Enumerable.Range(0, bounds.Length - 1).Sum(k => cost.AroundLine(bounds[k], bounds[k + 1])) + SlopedCut * penalty * cuts.Length + penalty / 2,
        };
    }

    private bool HasOwnSlopes => Slopes.Distinct().Count() > 1;

    /// <summary>The changes between its stretches.</summary>
    public IEnumerable<LevelChange> Changes(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions, double level)
    {
        int[] bounds = [0, .. Cuts, values.Count];
        var t = StudentT.InvCDF(0, 1, Math.Max(2, values.Count - Fitted), 0.5 + level / 2);
        var cost = new StretchCost(values, variances, positions);
        for (var k = 0; k < Cuts.Length; k++)
        {
            var (start, at, end) = (bounds[k], bounds[k + 1], bounds[k + 2]);
            var (earliest, latest) = Moments(values, variances, positions, k, level);
            double before, after, error;
            var window = Math.Min(at - start, end - at);
            if (Slopes[k] == 0 && Slopes[k + 1] == 0)
            {
                (before, after) = (cost.Mean(at - window, at), cost.Mean(at, at + window));
                error = Math.Sqrt(1 / cost.Weight(at - window, at) + 1 / cost.Weight(at, at + window));
            }
            else
            {
                // Both lines at the first period of the new stretch; the slopes' own doubt is that of a line at its end, four times a mean's variance.
                before = Levels[at - 1] + Slopes[k] * (positions[at] - positions[at - 1]);
                after = Levels[at];
                var factor = HasOwnSlopes ? 4 : 1;
                error = Math.Sqrt(factor / cost.Weight(start, at) + factor / cost.Weight(at, end));
            }

            yield return new(at, earliest, latest, before, after, window, Slopes[k], Slopes[k + 1], new(after - before - t * error, after - before + t * error, level, "t, stretches of equal length"));
        }
    }

    // All moments that fit nearly as well: those within the likelihood bound of Siegmund (1988), P(2 log likelihood ratio ≤ x) = (1 − e^(−x/2))².
    private (int Earliest, int Latest) Moments(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions, int change, double level)
    {
        int[] bounds = [0, .. Cuts, values.Count];
        var (start, at, end) = (bounds[change], bounds[change + 1], bounds[change + 2]);
        var own = HasOwnSlopes;
        IReadOnlyList<double> flat = own ? values : [.. values.Select((value, i) => value - Slopes[change] * positions[i])];
        var cost = new StretchCost(flat, variances, positions);
        double Of(int cut) => own ? cost.AroundLine(start, cut) + cost.AroundLine(cut, end) : cost.AroundMean(start, cut) + cost.AroundMean(cut, end);
        var bound = -2 * Math.Log(1 - Math.Sqrt(level));
        int[] fits = [.. Enumerable.Range(start + 1, end - start - 1).Where(cut => Of(cut) - Of(at) <= bound)];
        return (fits[0], fits[^1]);
    }

    private static int Stretch(int[] cuts, int place) => cuts.Count(cut => cut <= place);
}
