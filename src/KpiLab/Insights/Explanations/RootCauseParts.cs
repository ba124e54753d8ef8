using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>Makes of the segments that were found parts that share no row and, with the rest, add up to the change.</summary>
internal static class RootCauseParts
{
    // With fewer leaves the split by one column tells all there is.
    private const int FewestLeaves = 12;

    /// <summary>The root cause among the leaves of a split by several columns; null where they are too few to look.</summary>
    /// <param name="parts">The split.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static RootCause? Of(SplitParts parts, ImmutableArray<string> columns, CancellationToken cancellation)
    {
        if (parts.Bridge is not { } bridge || bridge.Steps.Count < FewestLeaves || bridge.Change == 0)
            return null;
        var leaves = LeafTable.Of(parts);
        FoundSegment[] found = [.. RootCauseSearch.Of(leaves, cancellation).Where(found => found.Cuboid.Columns.Length > 0).OrderByDescending(found => Math.Abs(found.Effect))];
        // A row in two of the segments counts in the first.
        var first = new int[leaves.Count];
        Array.Fill(first, found.Length);
        for (var i = found.Length - 1; i >= 0; i--)
        {
            foreach (var leaf in found[i].Leaves)
                first[leaf] = i;
        }

        var steps = Steps(parts, first, found.Length);
        RootCauseSegment[] segments =
        [
            .. found.Select((segment, i) =>
            {
                var step = steps.GetValueOrDefault(i);
                var (example, own) = (segment.Cuboid.Example[segment.Element], segment.Cuboid.Columns);
                return step is null ? null : new RootCauseSegment(
                    [.. own.Select(column => columns[column])], new Segment(own.Select(column => leaves.Values[column][leaves.Codes[column][example]])),
                    step.Before, step.After, step.WeightBefore, step.WeightAfter, step.Effect, step.Effect / bridge.Change);
            }).OfType<RootCauseSegment>().OrderByDescending(segment => Math.Abs(segment.Effect)),
        ];
        return new(columns, [.. segments], steps.GetValueOrDefault(found.Length)?.Effect ?? 0, leaves.Count);
    }

    // The bridge between the parts, by number; the last is the rest.
    private static Dictionary<int, RatioBridgeStep> Steps(SplitParts parts, int[] partOf, int rest)
    {
        var leaves = parts.Bridge!.Steps;
        Segment Name(int part) => new($"{part:00}");
        Dictionary<Segment, (double Above, double Below)> Together(IReadOnlyDictionary<Segment, (double Above, double Below)> side) => Enumerable.Range(0, leaves.Count)
            .Where(leaf => side.ContainsKey(leaves[leaf].Segment)).GroupBy(leaf => Name(partOf[leaf]), leaf => side[leaves[leaf].Segment])
            .ToDictionary(group => group.Key, group => (group.Sum(part => part.Above), group.Sum(part => part.Below)));
        var (before, after) = (Together(parts.Before), Together(parts.After));
        var bridge = parts.IsOfSum ? SplitParts.OfAmounts(before, after).Bridge! : RatioBridge.Of(before, after, parts.Scale);
        return Enumerable.Range(0, rest + 1).Select(part => (part, Step: bridge.Steps.FirstOrDefault(step => step.Segment == Name(part)))).Where(pair => pair.Step is not null).ToDictionary(pair => pair.part, pair => pair.Step!);
    }
}
