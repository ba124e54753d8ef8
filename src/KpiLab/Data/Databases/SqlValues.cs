using System.Globalization;
using System.Numerics;

namespace KpiLab.Data.Databases;

/// <summary>Values as databases give them, as tables have them.</summary>
internal static class SqlValues
{
    private const long LargestExact = 1L << 53;

    /// <summary>A number; NaN where it is missing.</summary>
    public static double Number(object? value) => value switch
    {
        null or DBNull => double.NaN,
        BigInteger large => (double)large,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The text of a key, the same that a column in memory gives.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime moment => new DateColumn("", [moment.Ticks]).TextOf(0)!,
        // Longer than a floating number holds: an identifier, which memory has as text.
        long and (> LargestExact or < -LargestExact) or ulong and > LargestExact or BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Number(value).ToString("R", CultureInfo.InvariantCulture),
    };
}
