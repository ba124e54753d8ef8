using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>Names of segments and of the columns they come from, in the reader's language where the library gave the name itself.</summary>
internal static class SegmentText
{
    private static readonly Dictionary<string, string> DutchRoles = new(StringComparer.Ordinal)
    {
        ["channel"] = "kanaal", ["plan"] = "abonnement", ["touchpoint"] = "contactmoment", ["department"] = "afdeling", ["theme"] = "thema", ["device"] = "apparaat",
        ["region"] = "regio", ["project"] = "project", ["product"] = "product", ["company"] = "bedrijf", ["campaign"] = "campagne", ["wave"] = "ronde", ["category"] = "categorie",
    };

    public static string In(this Segment segment, Language language) => segment.Values.Count == 0
        ? language == Language.Dutch ? "totaal" : "total"
        : string.Join(" · ", segment.Values.Select(value => Value(value, language)));

    public static string Value(string value, Language language) =>
        language == Language.Dutch && value == Segment.Unknown ? "(onbekend)" : value;

    public static string Dimensions(KpiResult result, Language language) => string.Join(", ", result.Dimensions.Select(d => Dimension(d, language)));

    public static string Dimension(string name, Language language) =>
        language == Language.Dutch ? DutchRoles.GetValueOrDefault(name, name) : name;
}
