using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A question to an engine: one measure over one table, by dimensions and periods.</summary>
/// <param name="Measure">What is aggregated.</param>
/// <param name="Dimensions">The columns it is split by.</param>
/// <param name="Grain">The length of the periods; null for one period, the whole range.</param>
/// <param name="Range">The days that count; null for all, which only a measure without time or a flow without grain may ask.</param>
/// <param name="Filters">Which rows count, beside the measure's own filters.</param>
public sealed record AggregateQuery(
    Measure Measure, ImmutableArray<Field> Dimensions, Period? Grain, DateRange? Range, ImmutableArray<Filter> Filters);

/// <summary>The answer for one segment and period.</summary>
/// <param name="Key">One value per dimension; a missing value is "(unknown)".</param>
/// <param name="Period">The number of the period in the grain; 0 where there is no grain.</param>
/// <param name="Aggregate">What was found.</param>
public sealed record AggregateRow(IReadOnlyList<string> Key, int Period, Aggregate Aggregate);

/// <summary>Executes aggregate queries over tables of one kind. Cells in which no row counts are not returned.</summary>
public interface IMeasureEngine
{
    /// <summary>The rows of the answer, in order of key and period.</summary>
    /// <exception cref="MissingRoleException">A role of the measure has no column in the table.</exception>
    IReadOnlyList<AggregateRow> Execute(Table table, AggregateQuery query, CancellationToken cancellation = default);

    /// <summary>The days that columns of dates cover; null when none has a date.</summary>
    DateCoverage? Coverage(Table table, params IEnumerable<Field> fields);
}
