namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>A weighted sum of learners' scores that is the calibrated log-odds of leaving: intercept + Σ weight × score.</summary>
/// <param name="Intercept">Added to the sum.</param>
/// <param name="Parts">The learners with their weights.</param>
internal sealed record Blend(double Intercept, IReadOnlyList<(string Name, double Weight, Scorer Scorer)> Parts)
{
    /// <summary>The log-odds of a block of rows.</summary>
    public void LogOdds(double[][] slots, int rows, Span<double> into)
    {
        into[..rows].Fill(Intercept);
        foreach (var (_, weight, scorer) in Parts)
            scorer.AddScores(slots, rows, weight, into);
    }

    /// <summary>What each slot of one row adds to the log-odds of an average row, which is returned.</summary>
    public double Contributions(ReadOnlySpan<double> row, Span<double> bySlot)
    {
        bySlot.Clear();
        var average = Intercept;
        foreach (var (_, weight, scorer) in Parts)
            average += scorer.AddContributions(row, weight, bySlot);
        return average;
    }
}
