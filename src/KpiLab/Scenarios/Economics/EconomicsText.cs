using static KpiLab.Scenarios.UnitEconomics;
using LocalText = KpiLab.Kpis.LocalText;

namespace KpiLab.Scenarios.Economics;

/// <summary>The names of inputs and formulas in words.</summary>
internal static class EconomicsText
{
    public static LocalText Of(string name) => name switch
    {
        Visitors => new("Visitors", "Bezoekers"),
        Conversion => new("Conversion", "Conversie"),
        CustomersPerPurchase => new("New customers per purchase", "Nieuwe klanten per aankoop"),
        LeadRate => new("Leads per visitor", "Leads per bezoeker"),
        Marketing => new("Marketing spend", "Marketingkosten"),
        Sales => new("Sales spend", "Verkoopkosten"),
        OrderValue => new("Order value", "Orderwaarde"),
        Frequency => new("Orders per customer", "Bestellingen per klant"),
        Margin => new("Gross margin", "Brutomarge"),
        Churn => new("Churn", "Churn"),
        StayingOn => new("New customers who stay on", "Nieuwe klanten die blijven"),
        Horizon => new("Horizon of lifetime value", "Horizon van de klantwaarde"),
        Customers => new("Active customers", "Actieve klanten"),
        OtherRevenue => new("Other revenue", "Overige omzet"),
        Employees => new("Employees", "Medewerkers"),
        Market => new("Size of the market", "Omvang van de markt"),
        InMarket => new("Revenue in that market", "Omzet in die markt"),
        NewCustomers => new("New customers", "Nieuwe klanten"),
        Leads => new("Leads", "Leads"),
        LeadCost => new("Cost per lead", "Kosten per lead"),
        Cac => new("Customer acquisition cost", "Acquisitiekosten per klant"),
        RevenuePerCustomer => new("Revenue per customer", "Omzet per klant"),
        MarginPerCustomer => new("Margin per customer", "Marge per klant"),
        Lifetime => new("Customer lifetime", "Klantduur"),
        Ltv => new("Lifetime value", "Klantwaarde"),
        LtvToCac => new("LTV:CAC", "LTV:CAC"),
        Payback => new("Payback of CAC", "Terugverdientijd van CAC"),
        Roi => new("ROI on acquisition, 12 months", "ROI op acquisitie, 12 maanden"),
        ValueAdded => new("Value added by acquisition", "Waarde uit acquisitie"),
        Contribution => new("Contribution of customers", "Bijdrage van klanten"),
        CustomersInAYear => new("Customers in a year", "Klanten over een jaar"),
        Revenue => new("Revenue", "Omzet"),
        RevenuePerEmployee => new("Revenue per employee", "Omzet per medewerker"),
        _ => new("Market share", "Marktaandeel"),
    };
}
