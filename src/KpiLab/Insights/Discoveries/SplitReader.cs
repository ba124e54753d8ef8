using System.Collections.Immutable;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Measures a KPI by columns, with what the certainty of each segment rests on.</summary>
internal sealed class SplitReader
{
    private const int MostGroups = 500;

    private readonly KpiQuery query;
    private readonly CancellationToken cancellation;
    private readonly KpiCell whole;

    public SplitReader(KpiQuery query, CancellationToken cancellation)
    {
        this.query = query;
        this.cancellation = cancellation;
        var all = new KpiRun(query, cancellation).Breakdown();
        whole = all.Total;
        Total = query.Form.Formula(whole);
        Range = all.Range;
        IsOverMonths = all.Range is not null && query.Form.Pool is null && query.Form.PieceBy is null && (query.Form.PiecePeriod is not null || Total.Interval is null);
        Dispersion = Insights.Dispersion.Of(query, Total, cancellation);
    }

    /// <summary>The KPI over everything.</summary>
    public Measurement Total { get; }

    /// <summary>The days it rests on.</summary>
    public DateRange? Range { get; }

    /// <summary>How much more it varies than its formula assumes.</summary>
    public double Dispersion { get; }

    /// <summary>True for a KPI without a sample, such as sales and staff that are all known: what can be told is how steady a difference is from month to month.</summary>
    public bool IsOverMonths { get; }

    /// <summary>The KPI by columns.</summary>
    public Split Read(params ImmutableArray<string> columns)
    {
        var by = query.By([.. columns.Select(column => (Field)column)]);
        var cells = new KpiRun(by, cancellation).Breakdown(whole);
        var groups = IsOverMonths ? Months(by)
            : cells.SharesUnits && AddsUp(cells) && Insights.Dispersion.UnitOf(query) is { } unit ? Units(by, unit)
            : [];
        var part = new SplitPart(Segment.Total, Total, cells.Total, null) { Groups = Whole(groups.Values) };
        return new Split(by, columns, part, [.. cells.Rows.Where(row => row.Value.Value is { } value && double.IsFinite(value)).Select(row => Part(row, groups))])
        {
            Form = query.Form,
            SharesUnits = cells.SharesUnits,
        };
    }

    // Customers who stand in several segments are no rest of each other: then nothing is compared, and nothing more need be measured.
    private bool AddsUp(Breakdown cells) => cells.Rows.Sum(row => row.Value.Denominator ?? 0) <= (Total.Denominator ?? 0) * (1 + 1e-9);

    private SplitPart Part(BreakdownRow row, Dictionary<Segment, ImmutableDictionary<string, (double Above, double Below)>> groups)
    {
        var part = new SplitPart(row.Segment, row.Value, row.Cell, Error(row.Value) * Math.Sqrt(Dispersion));
        if (!IsOverMonths || !groups.TryGetValue(row.Segment, out var own))
            return groups.TryGetValue(row.Segment, out var shared) ? part with { Groups = shared } : part;
        return part with { Groups = own, Error = GroupedDifference.Of(own, null, inOrder: true)?.Error * part.Scale };
    }

    // Few answers that happen to agree look surer than they are: their score varies at least as the company's.
    private double? Error(Measurement value) => value.Unit.Kind == UnitKind.Points && StandardError.Of(Total) is { } whole && value.Denominator > 0
        ? Math.Max(StandardError.Of(value) ?? 0, whole * Math.Sqrt((Total.Denominator ?? Total.N) / value.Denominator.Value))
        : StandardError.Of(value);

    private Dictionary<Segment, ImmutableDictionary<string, (double Above, double Below)>> Months(KpiQuery by) => new KpiRun(by.Every(Period.Month), cancellation).Breakdown().Rows
        .Where(row => !row.IsPartial)
        .GroupBy(row => row.Segment)
        .ToDictionary(segment => segment.Key, segment => segment.ToImmutableDictionary(row => $"{row.Period!.Value.Start:yyyy-MM}", row => Sides(row.Cell)));

    private Dictionary<Segment, ImmutableDictionary<string, (double Above, double Below)>> Units(KpiQuery by, Data.Role unit) => new KpiRun(by, cancellation).ByGroup(unit, MostGroups)
        .ToDictionary(segment => segment.Key, segment => segment.Value.ToImmutableDictionary(cell => cell.Piece, Sides));

    private (double Above, double Below) Sides(KpiCell cell)
    {
        var value = query.Form.Formula(cell);
        return (value.Numerator ?? 0, value.Denominator ?? 0);
    }

    private static ImmutableDictionary<string, (double Above, double Below)> Whole(IEnumerable<ImmutableDictionary<string, (double Above, double Below)>> segments) => segments
        .SelectMany(segment => segment).GroupBy(group => group.Key)
        .ToImmutableDictionary(group => group.Key, group => (group.Sum(g => g.Value.Above), group.Sum(g => g.Value.Below)));
}
