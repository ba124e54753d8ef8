using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads ISO dates (yyyy-MM-dd) and date-times to the second.</summary>
internal sealed class DateReader(int expectedRows) : ColumnReader
{
    private readonly List<DatePart> parts = [];
    private long[] ticks = GC.AllocateUninitializedArray<long>(expectedRows);

    public override ColumnPart Part()
    {
        var part = new DatePart(this);
        parts.Add(part);
        return part;
    }

    public override void Reserve(int rows) => Reserve(ref ticks, rows);

    /// <summary>Where the ticks of some rows stand.</summary>
    public Span<long> Ticks(int first, int count) => ticks.AsSpan(first, count);

    public override RawColumn? Finish(int rows) => parts.Exists(part => part.IsAbandoned)
        ? null
        : new RawDates(Fitted(ticks, rows), rows, Oddities.Of([.. parts.Select(p => p.Odd)]));
}
