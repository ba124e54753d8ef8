using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Computes columns over a table in memory, one buffer per step.</summary>
internal sealed class FrameCalculator(FrameTable table)
{
    private readonly int rows = table.RowCount;

    public Column Column(Calculation calculation) => calculation switch
    {
        Calculation.Column c => FrameScan.Require(table, c.Field),
        Calculation.Constant c => Constant(c),
        Calculation.Arithmetic a => Numbers(Values(a.Left), Values(a.Right), a.Operator switch
        {
            '+' => static (x, y) => x + y,
            '-' => static (x, y) => x - y,
            _ => static (x, y) => x * y,
        }),
        Calculation.Comparison c => Compare(Column(c.Left), Column(c.Right), c.Operator),
        Calculation.Truth t => Truth(((FlagColumn)Column(t.If)).Values, t.Turned),
        Calculation.Choice c => Choose(((FlagColumn)Column(c.If)).Values.ToArray(), Column(c.Yes), Column(c.No)),
        Calculation.Filled f => Fill(Column(f.Value), Column(f.Other)),
        Calculation.Presence p => Present(Column(p.Value)),
        Calculation.Joined j => Join([.. j.Parts.Select(Column)]),
        Calculation.PeriodNumber p => NumberOf(((DateColumn)Column(p.Date)).Ticks, p.Grain),
        Calculation.PeriodStart p => StartOf(Values(p.Ordinal), p.Grain),
        Calculation.Later l => Later(((DateColumn)Column(l.Date)).Ticks, l),
        Calculation.Lot l => Lots(ColumnCodes.Of(Column(l.Value))),
        Calculation.RowNumber => new NumberColumn("", [.. Enumerable.Range(1, rows).Select(i => (double)i)]),
        Calculation.Extreme e => Extreme(Column(e.Value), e.Highest, [.. e.Keys.Select(key => ColumnCodes.Of(Column(key)))]),
        _ => throw new NotSupportedException($"A calculation of type {calculation.GetType().Name} is unknown."),
    };

    private double[] Values(Calculation calculation) => ((NumberColumn)Column(calculation)).Values.ToArray();

    private TextColumn Lots(ColumnCodes codes)
    {
        var lots = new int[rows];
        codes.Read(0, lots);
        int[] lotOfCode = [0, .. Enumerable.Range(1, codes.Count - 1).Select(code => LotOf(codes.Label(code)))];
        for (var row = 0; row < rows; row++)
            lots[row] = lots[row] > 0 ? lotOfCode[lots[row]] : LotOf(string.Create(CultureInfo.InvariantCulture, $"{row + 1}"));
        return new("", lots, [.. Enumerable.Range(0, 256).Select(lot => $"{lot:x2}")]);
    }

    [SuppressMessage("Security", "CA5351", Justification = "To spread, not to hide: the one digest that every database has.")]
    private static int LotOf(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text))[0];

    private static FlagColumn Truth(ReadOnlySpan<sbyte> flags, bool turned)
    {
        var values = new sbyte[flags.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = (flags[row] == 1) != turned ? (sbyte)1 : (sbyte)0;
        return new("", values);
    }

    private static FlagColumn Present(Column column)
    {
        var values = new sbyte[column.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = column[row] is null ? (sbyte)0 : (sbyte)1;
        return new("", values);
    }

    private Column Constant(Calculation.Constant constant) => constant.Kind switch
    {
        ColumnKind.Number => new NumberColumn("", Repeat((double?)constant.Value ?? double.NaN)),
        ColumnKind.Date => new DateColumn("", Repeat(((DateTime?)constant.Value)?.Ticks ?? DateColumn.Missing)),
        ColumnKind.Flag => new FlagColumn("", Repeat(constant.Value is bool flag ? (sbyte)(flag ? 1 : 0) : FlagColumn.Missing)),
        _ => constant.Value is string text ? new TextColumn("", Repeat(0), [text]) : new TextColumn("", Repeat(TextColumn.Missing), []),
    };

    private T[] Repeat<T>(T value)
    {
        var values = new T[rows];
        Array.Fill(values, value);
        return values;
    }

    private static NumberColumn Numbers(double[] left, double[] right, Func<double, double, double> of)
    {
        for (var row = 0; row < left.Length; row++)
            left[row] = of(left[row], right[row]);
        return new("", left);
    }

    private static FlagColumn Compare(Column left, Column right, Comparing comparing)
    {
        var values = new sbyte[left.Length];
        // What is said of an order below, equal and above.
        ReadOnlySpan<sbyte> holds = [Holds(-1, comparing), Holds(0, comparing), Holds(1, comparing)];
        switch (left, right)
        {
            case (NumberColumn a, NumberColumn b):
                Compare(a.Values, b.Values, double.NaN, holds, values);
                break;
            case (DateColumn a, DateColumn b):
                Compare(a.Ticks, b.Ticks, DateColumn.Missing, holds, values);
                break;
            default:
                for (var row = 0; row < values.Length; row++)
                    values[row] = left.TextOf(row) is { } a && right.TextOf(row) is { } b ? Holds(string.CompareOrdinal(a, b), comparing) : FlagColumn.Missing;
                break;
        }

        return new("", values);
    }

    private static void Compare<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, T missing, ReadOnlySpan<sbyte> holds, Span<sbyte> values)
        where T : IComparable<T>, IEquatable<T>
    {
        for (var row = 0; row < values.Length; row++)
            values[row] = left[row].Equals(missing) || right[row].Equals(missing) ? FlagColumn.Missing : holds[left[row].CompareTo(right[row]) + 1];
    }

    private static sbyte Holds(int order, Comparing comparing) => comparing switch
    {
        Comparing.Below => order < 0,
        Comparing.AtMost => order <= 0,
        Comparing.Equal => order == 0,
        Comparing.AtLeast => order >= 0,
        _ => order > 0,
    } ? (sbyte)1 : (sbyte)0;

    private static Column Choose(sbyte[] flags, Column yes, Column no)
    {
        switch (yes, no)
        {
            case (NumberColumn a, NumberColumn b):
                var numbers = new double[flags.Length];
                for (var row = 0; row < flags.Length; row++)
                    numbers[row] = flags[row] == FlagColumn.Missing ? double.NaN : flags[row] == 1 ? a.Values[row] : b.Values[row];
                return new NumberColumn("", numbers);
            case (DateColumn a, DateColumn b):
                var ticks = new long[flags.Length];
                for (var row = 0; row < flags.Length; row++)
                    ticks[row] = flags[row] == FlagColumn.Missing ? DateColumn.Missing : flags[row] == 1 ? a.Ticks[row] : b.Ticks[row];
                return new DateColumn("", ticks);
            default:
                return TextColumn.Of("", Enumerable.Range(0, flags.Length).Select(row => flags[row] == FlagColumn.Missing ? null : (flags[row] == 1 ? yes : no).TextOf(row)));
        }
    }

    private static Column Fill(Column value, Column other)
    {
        if (value.MissingCount == 0)
            return value;
        switch (value, other)
        {
            case (NumberColumn a, NumberColumn b):
                var numbers = a.Values.ToArray();
                for (var row = 0; row < numbers.Length; row++)
                    numbers[row] = double.IsNaN(numbers[row]) ? b.Values[row] : numbers[row];
                return new NumberColumn("", numbers);
            case (DateColumn a, DateColumn b):
                var ticks = a.Ticks.ToArray();
                for (var row = 0; row < ticks.Length; row++)
                    ticks[row] = ticks[row] == DateColumn.Missing ? b.Ticks[row] : ticks[row];
                return new DateColumn("", ticks);
            default:
                return TextColumn.Of("", Enumerable.Range(0, value.Length).Select(row => value.TextOf(row) ?? other.TextOf(row)));
        }
    }

    private TextColumn Join(Column[] parts) =>
        TextColumn.Of("", Enumerable.Range(0, rows).Select(row => string.Join('\u001f', parts.Select(part => part.TextOf(row)))));

    private static NumberColumn NumberOf(ReadOnlySpan<long> ticks, Period grain)
    {
        var numbers = new double[ticks.Length];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = ticks[row] == DateColumn.Missing ? double.NaN : grain.NumberOf(DateOnly.FromDateTime(new DateTime(ticks[row])));
        return new("", numbers);
    }

    private static DateColumn StartOf(double[] numbers, Period grain) =>
        new("", Array.ConvertAll(numbers, number => double.IsNaN(number) ? DateColumn.Missing : grain.RangeOf((int)number).Start.ToDateTime(TimeOnly.MinValue).Ticks));

    private static DateColumn Later(ReadOnlySpan<long> ticks, Calculation.Later later) =>
        new("", Array.ConvertAll(ticks.ToArray(), t => t == DateColumn.Missing ? t : new DateTime(t).AddMonths(later.Months).AddDays(later.Days).Ticks));

    private static Column Extreme(Column column, bool highest, ColumnCodes[] keys)
    {
        var groups = Groups(keys, column.Length);
        switch (column)
        {
            case NumberColumn numbers:
                return new NumberColumn("", Extreme(numbers.Values, groups, highest, double.IsNaN));
            case DateColumn dates:
                return new DateColumn("", Extreme(dates.Ticks, groups, highest, static t => t == DateColumn.Missing));
            default:
                throw new NotSupportedException($"The lowest of a column of {column.Kind.ToString().ToLowerInvariant()} is not needed.");
        }
    }

    private static T[] Extreme<T>(ReadOnlySpan<T> values, int[] groups, bool highest, Func<T, bool> isMissing)
        where T : IComparable<T>
    {
        var best = new Dictionary<int, T>();
        for (var row = 0; row < groups.Length; row++)
        {
            if (isMissing(values[row]))
                continue;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, groups[row], out var exists);
            if (!exists || (highest ? values[row].CompareTo(known) > 0 : values[row].CompareTo(known) < 0))
                known = values[row];
        }

        var result = values.ToArray();
        for (var row = 0; row < groups.Length; row++)
        {
            if (best.TryGetValue(groups[row], out var known))
                result[row] = known;
        }

        return result;
    }

    // One number per combination of keys; a row that lacks one has its own, below 0.
    private static int[] Groups(ColumnCodes[] keys, int rows)
    {
        var groups = new int[rows];
        var codes = new int[rows];
        foreach (var key in keys)
        {
            key.Read(0, codes);
            var known = new Dictionary<(int, int), int>();
            for (var row = 0; row < rows; row++)
            {
                if (groups[row] < 0 || codes[row] == 0)
                {
                    groups[row] = -1 - row;
                    continue;
                }

                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (groups[row], codes[row]), out var exists);
                if (!exists)
                    number = known.Count - 1;
                groups[row] = number;
            }
        }

        return groups;
    }
}
