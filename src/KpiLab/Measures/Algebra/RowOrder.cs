using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Orders rows by what they hold, column by column, so that which of two rows comes first does not hang on where they stand. A missing value comes last; text is in order of code points.</summary>
internal sealed class RowOrder(FrameTable table) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        foreach (var column in table.Columns)
        {
            var order = Compare(column, x, y);
            if (order != 0)
                return order;
        }

        return x.CompareTo(y);
    }

    private static int Compare(Column column, int x, int y) => column switch
    {
        TextColumn text when text.Codes[x] == text.Codes[y] => 0,
        TextColumn text => LastIf(text.Codes[x] == TextColumn.Missing, text.Codes[y] == TextColumn.Missing) ?? CompareCodePoints(text.TextOf(x)!, text.TextOf(y)!),
        NumberColumn numbers => LastIf(double.IsNaN(numbers.Values[x]), double.IsNaN(numbers.Values[y])) ?? numbers.Values[x].CompareTo(numbers.Values[y]),
        DateColumn dates => LastIf(dates.Ticks[x] == DateColumn.Missing, dates.Ticks[y] == DateColumn.Missing) ?? dates.Ticks[x].CompareTo(dates.Ticks[y]),
        FlagColumn flags => LastIf(flags.Values[x] == FlagColumn.Missing, flags.Values[y] == FlagColumn.Missing) ?? flags.Values[x].CompareTo(flags.Values[y]),
        _ => 0,
    };

    private static int? LastIf(bool missingX, bool missingY) => missingX || missingY ? missingX.CompareTo(missingY) : null;

    // As a database orders UTF-8: a surrogate stands for a code point above all others.
    private static int CompareCodePoints(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i]) ? a[i].CompareTo(b[i]) : char.IsSurrogate(a[i]).CompareTo(char.IsSurrogate(b[i]));
        }

        return a.Length.CompareTo(b.Length);
    }
}
