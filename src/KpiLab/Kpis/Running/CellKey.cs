namespace KpiLab.Kpis;

/// <summary>The place of a cell: its segment and the number of its period.</summary>
internal readonly record struct CellKey(Segment Segment, int Period) : IComparable<CellKey>, IComparable
{
    public int CompareTo(CellKey other)
    {
        var order = Segment.CompareTo(other.Segment);
        return order != 0 ? order : Period.CompareTo(other.Period);
    }

    public int CompareTo(object? obj) => obj is CellKey other ? CompareTo(other) : 1;
}
