using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Charts.Models;

/// <summary>Features of churn models in words: names of computed ones in the language, those of the reader's own columns as they are.</summary>
internal static class FeatureText
{
    /// <summary>The name of a feature.</summary>
    public static string Of(string name, Language language) => language != Language.Dutch ? name : name
        .Replace("tenure in days", "dagen klant", StringComparison.Ordinal)
        .Replace("days since the last (", "dagen sinds de laatste (", StringComparison.Ordinal)
        .Replace("rows a month (", "rijen per maand (", StringComparison.Ordinal)
        .Replace("), change", "), verandering", StringComparison.Ordinal);

    /// <summary>The value that a reason speaks of; numbers with the decimal mark of the language.</summary>
    public static string Value(ChurnReason reason, Language language)
    {
        var value = reason.Value ?? (language == Language.Dutch ? "leeg" : "empty");
        return language == Language.Dutch && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value.Replace('.', ',') : value;
    }
}
