namespace KpiLab.Data.Delimited;

/// <summary>Where a field stands in the buffer of its batch.</summary>
/// <param name="Start">First byte, after an opening quote.</param>
/// <param name="Coded">Length in bytes; the complement of it where doubled quotes inside stand for one.</param>
internal readonly record struct Field(int Start, int Coded)
{
    public int Length => Coded < 0 ? ~Coded : Coded;

    public bool HasDoubledQuotes => Coded < 0;
}
