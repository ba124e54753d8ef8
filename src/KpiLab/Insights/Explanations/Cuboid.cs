namespace KpiLab.Insights;

/// <summary>One to three columns taken together (or none: the whole), and the element of each leaf in them.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="ElementOf">The element of each leaf; -1 where it is too small to matter.</param>
/// <param name="Elements">How many elements there are.</param>
/// <param name="Example">A leaf of each element.</param>
internal sealed record Cuboid(int[] Columns, int[] ElementOf, int Elements, int[] Example)
{
    /// <summary>The whole and every combination of up to some columns, fewest columns first.</summary>
    /// <remarks>An element in which the absolute effects of all leaves come to less than the least that matters cannot matter, nor can a part of it: such parts are left out.</remarks>
    /// <param name="leaves">The leaves.</param>
    /// <param name="most">The most columns together.</param>
    /// <param name="least">The smallest effect that matters.</param>
    public static IReadOnlyList<Cuboid> Of(LeafTable leaves, int most, double least)
    {
        var cuboids = new List<Cuboid> { new([], new int[leaves.Count], 1, [0]) };
        var layer = new List<Cuboid> { cuboids[0] };
        for (var depth = 1; depth <= Math.Min(most, leaves.Columns); depth++)
        {
            var next = new List<Cuboid>();
            foreach (var parent in layer)
            {
                for (var column = parent.Columns.DefaultIfEmpty(-1).Max() + 1; column < leaves.Columns; column++)
                    next.Add(Cross(leaves, parent, column, least));
            }

            layer = [.. next.Where(cuboid => cuboid.Elements > 0)];
            cuboids.AddRange(layer);
        }

        return cuboids;
    }

    private static Cuboid Cross(LeafTable leaves, Cuboid parent, int column, double least)
    {
        var numbers = new Dictionary<long, int>();
        var (element, example, absolute) = (new int[leaves.Count], new List<int>(), new List<double>());
        for (var leaf = 0; leaf < leaves.Count; leaf++)
        {
            element[leaf] = -1;
            if (parent.ElementOf[leaf] < 0)
                continue;
            var key = (long)parent.ElementOf[leaf] * leaves.Values[column].Count + leaves.Codes[column][leaf];
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = example.Count);
                example.Add(leaf);
                absolute.Add(0);
            }

            element[leaf] = number;
            absolute[number] += Math.Abs(leaves.Effects[leaf]);
        }

        // What is kept is numbered anew, without gaps.
        var kept = new int[example.Count];
        var count = 0;
        for (var number = 0; number < kept.Length; number++)
            kept[number] = absolute[number] >= least ? count++ : -1;
        for (var leaf = 0; leaf < element.Length; leaf++)
            element[leaf] = element[leaf] < 0 ? -1 : kept[element[leaf]];
        return new([.. parent.Columns, column], element, count, [.. example.Where((_, number) => kept[number] >= 0)]);
    }
}
