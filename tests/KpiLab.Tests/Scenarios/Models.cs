using KpiLab.Scenarios;

namespace KpiLab.Tests.Scenarios;

/// <summary>Small models whose answers are known.</summary>
internal static class Models
{
    public static readonly DriverUnit Eur = DriverUnit.Money("EUR");
    public static readonly DriverUnit Cup = DriverUnit.Of("cup");
    public static readonly DriverUnit Day = DriverUnit.Of("day");

    /// <summary>Result = price × cups − rent.</summary>
    public static DriverModel Kiosk { get; } = DriverModel.Define("Kiosk")
        .Input("price", 3.5, Eur / Cup, low: 2, high: 6)
        .Input("cups", 80, Cup / Day, low: 0, high: 500)
        .Input("rent", 140, Eur / Day, low: 0)
        .Formula("revenue", Eur / Day, Term.Of("price") * Term.Of("cups"))
        .Formula("result", Eur / Day, Term.Of("revenue") - Term.Of("rent"));

    /// <summary>Unit economics in round numbers: the worked examples of the KPI texts.</summary>
    public static Scenario Shop { get; } = UnitEconomics.Blank("EUR").With(
        (UnitEconomics.Visitors, Change.To(20_000)),
        (UnitEconomics.Conversion, Change.To(0.006)),
        (UnitEconomics.CustomersPerPurchase, Change.To(1)),
        (UnitEconomics.LeadRate, Change.To(0.012)),
        (UnitEconomics.Marketing, Change.To(12_000)),
        (UnitEconomics.Sales, Change.To(48_000)),
        (UnitEconomics.OrderValue, Change.To(25)),
        (UnitEconomics.Frequency, Change.To(2)),
        (UnitEconomics.Margin, Change.To(0.8)),
        (UnitEconomics.Churn, Change.To(0.03)),
        (UnitEconomics.Customers, Change.To(2_500)),
        (UnitEconomics.Employees, Change.To(16)),
        (UnitEconomics.OtherRevenue, Change.To(900_000)),
        (UnitEconomics.Market, Change.To(24_000_000))).Named("now");

    /// <summary>A model of inputs without unit and one formula.</summary>
    public static Scenario Plain(Term formula, params (string Name, double Value)[] inputs)
    {
        var model = DriverModel.Define("Plain");
        foreach (var (name, value) in inputs)
            model = model.Input(name, value, DriverUnit.None);
        return model.Formula("y", DriverUnit.None, formula).Scenario();
    }
}
