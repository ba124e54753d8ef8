namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>What a learner has learned: a score per row, higher for who is likelier to leave, that splits exactly into contributions of the slots.</summary>
internal abstract class Scorer
{
    /// <summary>Adds weight × score to each row of a block.</summary>
    /// <param name="slots">One buffer per slot, one value per row; the buffers are a multiple of the vector width long.</param>
    /// <param name="rows">Number of rows in the block.</param>
    /// <param name="weight">What each score is multiplied by.</param>
    /// <param name="into">Added to.</param>
    public abstract void AddScores(double[][] slots, int rows, double weight, Span<double> into);

    /// <summary>Adds weight × contribution of each slot for one row, and gives weight × the score of an average row; together they are weight × the score.</summary>
    public abstract double AddContributions(ReadOnlySpan<double> row, double weight, Span<double> bySlot);
}
