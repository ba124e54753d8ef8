using KpiLab.Models.ChurnRisk.Features;

namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>The rule on one column that foretells best: the share of leavers among rows with the same text, or in the same fifth of a number (after Holte 1993).</summary>
internal sealed class OneRule
{
    private const int Parts = 5;
    private readonly DesignMatrix training;
    private readonly int feature;
    private readonly double[] edges;
    private readonly double[] rates;

    private OneRule(DesignMatrix training, int feature)
    {
        this.training = training;
        this.feature = feature;
        edges = training.Space.Features[feature] is NumberFeature ? Edges(training.Slot(training.Space.FirstSlot(feature))) : [];
        var (n, lost) = (new double[Groups], new double[Groups]);
        var all = (double)training.Left.Count(l => l) / training.Rows;
        for (var row = 0; row < training.Rows; row++)
        {
            var g = GroupOf(training, row);
            n[g]++;
            lost[g] += training.Left[row] ? 1 : 0;
        }

        rates = [.. n.Select((count, g) => (lost[g] + 2 * all) / (count + 2))];
        LogLoss = Outcomes.LogLoss(Predict(training), training.Left);
    }

    public string Feature => training.Space.Features[feature].Name;

    public double LogLoss { get; }

    private int Groups => edges.Length + training.Space.Features[feature].Width + 1;

    /// <summary>The column with the lowest log loss on the training rows.</summary>
    public static OneRule Of(DesignMatrix training) =>
        Enumerable.Range(0, training.Space.Features.Length).Select(f => new OneRule(training, f)).MinBy(rule => rule.LogLoss)!;

    public double[] Predict(DesignMatrix rows) => [.. Enumerable.Range(0, rows.Rows).Select(row => rates[GroupOf(rows, row)])];

    private int GroupOf(DesignMatrix rows, int row)
    {
        var first = rows.Space.FirstSlot(feature);
        if (rows.Space.Features[feature] is NumberFeature number)
            return number.MarksMissing && rows[row, first + 1] == 1 ? edges.Length + 1 : edges.Count(edge => rows[row, first] > edge);
        for (var slot = 0; slot < rows.Space.Features[feature].Width; slot++)
        {
            if (rows[row, first + slot] == 1)
                return slot;
        }

        return Groups - 1;
    }

    private static double[] Edges(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return [.. Enumerable.Range(1, Parts - 1).Select(k => (double)sorted[sorted.Length * k / Parts]).Distinct().Where(v => v < sorted[^1])];
    }
}
