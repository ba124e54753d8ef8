namespace KpiLab.Insights;

/// <summary>Looks for the fewest segments whose own change describes what all leaves did.</summary>
/// <remarks>
/// A segment S that grows by a factor e^λ moves each of its leaves in proportion (the ripple effect); where segments meet, the factors multiply. With the size s of a leaf the mean of before and after,
/// its effect is 2s·tanh(½ Σ λ_S) + noise, with a variance of φ · s^p. The description length of a set of segments is ½N·ln(weighted sum of squares),
/// plus for each segment ½·ln N for its λ and the logarithm of how many segments it was chosen from. The set grows by the best segments of one cuboid at a time; each is then exchanged or dropped where that is shorter.
/// </remarks>
internal sealed class RootCauseSearch
{
    private const int MostColumns = 3;
    private const int MostSegments = 5;
    private const int MostRounds = 20;

    // What came or went has no factor; e^4 is as good as that.
    private const double MostGrowth = 4;

    // What explains less than this part of the change is no cause of it.
    private const double LeastShare = 0.01;

    private readonly LeafTable leaves;
    private readonly IReadOnlyList<Cuboid> cuboids;
    private readonly double least;
    private readonly double[] growth;
    private double power = 1;

    private RootCauseSearch(LeafTable leaves)
    {
        this.leaves = leaves;
        growth = new double[leaves.Count];
        least = LeastShare * Math.Abs(leaves.Effects.Sum());
        cuboids = Cuboid.Of(leaves, MostColumns, least);
    }

    /// <summary>The segments, in the order in which they were found; the whole is one without columns.</summary>
    public static IReadOnlyList<FoundSegment> Of(LeafTable leaves, CancellationToken cancellation = default) => new RootCauseSearch(leaves).Search(cancellation);

    private IReadOnlyList<FoundSegment> Search(CancellationToken cancellation)
    {
        List<FoundSegment> chosen = [];
        for (var round = 0; round < MostRounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var residual = Fit(chosen);
            power = PowerOf(residual);
            var taken = Grow(chosen, residual);
            if (taken.Count == 0)
                break;
            chosen.AddRange(taken);
            Merge(chosen);
            if (!Refine(chosen) && chosen.Count(found => found.Cuboid.Columns.Length > 0) >= MostSegments)
                break;
        }

        Fit(chosen);
        return [.. chosen.Where(found => found.Cuboid.Columns.Length == 0 || Math.Abs(found.Effect) >= least)];
    }

    // The elements of one cuboid that together shorten the description most; none where nothing does.
    private List<FoundSegment> Grow(List<FoundSegment> chosen, double[] residual)
    {
        var (all, (weighted, curvature)) = (Squares(residual), Weights());
        var (best, gain) = (new List<FoundSegment>(), 0.0);
        foreach (var cuboid in cuboids)
        {
            var room = MostSegments - chosen.Count(found => found.Cuboid.Columns.Length > 0);
            var reductions = Reductions(cuboid, residual, weighted, curvature);
            var reduced = 0.0;
            var set = new List<FoundSegment>();
            foreach (var element in Enumerable.Range(0, cuboid.Elements).Where(e => !chosen.Any(c => c.Cuboid == cuboid && c.Element == e)).OrderByDescending(e => reductions[e]).Take(cuboid.Columns.Length == 0 ? 1 : room))
            {
                reduced += reductions[element];
                set.Add(new(cuboid, element));
                var length = Shorter(all, reduced, chosen.Count + set.Count) - set.Count * Cost(cuboid);
                if (length > gain)
                    (best, gain) = ([.. set], length);
            }
        }

        return best;
    }

    // Each segment is taken out: it stays out where that is shorter, or gives way to one that does better in its place.
    private bool Refine(List<FoundSegment> chosen)
    {
        var changed = false;
        for (var i = chosen.Count - 1; i >= 0; i--)
        {
            var mine = chosen[i];
            chosen.RemoveAt(i);
            var residual = Fit(chosen);
            var (all, (weighted, curvature)) = (Squares(residual), Weights());
            var (best, gain) = ((FoundSegment?)null, 0.0);
            foreach (var cuboid in cuboids)
            {
                var reductions = Reductions(cuboid, residual, weighted, curvature);
                for (var element = 0; element < cuboid.Elements; element++)
                {
                    if (Shorter(all, reductions[element], chosen.Count + 1) - Cost(cuboid) is var length && length > gain && !chosen.Any(c => c.Cuboid == cuboid && c.Element == element))
                        (best, gain) = (new(cuboid, element), length);
                }
            }

            if (best is not null)
                chosen.Insert(i, best);
            changed |= best is null || best.Cuboid != mine.Cuboid || best.Element != mine.Element;
        }

        return changed;
    }

    // Segments that lie in one with a column less give way to it where that is shorter.
    private void Merge(List<FoundSegment> chosen)
    {
        var wider = chosen.SelectMany(found => cuboids.Where(cuboid => cuboid.Columns.Length == found.Cuboid.Columns.Length - 1 && !cuboid.Columns.Except(found.Cuboid.Columns).Any())
                .Select(cuboid => (Cuboid: cuboid, Element: cuboid.ElementOf[found.Leaves[0]], Found: found)))
            .GroupBy(part => (part.Cuboid, part.Element), part => part.Found).Where(parts => parts.Count() > 1).ToArray();
        foreach (var parts in wider)
        {
            List<FoundSegment> merged = [.. chosen.Except(parts), new(parts.Key.Cuboid, parts.Key.Element)];
            if (parts.Any(found => !chosen.Contains(found)) || Length(merged) >= Length(chosen))
                continue;
            chosen.Clear();
            chosen.AddRange(merged);
        }
    }

    private double Length(List<FoundSegment> chosen) => leaves.Count / 2.0 * Math.Log(Math.Max(Squares(Fit(chosen)), double.Epsilon)) + chosen.Sum(found => Cost(found.Cuboid));

    // What the chosen segments leave unexplained, each λ fitted beside the others by Gauss and Newton.
    private double[] Fit(List<FoundSegment> chosen)
    {
        Array.Clear(growth);
        foreach (var found in chosen)
            found.Growth = 0;
        for (var pass = 0; pass < (chosen.Count > 0 ? 12 : 0); pass++)
        {
            foreach (var found in chosen)
            {
                double above = 0, below = 0;
                foreach (var leaf in found.Leaves)
                {
                    var slope = Slope(leaf);
                    var weighted = slope * Math.Pow(leaves.Sizes[leaf], -power);
                    above += weighted * (leaves.Effects[leaf] - Predicted(leaf, growth[leaf]));
                    below += weighted * slope;
                }

                var step = Math.Clamp(below > 0 ? above / below : 0, -1, 1);
                step = Math.Clamp(found.Growth + step, -MostGrowth, MostGrowth) - found.Growth;
                found.Growth += step;
                foreach (var leaf in found.Leaves)
                    growth[leaf] += step;
            }
        }

        foreach (var found in chosen)
            found.Effect = found.Leaves.Sum(leaf => Predicted(leaf, growth[leaf]) - Predicted(leaf, growth[leaf] - found.Growth));
        return [.. leaves.Effects.Select((effect, leaf) => effect - Predicted(leaf, growth[leaf]))];
    }

    private double Predicted(int leaf, double log) => 2 * leaves.Sizes[leaf] * Math.Tanh(log / 2);

    // How much more a leaf does for a little more growth.
    private double Slope(int leaf) => Math.Cosh(growth[leaf] / 2) is var cosh ? leaves.Sizes[leaf] / (cosh * cosh) : 0;

    // How much each element alone lowers the weighted sum of squares.
    private static double[] Reductions(Cuboid cuboid, double[] residual, double[] weighted, double[] curvature)
    {
        var (above, below) = (new double[cuboid.Elements], new double[cuboid.Elements]);
        for (var leaf = 0; leaf < residual.Length; leaf++)
        {
            var element = cuboid.ElementOf[leaf];
            if (element < 0)
                continue;
            above[element] += residual[leaf] * weighted[leaf];
            below[element] += curvature[leaf];
        }

        for (var element = 0; element < above.Length; element++)
            above[element] = below[element] > 0 ? above[element] * above[element] / below[element] : 0;
        return above;
    }

    // For each leaf its slope over its variance, and that times the slope.
    private (double[] Weighted, double[] Curvature) Weights()
    {
        var (weighted, curvature) = (new double[leaves.Count], new double[leaves.Count]);
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            var slope = Slope(leaf);
            weighted[leaf] = slope * Math.Pow(leaves.Sizes[leaf], -power);
            curvature[leaf] = weighted[leaf] * slope;
        }

        return (weighted, curvature);
    }

    private double Squares(double[] residual) => residual.Select((r, leaf) => r * r / Math.Pow(leaves.Sizes[leaf], power)).Sum();

    // By how much the description of the residuals is shorter, counting what is free to vary; what is left is never taken to be less than rounding.
    private double Shorter(double all, double reduced, int segments) => all <= 0 ? 0 : Math.Max(0, leaves.Count - 1 - segments) / 2.0 * Math.Log(all / Math.Max(all - reduced, 1e-12 * all));

    private double Cost(Cuboid cuboid) => 1 + 0.5 * Math.Log(leaves.Count) + (cuboid.Columns.Length == 0 ? 0 : Math.Log(cuboid.Elements) + Math.Log(cuboids.Count));

    // The power of the variance that makes the residuals likeliest: 1 as of counts, 2 where noise is a share of the size.
    private double PowerOf(double[] residual)
    {
        var logs = leaves.Sizes.Sum(Math.Log);
        double Length(double p) => leaves.Count / 2.0 * Math.Log(Math.Max(residual.Select((r, leaf) => r * r / Math.Pow(leaves.Sizes[leaf], p)).Sum(), double.Epsilon)) + p / 2 * logs;
        return new[] { 1.0, 1.5, 2.0 }.MinBy(Length);
    }
}
