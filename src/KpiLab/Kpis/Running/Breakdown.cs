using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The aggregates of a query by segment, from which differences are tested that a result does not test by itself.</summary>
/// <param name="Form">The way in which the tables give the KPI.</param>
/// <param name="Unit">What its values are measured in.</param>
/// <param name="Range">The days they rest on; null without dates.</param>
/// <param name="Rows">The segments, by period where the query asks for periods.</param>
/// <param name="Total">The whole.</param>
/// <param name="SharesUnits">True when a unit (customer, respondent) stands in several segments.</param>
internal sealed record Breakdown(KpiForm Form, Unit Unit, DateRange? Range, IReadOnlyList<BreakdownRow> Rows, KpiCell Total, bool SharesUnits);

/// <summary>One segment of a breakdown.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Period">Its period; null where the query has none.</param>
/// <param name="IsPartial">True when the data do not cover the period.</param>
/// <param name="Value">The value with the interval of the formula; no value where the group is hidden.</param>
/// <param name="Cell">Its aggregates.</param>
internal sealed record BreakdownRow(Segment Segment, DateRange? Period, bool IsPartial, Measurement Value, KpiCell Cell);
