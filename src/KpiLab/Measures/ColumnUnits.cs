using System.Runtime.CompilerServices;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>The units (customers, respondents) that a column names, as numbers: 0 for a missing one. Some numbers may name nobody.</summary>
internal abstract class ColumnUnits
{
    /// <summary>One more than the highest number.</summary>
    public abstract int Count { get; }

    public static ColumnUnits Of(Column column) => column is NumberColumn { IsDense: true } numbers ? new Numbered(numbers) : new Coded(ColumnCodes.Of(column));

    /// <summary>Writes the units of some rows.</summary>
    public abstract void Read(int from, Span<int> into);

    // A customer number is nearly the unit's number: nothing need be looked up.
    private sealed class Numbered(NumberColumn column) : ColumnUnits
    {
        private readonly double before = column.Minimum - 1;

        public override int Count { get; } = (int)(column.Maximum - column.Minimum) + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Read(int from, Span<int> into)
        {
            var values = column.Values.Slice(from, into.Length);
            for (var i = 0; i < into.Length; i++)
            {
                var number = double.ConvertToIntegerNative<int>(values[i] - before);
                into[i] = double.IsNaN(values[i]) ? 0 : number;
            }
        }
    }

    private sealed class Coded(ColumnCodes codes) : ColumnUnits
    {
        public override int Count => codes.Count;

        public override void Read(int from, Span<int> into) => codes.Read(from, into);
    }
}
