using System.Globalization;

namespace KpiLab.Data;

/// <summary>Numbers in Dutch sentences: 1.204 and 0,5, whatever the culture of the machine.</summary>
internal static class DutchCount
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", PercentDecimalSeparator = ",", PercentGroupSeparator = "." };

    /// <summary>A count with its thousands set apart.</summary>
    public static string Of(long count) => count.ToString("N0", Format);

    /// <summary>A number in a format.</summary>
    public static string Of(double value, string format) => value.ToString(format, Format);
}
