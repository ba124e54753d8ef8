using System.Runtime.CompilerServices;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A column of dates as days: 0 for a missing value, then 1 for its first day, and so on. Computed once for the values, and kept as long as they are.</summary>
internal sealed class ColumnDays
{
    private static readonly ConditionalWeakTable<object, ColumnDays> Known = [];

    private readonly CodeBuffer days;
    private readonly bool[] seen;

    private ColumnDays(int first, CodeBuffer days, bool[] seen) => (First, this.days, this.seen) = (first, days, seen);

    /// <summary>The day number of the first day.</summary>
    public int First { get; }

    /// <summary>Number of codes, with that of a missing value.</summary>
    public int Count => seen.Length;

    /// <summary>The day numbers that occur, in order.</summary>
    public IEnumerable<int> Seen => Enumerable.Range(1, Count - 1).Where(code => seen[code]).Select(code => First + code - 1);

    public static ColumnDays Of(DateColumn column) => Known.GetValue(column.Identity, _ => Compute(column));

    /// <summary>Writes the days of some rows.</summary>
    public void Read(int from, Span<int> into) => days.Read(from, into);

    /// <summary>Makes the period of each row, as a table from days gives it, the last digit of numbers; without one the number is -1.</summary>
    public void Append(int from, int[] periodOfDay, int periods, Span<int> numbers) => days.Append(from, periodOfDay, periods, numbers);

    /// <summary>A table from the days to what is said of each, and of a missing one.</summary>
    public int[] Table(int missing, Func<long, int> ofTicks)
    {
        var table = new int[Count];
        table[0] = missing;
        for (var code = 1; code < table.Length; code++)
            table[code] = ofTicks((First + code - 1L) * TimeSpan.TicksPerDay);
        return table;
    }

    private static ColumnDays Compute(DateColumn column)
    {
        if (column.Minimum is not { } minimum)
            return new(0, CodeBuffer.Of(column.Length, 1, static (_, into) => into.Clear()), new bool[1]);
        var first = (int)(minimum.Ticks / TimeSpan.TicksPerDay);
        var seen = new bool[(int)(column.Maximum!.Value.Ticks / TimeSpan.TicksPerDay) - first + 2];
        var days = CodeBuffer.Of(column.Length, seen.Length, (from, into) =>
        {
            var ticks = column.Ticks.Slice(from, into.Length);
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = ticks[i] == DateColumn.Missing ? 0 : (int)(ticks[i] / TimeSpan.TicksPerDay) - first + 1;
                seen[into[i]] = true;
            }
        });
        return new(first, days, seen);
    }
}
