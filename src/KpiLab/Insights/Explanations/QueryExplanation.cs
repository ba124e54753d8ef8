using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Explains why the KPI of a query changed from one period to another, or differs between two groups.</summary>
public static class QueryExplanation
{
    /// <summary>Why the KPI changed from one period to another: by the columns of By, or, where there are none, by every column of the KPI's tables that may tell.</summary>
    /// <param name="query">The KPI; what it filters is filtered on both sides.</param>
    /// <param name="from">The days that the change is counted from.</param>
    /// <param name="to">The days that are explained. They share no day with the others; they may be earlier.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The periods share a day, or the query has periods of its own.</exception>
    /// <exception cref="DataException">The data have no day of a period, or a column is missing.</exception>
    public static Explanation Explain(this KpiQuery query, DateRange from, DateRange to, CancellationToken cancellation = default)
    {
        Check(query);
        if (from.Intersect(to) is { } both)
            throw new ArgumentException($"The two periods share {both}. Give two that share no day.", nameof(to));
        if (query.Shown is not null)
            throw new ArgumentException($"The query of {query.Kpi.Id} shows {query.Shown}; the periods that are compared stand in Explain. Leave out Between.", nameof(query));
        return new ExplanationRun(query, Comparand.Of(from), Comparand.Of(to), null, cancellation).Result();
    }

    /// <summary>Why the KPI changed from one period to another, as they are written: 2026, 2026-H1, 2026-Q1, 2026-05, 2026-01..2026-05.</summary>
    /// <exception cref="FormatException">A text is no period.</exception>
    /// <inheritdoc cref="Explain(KpiQuery, DateRange, DateRange, CancellationToken)"/>
    public static Explanation Explain(this KpiQuery query, string from, string to, CancellationToken cancellation = default) =>
        query.Explain(DateRange.Parse(from), DateRange.Parse(to), cancellation);

    /// <summary>Why the KPI differs between two groups: two channels, two rounds of a survey.</summary>
    /// <param name="query">The KPI.</param>
    /// <param name="column">The column that makes the groups, named or by role.</param>
    /// <param name="from">The value of the group that it is compared with.</param>
    /// <param name="to">The value of the group that is explained.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The column has no such value, or both are one; the message names the values that it has.</exception>
    /// <exception cref="DataException">There is no such column.</exception>
    public static Explanation Explain(this KpiQuery query, Field column, string from, string to, CancellationToken cancellation = default)
    {
        Check(query);
        string[] values = [.. query.By(column).Run(cancellation).Rows.Select(row => row.Segment.Values[0])];
        foreach (var (value, name) in new[] { (from, nameof(from)), (to, nameof(to)) })
        {
            if (!values.Contains(value))
                throw new ArgumentException($"{query.Kpi.Id}: {column} has no value \"{value}\". It has: {string.Join(", ", values)}.", name);
        }

        return from != to
            ? new ExplanationRun(query, Comparand.Of(column, from), Comparand.Of(column, to), column, cancellation).Result()
            : throw new ArgumentException($"Both groups are \"{from}\". Give two values of {column}: {string.Join(", ", values)}.", nameof(to));
    }

    private static void Check(KpiQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Grain is { } grain)
            throw new ArgumentException($"The query of {query.Kpi.Id} is split every {grain}; Explain compares two periods. Leave out Every.", nameof(query));
    }
}
