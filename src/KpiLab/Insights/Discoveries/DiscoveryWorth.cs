using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What one unit above the line of a KPI is worth, from the other KPIs of the company.</summary>
internal sealed class DiscoveryWorth(Workspace workspace, DiscoveryOptions options, CancellationToken cancellation)
{
    /// <summary>A customer kept is worth what customers have brought in so far, a purchase the mean order; a unit of a KPI in money is worth itself.</summary>
    /// <returns>Null where it cannot be told.</returns>
    public UnitWorth? Of(Kpi kpi, Unit unit)
    {
        if (unit.Kind == UnitKind.Money || kpi.IsOfMoney)
            return new(1, unit.Currency ?? options.Currency, new("money", "geld"));
        return kpi.Id switch
        {
            "churn-rate" => Total(Ltv.Kpi.In(workspace)) is { } value ? new(value.Amount, value.Currency, new("what a customer has brought in so far", "wat een klant tot nu toe heeft opgebracht")) : null,
            "conversion-rate" => OrderValue() is { } value ? new(value.Amount, value.Currency, new("the mean order", "de gemiddelde bestelling")) : null,
            _ => null,
        };
    }

    private (double Amount, string? Currency)? OrderValue()
    {
        if (Ltv.Kpi.In(workspace) is not { Tables: [var orders] } || !orders.Roles.Has(Role.Amount) || orders.Roles.Has(Role.Start))
            return null;
        var timing = orders.IsDated() ? (Func<Measure, Measure>)(measure => measure) : measure => measure.By(Timing.None);
        var count = orders.Roles.Has(Role.Order) ? Measure.CountDistinct(Role.Order) : Measure.Count();
        return Total(Kpi.Define("order-value", Unit.Money("order", "bestelling"), timing(Measure.Sum(Role.Amount)) / timing(count)).Of(orders));
    }

    private (double Amount, string? Currency)? Total(KpiQuery? query)
    {
        if (query is null)
            return null;
        query = options.Currency is { } currency ? query.In(currency) : query;
        try
        {
            var total = new KpiRun(query, cancellation).Breakdown();
            return query.Form.Formula(total.Total).Value is { } value && value > 0 && double.IsFinite(value) ? (value, total.Unit.Currency) : null;
        }
        catch (DataException)
        {
            // Orders that cannot be read as amounts of one currency give no worth.
            return null;
        }
    }
}
