using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads plain numbers: an optional minus, digits, and at most one decimal mark.</summary>
internal sealed class NumberReader(bool comma, int expectedRows) : ColumnReader
{
    private readonly List<NumberPart> parts = [];
    private double[] values = GC.AllocateUninitializedArray<double>(expectedRows);

    public override ColumnPart Part()
    {
        var part = new NumberPart(this, (byte)(comma ? ',' : '.'));
        parts.Add(part);
        return part;
    }

    public override void Reserve(int rows) => Reserve(ref values, rows);

    /// <summary>Where the values of some rows stand.</summary>
    public Span<double> Values(int first, int count) => values.AsSpan(first, count);

    public override RawColumn? Finish(int rows)
    {
        if (parts.Exists(part => part.IsAbandoned))
            return null;
        return new RawNumbers(Fitted(values, rows), rows, comma, parts.Exists(p => p.Plain.IsDefinite), parts.Exists(p => p.Plain.IsAmbiguous), Oddities.Of([.. parts.Select(p => p.Odd)]));
    }
}
