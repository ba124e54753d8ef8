using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A column as codes: 0 for a missing value, then one number per distinct value. Computed once for the values, and kept as long as they are.</summary>
internal sealed class ColumnCodes
{
    private static readonly ConditionalWeakTable<object, ColumnCodes> Known = [];

    private readonly CodeBuffer codes;

    private ColumnCodes(CodeBuffer codes, int count, Func<int, string> label)
    {
        this.codes = codes;
        Count = count;
        Label = label;
    }

    /// <summary>Number of codes, with that of a missing value.</summary>
    public int Count { get; }

    /// <summary>The text of a code other than 0.</summary>
    public Func<int, string> Label { get; }

    public static ColumnCodes Of(Column column) => Known.GetValue(column.Identity, _ => Compute(column));

    /// <summary>Writes the codes of some rows.</summary>
    public void Read(int from, Span<int> into) => codes.Read(from, into);

    /// <summary>Makes the codes of some rows a further digit of numbers.</summary>
    public void Append(int from, Span<int> numbers) => codes.Append(from, Count, numbers);

    private static ColumnCodes Compute(Column column)
    {
        switch (column)
        {
            case TextColumn t:
                return new(CodeBuffer.Of(t.Length, t.Dictionary.Count + 1, (from, into) => Following(t.Codes[from..], into)), t.Dictionary.Count + 1, code => t.Dictionary[code - 1]);
            case FlagColumn f:
                return new(CodeBuffer.Of(f.Length, 3, (from, into) => Following(f.Values[from..], into)), 3, code => code == 2 ? "true" : "false");
            case DateColumn d:
                return Distinct(d.Ticks, DateColumn.Missing, ticks => new DateColumn("", [ticks]).TextOf(0)!);
            case NumberColumn { IsDense: true } n:
                return Direct(n);
            case NumberColumn n:
                return Distinct(MemoryMarshal.Cast<double, long>(n.Values), BitConverter.DoubleToInt64Bits(double.NaN), bits => new NumberColumn("", [BitConverter.Int64BitsToDouble(bits)]).TextOf(0)!);
            default:
                throw new NotSupportedException($"Column \"{column.Name}\" of kind {column.Kind} cannot be grouped by.");
        }
    }

    // What is missing is -1 in a column, and 0 here.
    private static void Following(ReadOnlySpan<int> codes, Span<int> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = codes[i] + 1;
    }

    private static void Following(ReadOnlySpan<sbyte> codes, Span<int> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = codes[i] + 1;
    }

    // Whole numbers in a narrow range, such as customer numbers: a table in place of a hash.
    private static ColumnCodes Direct(NumberColumn column)
    {
        var minimum = column.Minimum;
        var table = new int[(int)(column.Maximum - minimum) + 1];
        var values = column.Values;
        var codes = new int[values.Length];
        var labels = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            ref var code = ref table[(int)(values[i] - minimum)];
            if (code == 0)
            {
                labels.Add(values[i]);
                code = labels.Count;
            }

            codes[i] = code;
        }

        return new(CodeBuffer.Of(codes.Length, labels.Count + 1, (from, into) => codes.AsSpan(from, into.Length).CopyTo(into)), labels.Count + 1, code => TextOf(labels[code - 1]));
    }

    // What a column writes, without its general form: there may be a million.
    private static string TextOf(double whole) => Math.Abs(whole) is > 0 and < 1e15 ? ((long)whole).ToString(CultureInfo.InvariantCulture) : new NumberColumn("", [whole]).TextOf(0)!;

    private static ColumnCodes Distinct(ReadOnlySpan<long> values, long missing, Func<long, string> label)
    {
        var codes = new int[values.Length];
        var known = new Dictionary<long, int>();
        var labels = new List<long>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == missing)
                continue;
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(known, values[i], out var exists);
            if (!exists)
            {
                labels.Add(values[i]);
                code = labels.Count;
            }

            codes[i] = code;
        }

        return new(CodeBuffer.Of(codes.Length, labels.Count + 1, (from, into) => codes.AsSpan(from, into.Length).CopyTo(into)), labels.Count + 1, code => label(labels[code - 1]));
    }
}
