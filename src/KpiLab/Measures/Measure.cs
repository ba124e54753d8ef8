using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>What is aggregated.</summary>
public enum Aggregation
{
    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>The sum of a column over rows that have a value.</summary>
    Sum,

    /// <summary>The number of distinct values of a column.</summary>
    CountDistinct,
}

/// <summary>An aggregate over one table: what is counted or summed, which rows, and how they belong to a period. Each engine gives the same answer to it.</summary>
/// <param name="Aggregation">What is aggregated.</param>
/// <param name="Of">The column; none for a count.</param>
/// <param name="Timing">How rows belong to a period.</param>
/// <param name="Per">The unit (customer, respondent) whose totals carry the uncertainty; none where rows do.</param>
/// <param name="Filters">Which rows count: those that pass every filter.</param>
public sealed record Measure(Aggregation Aggregation, Field? Of, Timing Timing, Field? Per, ImmutableArray<Filter> Filters)
{
    /// <summary>The number of rows, by <see cref="Role.Date"/>.</summary>
    public static Measure Count() => new(Aggregation.Count, null, Timing.At(Role.Date), null, []);

    /// <summary>The sum of a column, by <see cref="Role.Date"/>.</summary>
    public static Measure Sum(Field of) => new(Aggregation.Sum, of, Timing.At(Role.Date), null, []);

    /// <summary>The number of distinct values of a column, by <see cref="Role.Date"/>.</summary>
    public static Measure CountDistinct(Field of) => new(Aggregation.CountDistinct, of, Timing.At(Role.Date), null, []);

    /// <summary>The mean of a column: its sum over the number of rows that have a value.</summary>
    public static MeasureExpression Mean(Field of) => Sum(of) / Count().Where(Filter.Present(of));

    /// <summary>The same measure over the rows that also pass the filter.</summary>
    public Measure Where(Filter filter) => this with { Filters = Filters.Add(filter) };

    /// <summary>The same measure with rows belonging to periods in this way.</summary>
    public Measure By(Timing timing) => this with { Timing = timing };

    /// <summary>The same measure with the moments of its totals per unit. Rows without a unit do not count.</summary>
    public Measure PerUnit(Field unit) => this with { Per = unit };

    /// <summary>A measure is an expression.</summary>
    public static implicit operator MeasureExpression(Measure measure) => new MeasureExpression.Leaf(measure);

    /// <summary>The measure as an expression.</summary>
    public MeasureExpression ToMeasureExpression() => this;

    /// <summary>The quotient of two measures; it has no value where the denominator is 0.</summary>
    public static MeasureExpression operator /(Measure left, Measure right) => (MeasureExpression)left / right;

    /// <summary>The difference of two measures.</summary>
    public static MeasureExpression operator -(Measure left, Measure right) => (MeasureExpression)left - right;

    /// <summary>The sum of two measures.</summary>
    public static MeasureExpression operator +(Measure left, Measure right) => (MeasureExpression)left + right;
}
