using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Customers by how often and how recently they bought: what every buying model is fitted to. Immutable.</summary>
/// <remarks>Orders of one customer on one day are one purchase. Models fit each distinct (x, t_x, T) once, weighted.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class RecencyFrequency
{
    private readonly Lazy<HistoryGroups> groups;

    internal RecencyFrequency(ImmutableArray<CustomerRecord> customers, TimeUnit? unit, DateOnly? calibrationEnd, double holdoutLength, ImmutableArray<LocalText> notes)
    {
        Customers = customers;
        Unit = unit;
        CalibrationEnd = calibrationEnd;
        HoldoutLength = holdoutLength;
        Notes = notes;
        groups = new(() => HistoryGroups.Of(customers));
    }

    /// <summary>The customers, in order of their identifier's first appearance.</summary>
    public ImmutableArray<CustomerRecord> Customers { get; }

    /// <summary>The unit of time; null where histories were given as plain numbers.</summary>
    public TimeUnit? Unit { get; }

    /// <summary>Last day of the calibration period; null where histories were given as plain numbers.</summary>
    public DateOnly? CalibrationEnd { get; }

    /// <summary>Length of the holdout in units of time; 0 without.</summary>
    public double HoldoutLength { get; }

    /// <summary>What was left out of the orders, and why.</summary>
    public ImmutableArray<LocalText> Notes { get; }

    internal HistoryGroups Groups => groups.Value;

    /// <summary>Recency and frequency of the customers of an order table with the roles customer and date; amount, or quantity and price, is used where there is one.</summary>
    /// <exception cref="MissingRoleException">No column has the role customer or date.</exception>
    /// <exception cref="DataException">No customer bought by the end of the calibration period.</exception>
    public static RecencyFrequency Of(Table orders, RecencyFrequencyOptions? options = null) => OrderHistories.Read(orders, options ?? new());

    /// <summary>Recency and frequency from plain orders.</summary>
    /// <param name="customers">Identifier of the customer of each order.</param>
    /// <param name="days">Day of each order.</param>
    /// <param name="amounts">Amount of each order; empty where there are none.</param>
    /// <param name="options">Calibration end and unit of time.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static RecencyFrequency Of(IReadOnlyList<string> customers, IReadOnlyList<DateOnly> days, IReadOnlyList<double> amounts, RecencyFrequencyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(amounts);
        if (days.Count != customers.Count || (amounts.Count != 0 && amounts.Count != customers.Count))
            throw new ArgumentException($"{customers.Count} customers, {days.Count} days and {amounts.Count} amounts: give one of each per order, or no amounts.");
        Table table = FrameTable.Of(
            "orders", TextColumn.Of("customer", customers), new DateColumn("date", [.. days.Select(day => day.ToDateTime(default).Ticks)]),
            new NumberColumn("amount", amounts.Count == 0 ? [.. customers.Select(_ => double.NaN)] : [.. amounts]));
        table = table.Map(Role.Customer, "customer").Map(Role.Date, "date");
        return Of(amounts.Count == 0 ? table.Map(Role.Amount) : table.Map(Role.Amount, "amount"), options);
    }

    /// <summary>Customers whose histories are known already.</summary>
    /// <param name="histories">Frequency, recency and age of each customer or group.</param>
    /// <param name="weights">Customers that each history stands for; empty for one each.</param>
    /// <param name="meanSpend">Mean amount of the repeat purchases; NaN or empty where unknown.</param>
    /// <param name="unit">The unit of time, where it is known.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a history cannot be: the message names the row.</exception>
    public static RecencyFrequency OfHistories(IReadOnlyList<CustomerHistory> histories, IReadOnlyList<double>? weights = null, IReadOnlyList<double>? meanSpend = null, TimeUnit? unit = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        if ((weights?.Count ?? 0) is not 0 and var w && w != histories.Count || (meanSpend?.Count ?? 0) is not 0 and var m && m != histories.Count)
            throw new ArgumentException($"{histories.Count} histories, {weights?.Count ?? 0} weights and {meanSpend?.Count ?? 0} amounts: give one of each per history, or none.");
        var customers = ImmutableArray.CreateBuilder<CustomerRecord>(histories.Count);
        for (var i = 0; i < histories.Count; i++)
        {
            var weight = weights is { Count: > 0 } ? weights[i] : 1;
            if (!histories[i].IsValid || !(weight >= 0 && double.IsFinite(weight)))
                throw new ArgumentException($"Row {i + 1}: {histories[i]}, weight {weight} cannot be. Frequency is a whole number of 0 or more, recency lies between 0 and age and is 0 without a repeat purchase, weight is 0 or more.");
            customers.Add(new("", histories[i], meanSpend is { Count: > 0 } && !double.IsNaN(meanSpend[i]) ? meanSpend[i] : null, 0, 0, weight));
        }

        return new(customers.MoveToImmutable(), unit, null, 0, []);
    }

    /// <summary>Days in a unit of time: 1, 7 or 365.25 / 12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is a quarter or a year.</exception>
    internal static double DaysIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => 7,
        TimeUnit.Month => 365.25 / 12,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit of time is a day, a week or a month."),
    };
}
