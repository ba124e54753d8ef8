using static KpiLab.Scenarios.UnitEconomics;
using Direction = KpiLab.Kpis.Direction;

namespace KpiLab.Scenarios.Economics;

/// <summary>The inputs and formulas of unit economics.</summary>
internal static class EconomicsModel
{
    private static readonly DriverUnit Visitor = DriverUnit.Of("visitor");
    private static readonly DriverUnit Customer = DriverUnit.Of("customer");
    private static readonly DriverUnit Order = DriverUnit.Of("order");
    private static readonly DriverUnit Lead = DriverUnit.Of("lead");
    private static readonly DriverUnit Fte = DriverUnit.Of("fte");
    private static readonly DriverUnit Month = DriverUnit.Month;
    private static readonly DriverUnit Year = DriverUnit.Year;

    /// <summary>The model. With a funnel, new customers and leads come from visits; without, they are inputs.</summary>
    public static DriverModel Of(string? currency, bool withFunnel, Func<DriverInput, DriverInput> measured)
    {
        var money = DriverUnit.Money(currency);
        var model = DriverModel.Define("Unit economics");
        foreach (var input in Inputs(money, withFunnel))
            model = model.Input(measured(input));
        foreach (var formula in Formulas(money, withFunnel))
            model = model.Formula(formula);
        return model;
    }

    private static IEnumerable<DriverInput> Inputs(DriverUnit money, bool withFunnel)
    {
        static DriverInput Input(string name, DriverUnit unit, double high = double.PositiveInfinity) =>
            new() { Name = name, Label = EconomicsText.Of(name), Unit = unit, Low = 0, High = high, Source = new("not measured", "niet gemeten") };
        if (withFunnel)
        {
            yield return Input(Visitors, Visitor / Month);
            yield return Input(Conversion, (Order / Visitor).AsShare(), 1);
            yield return Input(CustomersPerPurchase, Customer / Order);
            yield return Input(LeadRate, (Lead / Visitor).AsShare());
        }
        else
        {
            yield return Input(NewCustomers, Customer / Month);
            yield return Input(Leads, Lead / Month);
        }

        yield return Input(Marketing, money / Month);
        yield return Input(Sales, money / Month);
        yield return Input(OrderValue, money / Order);
        yield return Input(Frequency, Order / Customer / Month);
        yield return Input(Margin, DriverUnit.Share, 1);
        yield return Input(Churn, (DriverUnit.None / Month).AsShare(), 1);
        yield return Input(StayingOn, DriverUnit.Share, 1) with { Value = 1, Source = new("assumed: all", "aangenomen: allemaal") };
        yield return Input(Horizon, Month, 600) with { Value = new UnitEconomicsOptions().Horizon, Source = new("chosen", "gekozen") };
        yield return Input(Customers, Customer);
        yield return Input(OtherRevenue, money / Year) with { Value = 0, Source = new("assumed: none", "aangenomen: geen") };
        yield return Input(Employees, Fte);
        yield return Input(Market, money / Year);
        yield return Input(InMarket, DriverUnit.Share, 1) with { Value = 1, Source = new("assumed: all", "aangenomen: alles") };
    }

    private static IEnumerable<DriverFormula> Formulas(DriverUnit money, bool withFunnel)
    {
        static DriverFormula Formula(string name, DriverUnit unit, Term term, Direction? better = null) =>
            new() { Name = name, Label = EconomicsText.Of(name), Unit = unit, Term = term, Better = better };
        Term of(string name) => Term.Of(name);
        var (month, year) = (Term.Number(1, Month), Term.Number(12, Month));
        var kept = 1 - of(Churn) * month;
        var spend = of(Marketing) + of(Sales);
        if (withFunnel)
        {
            yield return Formula(NewCustomers, Customer / Month, of(Visitors) * of(Conversion) * of(CustomersPerPurchase), Direction.Higher);
            yield return Formula(Leads, Lead / Month, of(Visitors) * of(LeadRate), Direction.Higher);
        }

        yield return Formula(LeadCost, money / Lead, of(Marketing) / of(Leads), Direction.Lower);
        yield return Formula(Cac, money / Customer, spend / of(NewCustomers), Direction.Lower);
        yield return Formula(RevenuePerCustomer, money / Customer / Month, of(OrderValue) * of(Frequency), Direction.Higher);
        yield return Formula(MarginPerCustomer, money / Customer / Month, of(RevenuePerCustomer) * of(Margin), Direction.Higher);
        yield return Formula(Lifetime, Month, 1 / of(Churn), Direction.Higher);
        yield return Formula(Ltv, money / Customer, of(StayingOn) * of(MarginPerCustomer) * Months(of(Horizon)), Direction.Higher);
        yield return Formula(LtvToCac, DriverUnit.None, of(Ltv) / of(Cac), Direction.Higher);
        yield return Formula(Payback, Month, of(Cac) / (of(StayingOn) * of(MarginPerCustomer)), Direction.Lower);
        yield return Formula(Roi, DriverUnit.Share, of(StayingOn) * of(MarginPerCustomer) * Months(year) / of(Cac) - 1, Direction.Higher);
        yield return Formula(ValueAdded, money / Month, of(NewCustomers) * of(Ltv) - spend, Direction.Higher);
        yield return Formula(Contribution, money / Month, of(Customers) * of(MarginPerCustomer) - spend, Direction.Higher);
        yield return Formula(CustomersInAYear, Customer, of(Customers) * Term.Power(kept, 12) + of(NewCustomers) * of(StayingOn) * Months(year), Direction.Higher);
        yield return Formula(Revenue, money / Year, of(Customers) * of(RevenuePerCustomer) * DriverUnit.MonthsPerYear + of(OtherRevenue), Direction.Higher);
        yield return Formula(RevenuePerEmployee, money / Fte / Year, of(Revenue) / of(Employees), Direction.Higher);
        yield return Formula(MarketShare, DriverUnit.Share, of(Revenue) * of(InMarket) / of(Market), Direction.Higher);

        // Expected months of margin within a horizon, the first in the month of starting: (1 − (1 − c)^h) ÷ c.
        Term Months(Term horizon) => (1 - Term.Power(kept, horizon / month)) / of(Churn);
    }
}
