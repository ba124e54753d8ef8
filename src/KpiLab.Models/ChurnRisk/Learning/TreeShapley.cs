namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>Shapley values of one tree, exact: how much each slot moves the value from the mean over training rows to that of this row.</summary>
/// <remarks>Lundberg, Erion, Lee 2018, "Consistent individualized feature attribution for tree ensembles", algorithm 2 (path dependent). The values and the mean add up to the leaf of the row.</remarks>
internal static class TreeShapley
{
    /// <summary>Adds weight × value of each slot, and gives weight × the mean of the tree.</summary>
    public static double Add(Tree tree, ReadOnlySpan<double> row, double weight, Span<double> bySlot)
    {
        if (tree.Slots.Length == 0)
            return weight * tree.Leaves[0];
        var covers = new double[tree.Slots.Length];
        var mean = Cover(tree, 0, covers).Sum / covers[0];
        Walk(tree, row, covers, 0, [], 1, 1, -1, weight, bySlot);
        return weight * mean;
    }

    // The training rows under each inner node (a leaf without rows counts as a little), and the sum of their values.
    private static (double Rows, double Sum) Cover(Tree tree, int node, double[] covers)
    {
        if (node < 0)
            return (LeafCover(tree, node), LeafCover(tree, node) * tree.Leaves[~node]);
        var left = Cover(tree, tree.Left[node], covers);
        var right = Cover(tree, tree.Right[node], covers);
        covers[node] = left.Rows + right.Rows;
        return (covers[node], left.Sum + right.Sum);
    }

    private static double LeafCover(Tree tree, int node) => Math.Max(1e-3, tree.LeafRows[~node]);

    // A step of the path: the slot, the share of rows that follow it when the slot is unknown, whether this row follows it, and the weight of subsets of that size.
    private record struct Step(int Slot, double Unknown, double Known, double Weight);

    private static void Walk(Tree tree, ReadOnlySpan<double> row, double[] covers, int node, ReadOnlySpan<Step> parent, double unknown, double known, int slot, double weight, Span<double> bySlot)
    {
        var path = new Step[parent.Length + 1];
        parent.CopyTo(path);
        Extend(path, unknown, known, slot);
        if (node < 0)
        {
            for (var i = 1; i < path.Length; i++)
                bySlot[path[i].Slot] += weight * SumWithout(path, i) * (path[i].Known - path[i].Unknown) * tree.Leaves[~node];
            return;
        }

        var goesLeft = row[tree.Slots[node]] <= tree.Thresholds[node];
        var (hot, cold) = goesLeft ? (tree.Left[node], tree.Right[node]) : (tree.Right[node], tree.Left[node]);
        var (before, beforeKnown) = (1.0, 1.0);
        var at = Array.FindIndex(path, 1, step => step.Slot == tree.Slots[node]);
        var rest = path;
        if (at > 0)
        {
            (before, beforeKnown) = (path[at].Unknown, path[at].Known);
            rest = Without(path, at);
        }

        Walk(tree, row, covers, hot, rest, before * CoverOf(hot) / covers[node], beforeKnown, tree.Slots[node], weight, bySlot);
        Walk(tree, row, covers, cold, rest, before * CoverOf(cold) / covers[node], 0, tree.Slots[node], weight, bySlot);
        double CoverOf(int child) => child >= 0 ? covers[child] : LeafCover(tree, child);
    }

    private static void Extend(Step[] path, double unknown, double known, int slot)
    {
        var last = path.Length - 1;
        path[last] = new(slot, unknown, known, last == 0 ? 1 : 0);
        for (var i = last - 1; i >= 0; i--)
        {
            path[i + 1].Weight += known * path[i].Weight * (i + 1) / (last + 1);
            path[i].Weight = unknown * path[i].Weight * (last - i) / (last + 1);
        }
    }

    private static Step[] Without(Step[] path, int at)
    {
        var rest = (Step[])path.Clone();
        var last = path.Length - 1;
        var (known, unknown) = (path[at].Known, path[at].Unknown);
        var next = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
        {
            if (known != 0)
            {
                var kept = rest[i].Weight;
                rest[i].Weight = next * (last + 1) / ((i + 1) * known);
                next = kept - rest[i].Weight * unknown * (last - i) / (last + 1);
            }
            else
            {
                rest[i].Weight = rest[i].Weight * (last + 1) / (unknown * (last - i));
            }
        }

        for (var i = at; i < last; i++)
            rest[i] = rest[i + 1] with { Weight = rest[i].Weight };
        return rest[..last];
    }

    private static double SumWithout(Step[] path, int at)
    {
        double sum = 0;
        foreach (var step in Without(path, at))
            sum += step.Weight;
        return sum;
    }
}
