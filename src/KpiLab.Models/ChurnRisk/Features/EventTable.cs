using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>What customers did: a table with a customer and a date, its rows pointing at the subscribers.</summary>
internal sealed class EventTable
{
    // Identifiers, and what the company earns or pays on a customer, which is not what the customer does.
    private static readonly Role[] NoMeasures = [Role.Customer, Role.Order, Role.Visitor, Role.Respondent, Role.Lead, Role.Date, Role.Margin, Role.Cost];

    private readonly int[] customers;
    private readonly int[] knownFrom;

    private EventTable(FrameTable table, int[] customers, int[] knownFrom, bool monthly, ImmutableArray<NumberColumn> measures) =>
        (Table, this.customers, this.knownFrom, IsMonthly, Measures) = (table, customers, knownFrom, monthly, measures);

    public FrameTable Table { get; }

    /// <summary>True when every date is the first of a month: totals of months.</summary>
    public bool IsMonthly { get; }

    /// <summary>The numbers of a row.</summary>
    public ImmutableArray<NumberColumn> Measures { get; }

    /// <summary>The first day on which every row is known.</summary>
    public DateOnly End => DateOnly.FromDayNumber(knownFrom.Max());

    public static EventTable Of(FrameTable table, SubscriberSpells spells)
    {
        var (customer, dates) = (table.Find(Role.Customer)!, (DateColumn)table.Find(Role.Date)!);
        var (customers, knownFrom) = (new int[table.RowCount], new int[table.RowCount]);
        var days = new DateOnly[table.RowCount];
        for (var row = 0; row < days.Length; row++)
            days[row] = dates.Ticks[row] == DateColumn.Missing ? DateOnly.MinValue : DateOnly.FromDateTime(new DateTime(dates.Ticks[row]));
        var monthly = days.All(d => d == DateOnly.MinValue || d.Day == 1) && days.Where(d => d != DateOnly.MinValue).Distinct().Take(2).Count() == 2;
        for (var row = 0; row < days.Length; row++)
        {
            customers[row] = days[row] == DateOnly.MinValue ? -1 : spells.NumberOf(customer.TextOf(row)) ?? -1;
            knownFrom[row] = days[row] == DateOnly.MinValue ? 0 : (monthly ? days[row].AddMonths(1) : days[row].AddDays(1)).DayNumber;
        }

        return new(table, customers, knownFrom, monthly, [.. table.Columns.OfType<NumberColumn>().Where(c => !(table.Roles.RoleOf(c.Name) is { } role && NoMeasures.Contains(role)))]);
    }

    /// <summary>Hands out the rows of subscribers that are known in [from, until]: row, customer, day from which it is known.</summary>
    public void ForEach(DateOnly from, DateOnly until, Action<int, int, int> action)
    {
        var (low, high) = (from.DayNumber, until.DayNumber);
        for (var row = 0; row < customers.Length; row++)
        {
            if (customers[row] >= 0 && knownFrom[row] > low && knownFrom[row] <= high)
                action(row, customers[row], knownFrom[row]);
        }
    }
}
