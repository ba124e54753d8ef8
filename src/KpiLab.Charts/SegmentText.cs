using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>Names of segments and of the columns they come from, in the reader's language where the library gave the name itself.</summary>
internal static class SegmentText
{
    public static string In(this Segment segment, Language language) => segment.Values.Count == 0
        ? language == Language.Dutch ? "totaal" : "total"
        : string.Join(" · ", segment.Values.Select(value => Value(value, language)));

    public static string Value(string value, Language language) =>
        language != Language.Dutch ? value : value switch
        {
            Segment.Unknown => "(onbekend)",
            Segment.TooSmall => "(overige, te klein om te tonen)",
            _ => value,
        };

    public static string Dimensions(KpiResult result, Language language) => string.Join(", ", result.Dimensions.Select(d => Dimension(d, language)));

    public static string Dimension(string name, Language language) => RoleText.Column(name, language);
}
