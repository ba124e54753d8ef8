using KpiLab.Kpis;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Tests.Insights;

/// <summary>Results with known numbers, to say something about.</summary>
internal static class Sample
{
    internal static Kpi Churn { get; } = new() { Id = "churn-rate", Text = ChurnRateText.Text, Unit = Unit.Percent, Better = Direction.Lower };

    internal static Kpi Conversion { get; } = new() { Id = "conversion-rate", Text = ConversionRateText.Text, Unit = Unit.Percent, Better = Direction.Higher };

    internal static Kpi LeadKpi { get; } = new()
    {
        Id = "cost-per-lead", Text = CostPerLeadText.Text, Better = Direction.Lower, Unit = new Unit(UnitKind.Money, "EUR", new LocalText("lead", "lead")),
    };

    internal static Kpi RevenueKpi { get; } = new()
    {
        Id = "revenue-per-employee", Text = RevenuePerEmployeeText.Text, Better = Direction.Higher, MinimumN = 5,
        Unit = new Unit(UnitKind.Money, "EUR", new LocalText("FTE per year", "fte per jaar")),
    };

    internal static Kpi ShareKpi { get; } = new()
    {
        Id = "market-share", Text = MarketShareText.Text, Unit = Unit.Percent, Better = Direction.Higher, MinimumN = 0,
    };

    internal static DateRange Year2025 { get; } = new(new(2025, 1, 1), new(2026, 1, 1));

    internal static Measurement Value(Kpi kpi, double numerator, double denominator, long n, double low = double.NaN, double high = double.NaN) => new(
        numerator / denominator, kpi.Unit, numerator, denominator, n, double.IsNaN(low) ? null : new ConfidenceInterval(low, high, 0.95, "given"));

    internal static KpiResult Total(Kpi kpi, Measurement value) => new() { Kpi = kpi, Unit = kpi.Unit, Total = value, Range = Year2025 };

    /// <summary>Monthly values from January 2025 on.</summary>
    internal static KpiResult Monthly(Kpi kpi, params double[] values) => Total(kpi, Value(kpi, 40, 1000, 1000)) with
    {
        Grain = Period.Month,
        Rows = [.. values.Select((value, i) => new KpiRow(
            Segment.Total, Period.Month.Containing(Year2025.Start.AddMonths(i)), false, new Measurement(value, kpi.Unit, null, null, 500, null)))],
    };

    /// <summary>A split by one column.</summary>
    internal static KpiResult Split(KpiResult total, string column, params KpiRow[] rows) => total with { Dimensions = [column], Rows = [.. rows] };

    internal static KpiRow Part(string name, Measurement value, Measurement? rest = null, double? p = null) => new(new Segment(name), null, false, value)
    {
        AgainstRest = rest is null ? null : new Comparison(rest, (value.Value ?? 0) - (rest.Value ?? 0), p, p < 0.05),
    };

    // Expected texts are written with plain spaces.
    internal static string Plain(string text) => text.Replace('\u00A0', ' ');
}
