namespace KpiLab.Data;

/// <summary>How far a load is.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="Done">How much of it: bytes, or cells of a file that is read column by column.</param>
/// <param name="Total">How much there is, in the same unit.</param>
public readonly record struct LoadProgress(string File, long Done, long Total)
{
    /// <summary>The share that is done, from 0 to 1.</summary>
    public double Share => Total <= 0 ? 0 : Math.Clamp((double)Done / Total, 0, 1);
}
