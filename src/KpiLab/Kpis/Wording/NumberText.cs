using System.Globalization;

namespace KpiLab.Kpis;

/// <summary>Plain numbers in a language: 1,234.5 in English, 1.234,5 in Dutch; a true minus sign, never "-0".</summary>
internal static class NumberText
{
    /// <summary>Keeps a number and its unit on one line.</summary>
    internal const string Space = "\u00A0";

    private static readonly NumberFormatInfo English = new() { NegativeSign = "−" };
    private static readonly NumberFormatInfo Dutch = new()
    {
        NegativeSign = "−", NumberDecimalSeparator = ",", NumberGroupSeparator = ".",
    };

    /// <summary>The number with a fixed number of decimals; from 10^15 on, where a double no longer holds them, as a power of ten.</summary>
    internal static string Fixed(double value, int decimals, Language language) => Math.Abs(value) < 1e15
        ? Rounded(value, decimals).ToString("N" + decimals, Format(language))
        : value.ToString("0.00e+0", Format(language));

    /// <summary>As <see cref="Fixed"/>, with a plus sign where it is above zero.</summary>
    internal static string Signed(double value, int decimals, Language language) =>
        (Rounded(value, decimals) > 0 ? "+" : "") + Fixed(value, decimals, language);

    /// <summary>The number with this many significant digits and no decimals.</summary>
    internal static string Significant(double value, int digits, Language language)
    {
        if (value == 0)
            return "0";
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Abs(value))) + 1 - digits));
        return Fixed(Math.Round(value / step, MidpointRounding.AwayFromZero) * step, 0, language);
    }

    // Through decimal, so that 2.9499999999999997, which stands for 2.95, becomes 3.0; adding zero removes the sign of a negative zero.
    private static double Rounded(double value, int decimals) => Math.Abs(value) < 1e15
        ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero) + 0.0
        : value;

    private static NumberFormatInfo Format(Language language) => language == Language.Dutch ? Dutch : English;
}
