namespace KpiLab.Data.Delimited;

/// <summary>How a text is read; the answer is the same whatever the plan.</summary>
/// <param name="ParallelBytes">From this size on a file is read in blocks beside one another.</param>
/// <param name="BlockBytes">Bytes of a block.</param>
/// <param name="Workers">How many blocks are read at a time.</param>
/// <param name="Guesses">Columns are first read as what their first cells are; else all as text, which is slower and needs no second reading.</param>
internal sealed record ReadingPlan(long ParallelBytes, int BlockBytes, int Workers, bool Guesses = true)
{
    public static ReadingPlan Default { get; } = new(4 << 20, 1 << 19, Math.Min(16, Environment.ProcessorCount));
}
