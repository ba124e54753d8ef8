using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Benchmarks;

/// <summary>The tasks as KpiLab does them: not the bare aggregates but the KPIs, with totals, intervals and comparisons.</summary>
internal static class OwnWork
{
    private static readonly Timing When = Timing.At("order_date");

    public static IEnumerable<Figure> Figures(string folder, int repeats)
    {
        FrameTable? orders = null;
        yield return Figure.Of("load", repeats, () => (orders = Table.Load(Path.Combine(folder, "orders.csv"))).RowCount, () => orders = null);
        yield return Figure.Of("group-cold", repeats, () => ByChannelAndMonth(orders!), () => orders = Anew(orders!));
        yield return Figure.Of("group", repeats, () => ByChannelAndMonth(orders!));
        var mapped = orders!.Map(Role.Customer, "customer_id").Map(Role.Date, "order_date").Map(Role.Amount, "amount");
        yield return Figure.Of("rfm", repeats, () => Recency(mapped));
        (orders, mapped) = (null, null!);
        var subscriptions = Table.Load(Path.Combine(folder, "subscriptions.csv")).Map(Role.Start, "start").Map(Role.End, "cancel");
        yield return Figure.Of("churn", repeats, () => ChurnRate.Of(subscriptions).By("plan").Every(Period.Month).Between(new(2022, 1, 1), new(2025, 1, 1)).Run()
            .Rows.Sum(row => row.Measurement.Numerator ?? 0));
        subscriptions = null!;
        yield return Figure.Of("company", Math.Min(repeats, 3), () => Company(CompanyFiles.Of(folder)));
    }

    private static double ByChannelAndMonth(FrameTable orders)
    {
        var average = Kpi.Define("average-order", Unit.Money("order", "bestelling"), Measure.Sum("amount").By(When) / Measure.Count().By(When))
            .Of(orders).By("channel").Every(Period.Month).Run();
        var customers = Kpi.Define("customers", Unit.Index, Measure.CountDistinct("customer_id").By(When)).Of(orders).By("channel").Every(Period.Month).Run();
        return Math.Round(average.Rows.Sum(row => row.Measurement.Numerator ?? 0)) + customers.Rows.Sum(row => row.Measurement.Value ?? 0);
    }

    private static double Recency(Table orders)
    {
        var customers = RecencyFrequency.Of(orders, new() { Unit = TimeUnit.Day }).Customers;
        var days = 0.0;
        foreach (var customer in customers)
            days += customer.History.Recency;
        return customers.Length + days;
    }

    private static double Company(string folder)
    {
        var workspace = Workspace.Open(folder);
        _ = Scorecard.Of(workspace);
        return workspace.Tables.OfType<FrameTable>().Sum(table => (double)table.RowCount);
    }

    // The same values in columns of which nothing is known but what a load knows.
    private static FrameTable Anew(FrameTable table)
    {
        Column[] columns = [.. table.Columns.Select(column => column switch
        {
            NumberColumn c => (Column)new NumberColumn(c.Name, c.Values.ToArray()),
            DateColumn c => new DateColumn(c.Name, c.Ticks.ToArray()),
            TextColumn c => new TextColumn(c.Name, c.Codes.ToArray(), [.. c.Dictionary]),
            var c => c,
        })];
        foreach (var column in columns)
            _ = column.MissingCount;
        return FrameTable.Of(table.Name, columns);
    }
}
