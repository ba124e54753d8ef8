using System.Globalization;
using System.Text;

namespace KpiLab.Samples;

/// <summary>Writes whole numbers of hundredths (or tenths, or ones) without going through a double.</summary>
internal static class SampleNumber
{
    public static string Format(long value, int decimals, string thousands, char point)
    {
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = digits[..^decimals];
        var text = new StringBuilder(value < 0 ? "-" : "");
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
                text.Append(thousands);
            text.Append(whole[i]);
        }

        return decimals == 0 ? text.ToString() : text.Append(point).Append(digits[^decimals..]).ToString();
    }
}
