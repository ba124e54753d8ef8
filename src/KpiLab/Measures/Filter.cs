using System.Collections.Immutable;

namespace KpiLab.Measures;

/// <summary>How a filter compares.</summary>
public enum FilterOperator
{
    /// <summary>The value is one of those given.</summary>
    In,

    /// <summary>The value is present and none of those given.</summary>
    NotIn,

    /// <summary>The number is at least the bound.</summary>
    AtLeast,

    /// <summary>The number is at most the bound.</summary>
    AtMost,

    /// <summary>The number is above the bound.</summary>
    Above,

    /// <summary>The value is present.</summary>
    Present,
}

/// <summary>Which rows count. A missing value passes no filter.</summary>
/// <param name="Field">The column.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Values">Texts to compare with, for <see cref="FilterOperator.In"/> and <see cref="FilterOperator.NotIn"/>; numbers, dates (ISO) and flags (true, false) are read from them.</param>
/// <param name="Bound">The number to compare with, for the others.</param>
public sealed record Filter(Field Field, FilterOperator Operator, ImmutableArray<string> Values, double Bound)
{
    /// <summary>The value is one of these.</summary>
    public static Filter In(Field field, params IEnumerable<string> values) => new(field, FilterOperator.In, [.. values], 0);

    /// <summary>The value is present and none of these.</summary>
    public static Filter NotIn(Field field, params IEnumerable<string> values) => new(field, FilterOperator.NotIn, [.. values], 0);

    /// <summary>The flag is yes.</summary>
    public static Filter IsTrue(Field field) => In(field, "true");

    /// <summary>The number is at least the bound.</summary>
    public static Filter AtLeast(Field field, double bound) => new(field, FilterOperator.AtLeast, [], bound);

    /// <summary>The number is at most the bound.</summary>
    public static Filter AtMost(Field field, double bound) => new(field, FilterOperator.AtMost, [], bound);

    /// <summary>The number is above the bound.</summary>
    public static Filter Above(Field field, double bound) => new(field, FilterOperator.Above, [], bound);

    /// <summary>There is a value.</summary>
    public static Filter Present(Field field) => new(field, FilterOperator.Present, [], 0);
}
