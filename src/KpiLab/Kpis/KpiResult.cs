using System.Collections.Immutable;
using KpiLab.Benchmarks;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>What a query found: the KPI overall, by segment and by period, each with its evidence. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record KpiResult
{
    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>What the values are measured in.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The value over all segments and periods, computed from aggregated parts, never from the rows.</summary>
    public required Measurement Total { get; init; }

    /// <summary>How the total differs from that of the days just before those chosen with Between, as many of them (or as many months, where they are whole ones). Null where no days were chosen or the data do not reach back so far.</summary>
    public Comparison? AgainstPrevious { get; init; }

    /// <summary>The columns it is split by, in order; empty where it is not.</summary>
    public ImmutableArray<string> Dimensions { get; init; } = [];

    /// <summary>The length of its periods; null where it is not split by time.</summary>
    public Period? Grain { get; init; }

    /// <summary>The days the values rest on; null where the data carry no dates.</summary>
    public DateRange? Range { get; init; }

    /// <summary>One row per segment and period, segments in order of name, periods in order of time. Empty where there is neither.</summary>
    public ImmutableArray<KpiRow> Rows { get; init; } = [];

    /// <summary>What a reader must know: choices made, rows left out, groups hidden.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];

    /// <summary>What databases were asked for it, in order, with the values as comments; empty where the tables are in memory.</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>The confidence level of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The length of the periods that the total pools: a month for churn by month. Null where it is over the whole range, or over a list without dates.</summary>
    public Period? PooledBy { get; init; }

    /// <summary>The value of one segment of a result without periods, by its name: one value per dimension, in their order.</summary>
    /// <exception cref="ArgumentException">The result has no such segment, or has periods; the message names the segments that it has.</exception>
    public Measurement this[params string[] segment] => Grain is null && Rows.FirstOrDefault(row => row.Segment.Values.SequenceEqual(segment)) is { } found
        ? found.Measurement
        : throw new ArgumentException(
            Grain is not null ? $"{Kpi.Id} is split by {Grain}; one value for a segment is in the same query without Every."
            : $"{Kpi.Id} has no segment \"{string.Join(" · ", segment)}\". It has: {(Rows.IsEmpty ? "none; split it with By" : string.Join(", ", Rows.Select(row => row.Segment)))}.",
            nameof(segment));

    /// <summary>The nearest published figure, and how near it is; null where none is comparable, also because it is about periods of another length.</summary>
    /// <param name="industry">The company's industry, English or Dutch; null when not known.</param>
    /// <param name="region">Its region; null for the Netherlands.</param>
    /// <param name="companySize">Its size in the words of the catalogue; null when not known.</param>
    public BenchmarkMatch? Benchmark(string? industry = null, string? region = null, string? companySize = null) =>
        Kpi.BenchmarkPeriod is { } period && PooledBy != period ? null : BenchmarkCatalogue.Nearest(Kpi.BenchmarkMetrics, industry, region, companySize);

    /// <summary>The value held against a published figure: in its own unit, with how it stands and why it may not compare.</summary>
    /// <param name="match">The figure, such as <see cref="Benchmark"/> gives it.</param>
    /// <returns>Null where the row has no figure.</returns>
    public PublishedFigure? Against(BenchmarkMatch? match) => PublishedFigures.Of(match, this);

    /// <summary>The filters applied, as "column = value".</summary>
    public ImmutableArray<string> Filters { get; init; } = [];
}
