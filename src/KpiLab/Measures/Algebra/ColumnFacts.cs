namespace KpiLab.Measures;

/// <summary>What the values of a column are like.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Missing">Rows without a value.</param>
/// <param name="Minimum">The smallest number; NaN where there is none.</param>
/// <param name="Maximum">The largest number; NaN where there is none.</param>
internal sealed record ColumnFacts(long Rows, long Missing, double Minimum, double Maximum)
{
    /// <summary>True when no row has a value.</summary>
    public bool IsEmpty => Missing == Rows;
}
