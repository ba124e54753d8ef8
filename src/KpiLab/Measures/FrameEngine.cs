using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Executes aggregate queries over columns in memory: one pass over the buffers in blocks, on dictionary codes, without an object per row.</summary>
internal sealed class FrameEngine : IMeasureEngine
{
    /// <summary>Rows handled at a time: small enough for the stack and the first-level cache.</summary>
    public const int BlockRows = 2048;

    /// <summary>The key of rows without a value.</summary>
    public const string UnknownKey = "(unknown)";

    private FrameEngine()
    {
    }

    public static FrameEngine Instance { get; } = new();

    public DateCoverage? Coverage(Table table, params IEnumerable<Field> fields)
    {
        var frame = (FrameTable)table;
        var columns = fields.Select(f => f.In(frame)).OfType<string>().Select(name => frame[name]).OfType<DateColumn>().Where(c => c.Minimum is not null).ToArray();
        if (columns.Length == 0)
            return null;
        var days = columns.SelectMany(column => ColumnDays.Of(column).Seen);
        return DateCoverage.Of(columns.Length == 1 ? [.. days] : [.. days.Distinct().Order()]);
    }

    public IReadOnlyList<AggregateRow> Execute(Table table, AggregateQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var frame = (FrameTable)table;
        var scan = new FrameScan(frame, query);
        var timing = query.Measure.Timing;
        DateColumn? start = timing.Kind == TimingKind.None ? null : Dates(frame, timing.Start);
        DateColumn? end = timing.Kind is TimingKind.None or TimingKind.At ? null : Dates(frame, timing.End);
        var axis = Axis(query, start, end);
        if (axis is null && start is not null && (query.Grain is not null || timing.Kind != TimingKind.At))
            return [];

        try
        {
            var totals = timing.Kind switch
            {
                TimingKind.Opening or TimingKind.Average => Stock(scan, axis!, start!, end!, timing.Kind, cancellation),
                _ => Flow(scan, query, frame, new FlowCells(scan, axis, start, end), cancellation),
            };
            return Rows(scan, axis, totals);
        }
        catch (AggregateException) when (cancellation.IsCancellationRequested)
        {
            // Stopped on several cores: told once.
            throw new OperationCanceledException(cancellation);
        }
    }

    private static DateColumn Dates(FrameTable table, Field field) => FrameScan.Require(table, field) switch
    {
        DateColumn dates => dates,
        var other when other.MissingCount == other.Length => new DateColumn(other.Name, [.. Enumerable.Repeat(DateColumn.Missing, other.Length)]),
        var other => throw new DataException($"{table.Name}, column \"{other.Name}\" holds {other.Kind.ToString().ToLowerInvariant()}, not dates. Map(\"{field}\", …) to a column of dates."),
    };

    // Without a grain and a range a flow needs no axis; with a grain its range is that of the data.
    private static PeriodAxis? Axis(AggregateQuery query, DateColumn? start, DateColumn? end)
    {
        if (start is null)
            return null;
        if (query.Range is { } range)
            return new PeriodAxis(query.Grain, range);
        if (query.Grain is null && end is null)
            return null;
        if (start.Minimum is not { } first)
            return null;
        var last = end?.Maximum is { } e && e > start.Maximum ? e : start.Maximum!.Value;
        return new PeriodAxis(query.Grain, new DateRange(DateOnly.FromDateTime(first), DateOnly.FromDateTime(last).AddDays(1)));
    }

    private static Aggregate[] Flow(FrameScan scan, AggregateQuery query, FrameTable table, FlowCells cells, CancellationToken cancellation)
    {
        var distinct = query.Measure.Aggregation == Aggregation.CountDistinct;
        if ((distinct ? query.Measure.Of : query.Measure.Per) is not { } unit)
            return RowParts.Sum(scan.Rows, RowParts.Count(scan.Rows, cells.Count), Scan, static (first, other) => first.Add(other)).Totals();
        var units = ColumnUnits.Of(FrameScan.Require(table, unit));
        return distinct && DistinctUnits.Fits(cells.Count, units.Count, scan.Rows)
            ? RowParts.Sum(scan.Rows, Math.Min(2, RowParts.Count(scan.Rows)), Distinct, static (first, other) => first.Add(other)).Totals()
            : UnitTotals.Of(scan.Rows, cells.Count, units.Count, distinct, PerUnit);

        FlowTotals Scan(int first, int after)
        {
            var totals = new FlowTotals(cells.Count, scan.Counts);
            var cellOfRow = new int[BlockRows];
            var room = new double[BlockRows];
            for (var from = first; from < after; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, after - from);
                cells.Read(from, cellOfRow.AsSpan(0, length));
                if (scan.Counts)
                    totals.Add(cellOfRow.AsSpan(0, length));
                else
                    totals.Add(cellOfRow.AsSpan(0, length), scan.ValuesOf(from, room.AsSpan(0, length)));
            }

            return totals;
        }

        DistinctUnits Distinct(int first, int after)
        {
            var found = new DistinctUnits(cells.Count, units.Count);
            PerUnit(first, after, (cellOfRow, unitOfRow, _) => found.Add(cellOfRow, unitOfRow));
            return found;
        }

        void PerUnit(int first, int after, UnitBuckets.Block each)
        {
            var cellOfRow = new int[BlockRows];
            var unitOfRow = new int[BlockRows];
            var room = new double[BlockRows];
            for (var from = first; from < after; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, after - from);
                cells.Read(from, cellOfRow.AsSpan(0, length));
                units.Read(from, unitOfRow.AsSpan(0, length));
                each(cellOfRow.AsSpan(0, length), unitOfRow.AsSpan(0, length), scan.ValuesOf(from, room.AsSpan(0, length)));
            }
        }
    }

    private static Aggregate[] Stock(FrameScan scan, PeriodAxis axis, DateColumn start, DateColumn end, TimingKind kind, CancellationToken cancellation)
    {
        var (startDays, endDays) = (ColumnDays.Of(start), ColumnDays.Of(end));
        // A row without a start is in no period.
        var periodOfStart = axis.OfMoments(startDays, missing: axis.Count);
        var periodOfEnd = axis.OfMoments(endDays, missing: axis.Count);
        return RowParts.Sum(scan.Rows, RowParts.Count(scan.Rows, checked(scan.Groups * axis.Count)), Scan, static (first, other) => first.Add(other)).Totals();

        StockTotals Scan(int first, int after)
        {
            var totals = new StockTotals(scan.Groups, axis, scan.Counts && kind == TimingKind.Opening);
            var groups = new int[BlockRows];
            var starts = new int[BlockRows];
            var ends = new int[BlockRows];
            var room = new double[BlockRows];
            for (var from = first; from < after; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, after - from);
                scan.GroupsOf(from, groups.AsSpan(0, length));
                scan.Filter(from, groups.AsSpan(0, length));
                startDays.Read(from, starts.AsSpan(0, length));
                endDays.Read(from, ends.AsSpan(0, length));
                var values = scan.ValuesOf(from, room.AsSpan(0, length));
                // From days to periods.
                for (var i = 0; i < length; i++)
                    (starts[i], ends[i]) = (periodOfStart[starts[i]], periodOfEnd[ends[i]]);
                if (kind == TimingKind.Opening)
                    totals.AddOpening(groups.AsSpan(0, length), starts, ends, values);
                else
                    totals.AddAverage(groups.AsSpan(0, length), start.Ticks.Slice(from, length), end.Ticks.Slice(from, length), starts, ends, values);
            }

            return totals;
        }
    }

    private static ImmutableArray<AggregateRow> Rows(FrameScan scan, PeriodAxis? axis, Aggregate[] totals)
    {
        var periods = axis?.Count ?? 1;
        var rows = new List<AggregateRow>();
        for (var group = 0; group < scan.Groups; group++)
        {
            string[]? key = null;
            for (var p = 0; p < periods; p++)
            {
                var total = totals[group * periods + p];
                if (total.Count > 0 || total.Units > 0)
                    rows.Add(new(key ??= scan.KeyOf(group), (axis?.First ?? 0) + p, total));
            }
        }

        rows.Sort(static (a, b) =>
        {
            for (var d = 0; d < a.Key.Count; d++)
            {
                var order = string.CompareOrdinal(a.Key[d], b.Key[d]);
                if (order != 0)
                    return order;
            }

            return a.Period.CompareTo(b.Period);
        });
        return [.. rows];
    }
}
