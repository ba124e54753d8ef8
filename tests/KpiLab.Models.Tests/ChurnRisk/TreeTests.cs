using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.Tests.ChurnRisk;

public class TreeTests
{
    // Slot 0 twice on a path, slots 1 and 2 below: 0 ≤ 5 ? (1 ≤ 2 ? a : (0 ≤ 3 ? b : c)) : (2 ≤ 1 ? d : e).
    private static readonly Tree Deep = new([0, 1, 2, 0], [5, 2, 1, 3], [1, ~0, ~1, ~2], [2, 3, ~3, ~4], [1.5, -2, 0.25, 4, -1], [30, 10, 20, 25, 15]);

    [Fact]
    public void Contributions_are_the_Shapley_values_of_every_order_of_slots()
    {
        var random = new Random(2);
        for (var trial = 0; trial < 50; trial++)
        {
            double[] row = [8 * random.NextDouble(), 4 * random.NextDouble(), 2 * random.NextDouble()];
            var fast = new double[3];
            var mean = TreeShapley.Add(Deep, row, 1, fast);
            var slow = BruteForce(row);
            Assert.Equal(Expected(row, []), mean, 1e-12);
            for (var slot = 0; slot < 3; slot++)
                Assert.Equal(slow[slot], fast[slot], 1e-10);
            Assert.Equal(Deep.Leaves[Deep.LeafOf(row)], mean + fast.Sum(), 1e-10);
        }
    }

    [Fact]
    public void A_block_of_rows_scores_as_each_row_by_itself()
    {
        var random = new Random(4);
        double[][] slots = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, DesignMatrix.BlockRows).Select(_ => 8 * random.NextDouble()).ToArray())];
        var ensemble = new TreeEnsemble([Deep, new([], [], [], [], [0.5], [100]), Deep]);
        var scores = new double[13];
        ensemble.AddScores(slots, 13, 2, scores);
        for (var row = 0; row < 13; row++)
            Assert.Equal(2 * (2 * Deep.Leaves[Deep.LeafOf([slots[0][row], slots[1][row], slots[2][row]])] + 0.5), scores[row], 1e-12);
    }

    [Fact]
    public void The_mean_of_ensembles_scores_as_the_mean_of_their_scores()
    {
        var other = Deep with { Leaves = [9, 8, 7, 6, 5] };
        double[][] slots = [.. Enumerable.Range(0, 3).Select(s => Enumerable.Repeat(1.0 + s, 8).ToArray())];
        var (both, mean) = (new double[1], new double[1]);
        new TreeEnsemble([Deep, other]).AddScores(slots, 1, 0.5, both);
        TreeEnsemble.Mean([new([Deep]), new([other])]).AddScores(slots, 1, 1, mean);
        Assert.Equal(both[0], mean[0], 1e-12);
    }

    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(1, 1, false)]
    [InlineData(1, 3, true)]
    public void A_tree_that_loops_or_points_nowhere_is_not_sound(int left, int right, bool sound)
    {
        var tree = Deep with { Left = [left == 1 && right == 3 ? 1 : left, ~0, ~1, ~2], Right = [right == 3 ? 2 : right, right == 1 ? 0 : 3, ~3, ~4] };
        Assert.Equal(sound, tree.IsSound(3));
    }

    private static double[] BruteForce(double[] row)
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var values = new double[3];
        foreach (var order in orders)
        {
            var known = new HashSet<int>();
            foreach (var slot in order)
            {
                var before = Expected(row, known);
                known.Add(slot);
                values[slot] += (Expected(row, known) - before) / orders.Length;
            }
        }

        return values;
    }

    // The mean over training rows where a slot is unknown, the row's own way where it is known.
    private static double Expected(double[] row, HashSet<int> known, int node = 0)
    {
        if (node < 0)
            return Deep.Leaves[~node];
        var (left, right) = (Deep.Left[node], Deep.Right[node]);
        if (known.Contains(Deep.Slots[node]))
            return Expected(row, known, row[Deep.Slots[node]] <= Deep.Thresholds[node] ? left : right);
        var (l, r) = (Cover(left), Cover(right));
        return (l * Expected(row, known, left) + r * Expected(row, known, right)) / (l + r);
    }

    private static double Cover(int node) => node < 0 ? Deep.LeafRows[~node] : Cover(Deep.Left[node]) + Cover(Deep.Right[node]);
}
