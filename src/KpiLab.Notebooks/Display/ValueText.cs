using System.Globalization;

namespace KpiLab.Notebooks.Display;

/// <summary>One value as text, the same on every machine: a dot for decimals, dates as year-month-day.</summary>
internal static class ValueText
{
    private const int MaxLength = 2000;

    /// <summary>The text of a value.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Limit(text),
        bool flag => flag ? "true" : "false",
        char c => c.ToString(),
        double or float or decimal or Half => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable items => Limit(List(items)),
        _ => Limit(value.ToString() ?? ""),
    };

    /// <summary>Whether a value stands for itself in one line: a number, text, a date, an enumeration.</summary>
    public static bool IsSimple(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner.IsPrimitive || inner.IsEnum || inner == typeof(string) || inner == typeof(decimal) || inner == typeof(Half) || inner == typeof(DateTime)
            || inner == typeof(DateTimeOffset) || inner == typeof(DateOnly) || inner == typeof(TimeOnly) || inner == typeof(TimeSpan)
            || inner == typeof(Guid) || inner == typeof(Uri) || inner == typeof(Version) || inner == typeof(System.Numerics.BigInteger);
    }

    /// <summary>Whether values of the type are numbers, which stand right in their column.</summary>
    public static bool IsNumeric(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return !inner.IsEnum && (Type.GetTypeCode(inner) is >= TypeCode.SByte and <= TypeCode.Decimal || inner == typeof(System.Numerics.BigInteger) || inner == typeof(Half));
    }

    private static string List(System.Collections.IEnumerable items)
    {
        var shown = new List<string>();
        foreach (var item in items)
        {
            if (shown.Count == 20)
            {
                shown.Add("…");
                break;
            }
            shown.Add(Of(item));
        }
        return "[" + string.Join(", ", shown) + "]";
    }

    private static string Limit(string text) => text.Length <= MaxLength ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..MaxLength]}… ({text.Length - MaxLength:#,0} more characters)");
}
