using KpiLab.Data;

namespace KpiLab.Kpis;

/// <summary>The table of what marketing and sales cost, which several KPIs need.</summary>
internal static class SpendInput
{
    public static KpiInput Dated { get; } = new(
        "spend", [[Role.Date], [Role.Amount, Role.Cost]], [Role.Category, Role.Channel, Role.Campaign],
        [Role.Customer, Role.Order, Role.Margin, Role.Department, Role.Company, Role.Return, Role.Product],
        ["spend", "kosten", "cost", "uitgav", "marketing", "budget", "adver", "ads"])
    {
        Recognises = table => table.Roles.Has(Role.Category) && !table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Return),
    };
}
