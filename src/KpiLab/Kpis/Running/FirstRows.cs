using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Keeps the earliest row of each customer, so that a customer is new once. A row without a customer is a customer of its own.</summary>
internal static class FirstRows
{
    public static Table Of(Table table, Role key, Role date) => table.Roles.ColumnOf(key) is { } keys && table.KindOf(date) == ColumnKind.Date
        ? table.FirstPer(keys, table.Roles.ColumnOf(date)!)
        : table;
}
