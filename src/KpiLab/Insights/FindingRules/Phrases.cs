using KpiLab.Kpis;

namespace KpiLab.Insights.FindingRules;

/// <summary>The parts that sentences are made of.</summary>
internal static class Phrases
{
    /// <summary>The same facts said in every language.</summary>
    internal static LocalText Say(Func<Language, string> sentence) => new(sentence(Language.English), sentence(Language.Dutch));

    /// <summary>One of two texts.</summary>
    internal static string Pick(Language language, string english, string dutch) => language == Language.Dutch ? dutch : english;

    /// <summary>The name of a KPI at the start of a sentence, without the abbreviation after it.</summary>
    internal static string Name(Kpi kpi, Language language)
    {
        var name = kpi.Text.Name.In(language);
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket] : name;
    }

    /// <summary>The name within a sentence: a small letter first, unless it is an abbreviation or a name of its own.</summary>
    internal static string NameInside(Kpi kpi, Language language)
    {
        var name = Name(kpi, language);
        return name.Skip(1).Any(char.IsUpper) ? name : char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>A segment as "plan “basic”"; several columns are joined by a comma.</summary>
    internal static string SegmentName(KpiResult result, Segment segment, Language language) => SegmentName(result.Dimensions, segment, language);

    /// <summary>A segment of these columns as "plan “basic”"; several columns are joined by a comma.</summary>
    internal static string SegmentName(IEnumerable<string> columns, Segment segment, Language language) =>
        string.Join(", ", columns.Zip(segment.Values, (column, value) => $"{ColumnName(column, language)} “{ValueName(value, language)}”"));

    /// <summary>The values of a segment: "basic · NL"; the names that the library gives are in the reader's language.</summary>
    internal static string SegmentValues(Segment segment, Language language) => string.Join(" · ", segment.Values.Select(value => ValueName(value, language)));

    /// <summary>The columns of a split: "plan" or "plan × country".</summary>
    internal static string Columns(KpiResult result, Language language) => Columns(result.Dimensions, language);

    /// <summary>Columns in words: "plan" or "plan × country".</summary>
    internal static string Columns(IEnumerable<string> columns, Language language) => string.Join(" × ", columns.Select(column => ColumnName(column, language)));

    private static string ValueName(string value, Language language) => language != Language.Dutch ? value : value switch
    {
        Segment.Unknown => "(onbekend)",
        Segment.TooSmall => "(overige, te klein om te tonen)",
        _ => value,
    };

    private static string ColumnName(string column, Language language) => RoleText.Column(column, language).Replace('_', ' ');

    /// <summary>The value with what it is per, and how sure it is: "8.2 % (95 % interval 7.0–9.6 %, n = 1,500)".</summary>
    internal static string Sure(Measurement measurement, Language language)
    {
        var evidence = ValueText.Evidence(measurement, language);
        return ValueText.Full(measurement, language) + (evidence.Length == 0 ? "" : $" ({evidence})");
    }

    /// <summary>The value without what it is per.</summary>
    internal static string Plain(Measurement measurement, Language language) =>
        ValueText.Full(measurement.Value ?? double.NaN, measurement.Unit, language);

    /// <summary>An amount above or below the line, with its name: "40 customers lost".</summary>
    internal static string Part(double amount, LocalText name, Language language) =>
        $"{Number(amount, language)} {name.In(language)}";

    /// <summary>A plain number: whole from 100 on and where it is whole, else with one decimal.</summary>
    internal static string Number(double amount, Language language) =>
        NumberText.Fixed(amount, Math.Abs(amount) >= 100 || amount == Math.Floor(amount) ? 0 : 1, language);

    /// <summary>A probability: "p = 0.031", "p &lt; 0.001".</summary>
    internal static string Probability(double p, Language language) => p < 0.001
        ? $"p{NumberText.Space}<{NumberText.Space}{NumberText.Fixed(0.001, 3, language)}"
        : $"p{NumberText.Space}={NumberText.Space}{NumberText.Fixed(p, 3, language)}";

    /// <summary>"better" or "worse" for a change of this sign.</summary>
    internal static string BetterOrWorse(Kpi kpi, double difference, Language language) =>
        IsWorse(kpi, difference) ? Pick(language, "worse", "slechter") : Pick(language, "better", "beter");

    /// <summary>True when a change of this sign is for the worse.</summary>
    internal static bool IsWorse(Kpi kpi, double difference) => kpi.Better == Direction.Higher ? difference < 0 : difference > 0;

    /// <summary>True when there is a finite value on enough units to be rated.</summary>
    internal static bool CanRate(Kpi kpi, Measurement measurement) => HasValue(measurement) && measurement.N >= kpi.MinimumN;

    /// <summary>True when there is a finite value.</summary>
    internal static bool HasValue(Measurement measurement) => measurement.Value is { } value && double.IsFinite(value);
}
