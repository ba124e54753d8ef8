using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>What of a query the tables are prepared for.</summary>
/// <param name="Grain">The length of the periods over which the KPI is measured: that of Every, else the one it pools.</param>
/// <param name="AsOf">The last day that the data are known to cover; null to take it from the dates.</param>
internal sealed record KpiScope(Period Grain, DateOnly? AsOf)
{
    /// <summary>The day after the last that a table's dates cover.</summary>
    public DateOnly? EndOf(Data.Table table, params IEnumerable<Field> dates) =>
        AsOf?.AddDays(1) ?? TableEngine.Of(table).Coverage(table, dates)?.Range.End;
}
