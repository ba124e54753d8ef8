namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>A weighted sum: bias + Σ weight × slot.</summary>
/// <param name="bias">The score where every slot is 0.</param>
/// <param name="weights">One per slot.</param>
/// <param name="means">The mean of each slot over the training rows; a contribution is weight × (value − mean).</param>
internal sealed class LinearScorer(double bias, double[] weights, double[] means) : Scorer
{
    public double Bias => bias;

    public double[] Weights => weights;

    public double[] Means => means;

    public override void AddScores(double[][] slots, int rows, double weight, Span<double> into)
    {
        into = into[..rows];
        for (var row = 0; row < rows; row++)
            into[row] += weight * bias;
        for (var slot = 0; slot < weights.Length; slot++)
        {
            var factor = weight * weights[slot];
            if (factor == 0)
                continue;
            var values = slots[slot].AsSpan(0, rows);
            for (var row = 0; row < rows; row++)
                into[row] += factor * values[row];
        }
    }

    public override double AddContributions(ReadOnlySpan<double> row, double weight, Span<double> bySlot)
    {
        var average = bias;
        for (var slot = 0; slot < weights.Length; slot++)
        {
            bySlot[slot] += weight * weights[slot] * (row[slot] - means[slot]);
            average += weights[slot] * means[slot];
        }

        return weight * average;
    }
}
