using KpiLab.Data;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Ten KPIs of one workspace.</summary>
/// <param name="Name">The name of the folder or file.</param>
/// <param name="Entries">One entry per KPI of the catalogue, in its order.</param>
/// <param name="Tables">The tables they rest on, with their roles and quality.</param>
/// <param name="Range">The days that the data cover; null without dates.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Scorecard(string Name, IReadOnlyList<ScorecardEntry> Entries, IReadOnlyList<FrameTable> Tables, DateRange? Range)
{
    /// <summary>What it was told of the company.</summary>
    public ScorecardOptions Options { get; init; } = new();

    // The columns that managers split each KPI by, most telling first.
    private static readonly Role[] SplitRoles =
        [Role.Channel, Role.Plan, Role.Touchpoint, Role.Department, Role.Theme, Role.Device, Role.Region, Role.Project, Role.Product, Role.Company];

    private const int MostSegments = 24;

    /// <summary>Computes each KPI that the workspace allows, and says for the others what is missing.</summary>
    /// <param name="workspace">The tables.</param>
    /// <param name="options">What is known of the company.</param>
    /// <param name="done">Told each KPI that is done.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Scorecard Of(Workspace workspace, ScorecardOptions? options = null, IProgress<Kpi>? done = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        options ??= new();
        var entries = new List<ScorecardEntry>();
        foreach (var kpi in KpiCatalogue.Ten)
        {
            entries.Add(EntryOf(kpi, workspace, options, cancellation));
            done?.Report(kpi);
        }

        DateRange[] ranges = [.. entries.Select(e => e.Result?.Range).OfType<DateRange>()];
        return new Scorecard(
            workspace.Name, entries, workspace.Frames, ranges.Length == 0 ? null : new DateRange(ranges.Min(r => r.Start), ranges.Max(r => r.End)))
        {
            Options = options,
        };
    }

    private static ScorecardEntry EntryOf(Kpi kpi, Workspace workspace, ScorecardOptions options, CancellationToken cancellation)
    {
        if (Query(kpi, workspace, options) is not { } query)
            return new ScorecardEntry { Kpi = kpi, Missing = kpi.WhatIsMissing(workspace) };
        try
        {
            var result = query.Run(cancellation);
            var series = result.Range is null ? null : query.Every(options.Grain).Run(cancellation);
            KpiResult[] segments = [.. Splits(query).Select(role => Split(query, role, cancellation)).OfType<KpiResult>().Take(3)];
            var benchmark = result.Benchmark(options.Industry, options.Region, options.CompanySize);
            // Why the whole moves against its segments comes right after how it stands.
            var findings = Insights.Findings.Of(result, series, segments, benchmark, segmentSeries: SegmentSeries(query, series, segments, options, cancellation)).ToArray();
            return new ScorecardEntry
            {
                Kpi = kpi,
                Result = result,
                Series = series,
                Segments = segments,
                Beside = [.. KpiCatalogue.Beside(kpi).Select(other => Query(other, workspace, options)?.Run(cancellation)).OfType<KpiResult>()],
                Benchmark = benchmark,
                Findings = findings is [var verdict, .. var others] ? [verdict, .. Shifts(query, result, segments, cancellation), .. others] : findings,
                Verdict = Insights.Findings.Rate(result, series, benchmark),
            };
        }
        catch (DataException e)
        {
            return new ScorecardEntry { Kpi = kpi, Missing = new LocalText(e.Message, e.Message) };
        }
    }

    // Over time, the split in which segments differ reliably, else the first; the others are left to a question of their own.
    private static KpiResult[] SegmentSeries(KpiQuery query, KpiResult? series, KpiResult[] segments, ScorecardOptions options, CancellationToken cancellation)
    {
        if (series is null || series.Kpi.IsCumulative || segments.Length == 0)
            return [];
        var telling = segments.FirstOrDefault(split => split.Rows.Any(row => row.AgainstRest is { IsReliable: true })) ?? segments[0];
        return [query.By([.. telling.Dimensions.Select(column => (Field)column)]).Every(options.Grain).Run(cancellation)];
    }

    // The last half-year against the one before, where the data reach back so far: does the whole move against its segments?
    private static IEnumerable<Finding> Shifts(KpiQuery query, KpiResult result, IReadOnlyList<KpiResult> segments, CancellationToken cancellation)
    {
        if (result is not { Range: { } range, Unit.Kind: UnitKind.Fraction, Kpi.IsCumulative: false } || range.End.AddMonths(-12) < range.Start)
            return [];
        var (start, middle) = (range.End.AddMonths(-12), range.End.AddMonths(-6));
        return segments.Select(split =>
        {
            var by = query.By([.. split.Dimensions.Select(column => (Field)column)]);
            return MixRule.Of(by.Between(start, middle).Run(cancellation), by.Between(middle, range.End).Run(cancellation));
        }).OfType<Finding>();
    }

    private static KpiQuery? Query(Kpi kpi, Workspace workspace, ScorecardOptions options)
    {
        var query = kpi.In(workspace);
        if (query is not null && options.Currency is { } currency)
            query = query.In(currency);
        return query is not null && options.AsOf is { } asOf ? query.Until(asOf) : query;
    }

    // Columns by which every table of the KPI, or a table it can be looked up in, can be split.
    private static IEnumerable<Role> Splits(KpiQuery query) =>
        SplitRoles.Where(role => query.Tables.Any(table => table.Texts(role).Count is >= 2 and <= MostSegments));

    private static KpiResult? Split(KpiQuery query, Role role, CancellationToken cancellation)
    {
        try
        {
            var split = query.By(role).Run(cancellation);
            return split.Rows.Length is >= 2 and <= MostSegments + 1 ? split : null;
        }
        catch (ColumnNotFoundException)
        {
            // One of the KPI's tables has no such column: it cannot be split by it.
            return null;
        }
    }
}
