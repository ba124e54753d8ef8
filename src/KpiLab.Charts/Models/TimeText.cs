using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Charts.Models;

/// <summary>Numbers of models as people read them: counts of a unit of time, purchases, p-values.</summary>
internal static class TimeText
{
    /// <summary>"weeks"; "units of time" where it is not known.</summary>
    public static string Units(TimeUnit? unit, Language language) => (unit, language) switch
    {
        (TimeUnit.Day, Language.Dutch) => "dagen",
        (TimeUnit.Day, _) => "days",
        (TimeUnit.Week, Language.Dutch) => "weken",
        (TimeUnit.Week, _) => "weeks",
        (TimeUnit.Month, Language.Dutch) => "maanden",
        (TimeUnit.Month, _) => "months",
        (_, Language.Dutch) => "tijdseenheden",
        _ => "units of time",
    };

    /// <summary>A period in words: "3 months".</summary>
    public static string Of(Period period, Language language)
    {
        if (language != Language.Dutch)
            return period.ToString();
        var (one, many) = period.Unit switch
        {
            TimeUnit.Day => ("dag", "dagen"),
            TimeUnit.Week => ("week", "weken"),
            TimeUnit.Month => ("maand", "maanden"),
            TimeUnit.Quarter => ("kwartaal", "kwartalen"),
            _ => ("jaar", "jaar"),
        };
        return period.Count == 1 ? "een " + one : string.Create(CultureInfo.InvariantCulture, $"{period.Count} {many}");
    }

    /// <summary>A number with so many decimals, in the number format of the language.</summary>
    public static string Number(double value, int decimals, Language language)
    {
        var text = value.ToString("N" + decimals, CultureInfo.InvariantCulture);
        return language == Language.Dutch ? text.Replace(',', '\0').Replace('.', ',').Replace('\0', '.') : text;
    }

    /// <summary>"p = 0.03", or "p &lt; 0.001".</summary>
    public static string P(double p, Language language) =>
        p < 0.001 ? $"p < {Number(0.001, 3, language)}" : $"p = {Number(p, p < 0.01 ? 3 : 2, language)}";
}
