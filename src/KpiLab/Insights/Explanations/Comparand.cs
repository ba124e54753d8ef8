using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>How a query is narrowed to one of the two things compared.</summary>
/// <param name="Name">The period or the group in words.</param>
/// <param name="Range">The days asked for; null for a group.</param>
/// <param name="Narrow">The query of it.</param>
internal sealed record Comparand(LocalText Name, DateRange? Range, Func<KpiQuery, KpiQuery> Narrow)
{
    public static Comparand Of(DateRange range) => range.Days > 0
        ? new(FindingRules.Phrases.Say(language => ValueText.Range(range, language)), range, query => query.Between(range.Start, range.End))
        : throw new ArgumentException($"A period holds a day or more; got {range.Start:yyyy-MM-dd} to {range.End:yyyy-MM-dd}.", nameof(range));

    public static Comparand Of(Field column, string value) => new(new(value, value), null, query => query.Where(column, value));
}
