using System.Numerics;

namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>A sum of trees.</summary>
/// <remarks>
/// Scores are computed for a vector of rows at a time: every node of a tree is evaluated from the last to the first, which for shallow trees is faster than following each row down.
/// Contributions are the Shapley values of <see cref="TreeShapley"/>.
/// </remarks>
internal sealed class TreeEnsemble(IReadOnlyList<Tree> trees) : Scorer
{
    private readonly int mostNodes = trees.Count == 0 ? 0 : trees.Max(t => t.Slots.Length);

    public IReadOnlyList<Tree> Trees => trees;

    /// <summary>The mean of ensembles. Their trees take turns, so that a first part of the mean is the mean of first parts.</summary>
    public static TreeEnsemble Mean(IReadOnlyList<TreeEnsemble> ensembles)
    {
        if (ensembles.Count == 1)
            return ensembles[0];
        var mean = new List<Tree>();
        for (var t = 0; t < ensembles.Max(e => e.Trees.Count); t++)
        {
            foreach (var ensemble in ensembles.Where(e => t < e.Trees.Count))
                mean.Add(ensemble.Trees[t] with { Leaves = Array.ConvertAll(ensemble.Trees[t].Leaves, leaf => leaf / ensembles.Count) });
        }

        return new(mean);
    }

    public override void AddScores(double[][] slots, int rows, double weight, Span<double> into)
    {
        var values = new Vector<double>[Math.Max(1, mostNodes)];
        for (var row = 0; row < rows; row += Vector<double>.Count)
        {
            var sum = Vector<double>.Zero;
            for (var tree = 0; tree < trees.Count; tree++)
                sum += Evaluate(trees[tree], slots, row, values);
            Add(sum * weight, into, row, rows);
        }
    }

    /// <summary>Adds the scores of trees from one position to another: the way the score grows with the number of trees.</summary>
    public void AddScores(double[][] slots, int rows, int fromTree, int toTree, Span<double> into)
    {
        var values = new Vector<double>[Math.Max(1, mostNodes)];
        for (var row = 0; row < rows; row += Vector<double>.Count)
        {
            var sum = Vector<double>.Zero;
            for (var tree = fromTree; tree < toTree; tree++)
                sum += Evaluate(trees[tree], slots, row, values);
            Add(sum, into, row, rows);
        }
    }

    public override double AddContributions(ReadOnlySpan<double> row, double weight, Span<double> bySlot)
    {
        double average = 0;
        foreach (var tree in trees)
            average += TreeShapley.Add(tree, row, weight, bySlot);
        return average;
    }

    private static Vector<double> Evaluate(Tree tree, double[][] slots, int row, Vector<double>[] values)
    {
        if (tree.Slots.Length == 0)
            return new Vector<double>(tree.Leaves[0]);
        for (var node = tree.Slots.Length - 1; node >= 0; node--)
        {
            var (left, right) = (tree.Left[node], tree.Right[node]);
            var goesLeft = Vector.LessThanOrEqual(new Vector<double>(slots[tree.Slots[node]], row), new Vector<double>(tree.Thresholds[node]));
            values[node] = Vector.ConditionalSelect(
                goesLeft,
                left >= 0 ? values[left] : new Vector<double>(tree.Leaves[~left]),
                right >= 0 ? values[right] : new Vector<double>(tree.Leaves[~right]));
        }

        return values[0];
    }

    private static void Add(Vector<double> sum, Span<double> into, int row, int rows)
    {
        var count = Math.Min(Vector<double>.Count, rows - row);
        if (count == Vector<double>.Count)
        {
            (new Vector<double>(into[row..]) + sum).CopyTo(into[row..]);
            return;
        }

        for (var i = 0; i < count; i++)
            into[row + i] += sum[i];
    }
}
