using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using KpiLab.Data.Delimited;
using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>A column of values as a database gives them. The first value decides the kind; values of several kinds, which SQLite allows, make it text.</summary>
internal sealed class ValueColumnBuilder(string name)
{
    private const long LargestExact = 1L << 53;

    private readonly List<double> numbers = [];
    private readonly List<long> ticks = [];
    private readonly List<sbyte> flags = [];
    private TextColumnBuilder texts = new();
    private ColumnKind? kind;
    private int count;

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>True when a value was a list or bytes.</summary>
    public bool IsNested { get; private set; }

    public void Add(object? value)
    {
        count++;
        if (value is null)
        {
            AddMissing();
            return;
        }

        var found = KindOf(value);
        IsNested |= value is not string && value is IEnumerable;
        if (kind is null)
        {
            kind = found;
            for (var row = 1; row < count; row++)
                AddMissing();
        }

        if (kind != found && kind != ColumnKind.Text)
            TurnToText();
        switch (kind)
        {
            case ColumnKind.Number:
                numbers.Add(Number(value));
                break;
            case ColumnKind.Date:
                ticks.Add(Ticks(value));
                break;
            case ColumnKind.Flag:
                flags.Add((bool)value ? (sbyte)1 : (sbyte)0);
                break;
            default:
                texts.Add(Text(value));
                break;
        }
    }

    public Column ToColumn() => kind switch
    {
        ColumnKind.Number => new NumberColumn(name, [.. numbers]),
        ColumnKind.Date => new DateColumn(name, [.. ticks]),
        ColumnKind.Flag => new FlagColumn(name, [.. flags]),
        _ => DatesOrText(Texts().ToColumn(name)),
    };

    private TextColumnBuilder Texts()
    {
        texts.PadTo(count);
        return texts;
    }

    private void AddMissing()
    {
        switch (kind)
        {
            case ColumnKind.Number:
                numbers.Add(double.NaN);
                break;
            case ColumnKind.Date:
                ticks.Add(DateColumn.Missing);
                break;
            case ColumnKind.Flag:
                flags.Add(FlagColumn.Missing);
                break;
            case ColumnKind.Text:
                texts.Add((string?)null);
                break;
        }
    }

    private void TurnToText()
    {
        var soFar = ToColumn();
        texts = new();
        for (var row = 0; row < soFar.Length; row++)
            texts.Add(soFar.TextOf(row));
        kind = ColumnKind.Text;
    }

    // A whole number that a floating number would change is an identifier.
    private static ColumnKind KindOf(object value) => value switch
    {
        long v when v > LargestExact || v < -LargestExact => ColumnKind.Text,
        ulong v when v > (ulong)LargestExact => ColumnKind.Text,
        double or float or decimal or long or int or short or sbyte or ulong or uint or ushort or byte or BigInteger => ColumnKind.Number,
        DateTime or DateOnly or DateTimeOffset => ColumnKind.Date,
        bool => ColumnKind.Flag,
        _ => ColumnKind.Text,
    };

    private static double Number(object value) => value is BigInteger large ? (double)large : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static long Ticks(object value) => value switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue).Ticks,
        DateTimeOffset moment => moment.DateTime.Ticks,
        _ => ((DateTime)value).Ticks,
    };

    private static string Text(object value) => value switch
    {
        DateTime moment => new DateColumn("", [moment.Ticks]).TextOf(0)!,
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private Column DatesOrText(TextColumn column)
    {
        if (!NameWords.Of(name).IsDate || column.Dictionary.Count == 0)
            return column;
        var values = new long[column.Dictionary.Count];
        for (var code = 0; code < values.Length; code++)
        {
            if (!IsoDate.TryRead(Encoding.UTF8.GetBytes(column.Dictionary[code]), out values[code]))
                return column;
        }

        var codes = column.Codes;
        var dates = new long[codes.Length];
        for (var row = 0; row < dates.Length; row++)
            dates[row] = codes[row] < 0 ? DateColumn.Missing : values[codes[row]];
        return new DateColumn(name, dates);
    }
}
