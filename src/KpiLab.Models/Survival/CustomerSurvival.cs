using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.Fitting;

namespace KpiLab.Models.Survival;

/// <summary>How long customers stay: the share still there by age, with those who have not left yet counted as far as they are known.</summary>
/// <param name="Segment">Whose curve it is.</param>
/// <param name="Curve">The share still there by age; times in months of 365.25 ÷ 12 days.</param>
public sealed record CustomerSurvival(Segment Segment, KaplanMeier Curve)
{
    private const double DaysPerMonth = 365.25 / 12;

    /// <summary>How many customers it rests on.</summary>
    public long Customers => Curve.N;

    /// <summary>The steps of the curve, at each age at which somebody left.</summary>
    public ImmutableArray<KaplanMeierStep> Steps => Curve.Steps;

    /// <summary>The share still there after so many months, in [0, 1]; null beyond the longest that anyone has been seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of months is negative or not a number.</exception>
    public double? After(double months) => Curve.SurvivalAt(months);

    /// <summary>The age by which half have left, in months; null where more than half are still there.</summary>
    public double? Median => Curve.Median;

    /// <summary>The curve of a table of subscriptions, or one per value of a column, in order of name.</summary>
    /// <param name="subscriptions">Subscriptions (start, end; customer where known).</param>
    /// <param name="by">The column that tells segments apart; null for one curve. A customer belongs to the value of the first subscription.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <param name="level">Confidence level of the intervals, in (0, 1).</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    public static IReadOnlyList<CustomerSurvival> Of(Table subscriptions, Field? by = null, DateOnly? asOf = null, double level = 0.95)
    {
        var spells = Spells(subscriptions.InMemory("Survival"), by, asOf);
        return
        [
            .. spells.GroupBy(spell => spell.Segment).OrderBy(group => group.Key)
                .Select(group => new CustomerSurvival(group.Key, KaplanMeier.Fit([.. group.Select(s => s.Months)], [.. group.Select(s => s.Left)], new() { Level = level }))),
        ];
    }

    /// <summary>The log-rank test of these curves: do customers of the segments leave at the same pace?</summary>
    /// <param name="subscriptions">Subscriptions (start, end; customer where known).</param>
    /// <param name="by">The column that tells segments apart.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    /// <exception cref="ArgumentException">There are fewer than two segments.</exception>
    /// <exception cref="NotIdentifiedException">Nobody left while two segments were at risk.</exception>
    public static LogRank Compare(Table subscriptions, Field by, DateOnly? asOf = null)
    {
        var spells = Spells(subscriptions.InMemory("The log-rank test"), by, asOf);
        return LogRank.Of([.. spells.Select(s => s.Months)], [.. spells.Select(s => s.Left)], [.. spells.Select(s => s.Segment.ToString())]);
    }

    /// <summary>What speeds up or slows down leaving: a Cox regression on columns of each customer's first subscription.</summary>
    /// <param name="subscriptions">Subscriptions (start, end; customer where known).</param>
    /// <param name="columns">The columns that may matter; see <see cref="Covariate.Of"/>.</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    /// <exception cref="DataException">A column holds dates, or a value is missing.</exception>
    /// <exception cref="NotIdentifiedException">Nobody left, or a column is constant, follows from others, or tells who left without fail.</exception>
    public static CoxProportionalHazards Hazards(Table subscriptions, params IReadOnlyList<Field> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var rows = subscriptions.InMemory("A Cox regression");
        var spells = Spells(rows, null, null);
        var customers = rows.Take([.. spells.Select(s => s.Row)]);
        return CoxProportionalHazards.Fit(
            [.. spells.Select(s => s.Months)], [.. spells.Select(s => s.Left)], [.. columns.SelectMany(column => Covariate.Of(customers[column.In(customers) ?? column.ToString()]))]);
    }

    /// <summary>How long each customer has been seen, in months, and whether gone; with the row of the first subscription.</summary>
    internal static (int Row, Segment Segment, double Months, bool Left)[] Spells(FrameTable subscriptions, Field? by, DateOnly? asOf)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        var end = (asOf?.AddDays(1) ?? CustomerLifetimes.EndOf(subscriptions)).ToDateTime(TimeOnly.MinValue).Ticks;
        var column = by is not { } field ? null : subscriptions[field.In(subscriptions) ?? field.ToString()];
        return
        [
            .. from life in CustomerLifetimes.Of(subscriptions)
               where life.Start < end
               let left = life.End != DateColumn.Missing && life.End < end
               select (life.Row, column is null ? Segment.Total : new Segment(column.TextOf(life.Row) ?? Segment.Unknown), TimeSpan.FromTicks((left ? life.End : end) - life.Start).TotalDays / DaysPerMonth, left),
        ];
    }
}
