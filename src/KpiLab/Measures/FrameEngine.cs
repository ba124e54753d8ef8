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

    private const int ParallelRows = 1 << 18;

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
        var first = DateOnly.FromDateTime(columns.Min(c => c.Minimum!.Value)).DayNumber;
        var seen = new bool[DateOnly.FromDateTime(columns.Max(c => c.Maximum!.Value)).DayNumber - first + 1];
        foreach (var column in columns)
        {
            foreach (var ticks in column.Ticks)
            {
                if (ticks != DateColumn.Missing)
                    seen[(int)(ticks / TimeSpan.TicksPerDay) - first] = true;
            }
        }

        return DateCoverage.Of([.. Enumerable.Range(first, seen.Length).Where(day => seen[day - first])]);
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

        var totals = timing.Kind switch
        {
            TimingKind.Opening or TimingKind.Average => Stock(scan, axis!, start!, end!, timing.Kind, cancellation),
            _ => Flow(scan, query, frame, axis, start, end, cancellation),
        };
        return Rows(scan, axis, totals);
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

    private static Aggregate[] Flow(
        FrameScan scan, AggregateQuery query, FrameTable table, PeriodAxis? axis, DateColumn? start, DateColumn? end, CancellationToken cancellation)
    {
        var periods = axis?.Count ?? 1;
        var cells = checked(scan.Groups * periods);
        var lost = query.Measure.Timing.Kind == TimingKind.Lost;

        // The cell of each row of a block, -1 where the row does not count.
        void CellsOf(int from, Span<int> into)
        {
            Span<bool> marks = stackalloc bool[BlockRows];
            marks = marks[..into.Length];
            scan.Marks(from, marks);
            scan.GroupsOf(from, into);
            var starts = start is null ? default : start.Ticks.Slice(from, into.Length);
            var ends = end is null ? default : end.Ticks.Slice(from, into.Length);
            for (var i = 0; i < into.Length; i++)
            {
                if (!marks[i])
                {
                    into[i] = -1;
                    continue;
                }

                if (axis is null)
                    continue;
                int period;
                if (lost)
                {
                    period = starts[i] == DateColumn.Missing || ends[i] == DateColumn.Missing ? -1 : axis.IndexOf(ends[i]);
                    if (period >= 0 && (ends[i] < starts[i] || axis.IndexOf(starts[i]) >= period))
                        period = -1;
                }
                else
                {
                    period = starts[i] == DateColumn.Missing ? -1 : axis.IndexOfEvent(starts[i]);
                }

                into[i] = period < 0 || period >= periods ? -1 : into[i] * periods + period;
            }
        }

        if (query.Measure.Aggregation == Aggregation.CountDistinct || query.Measure.Per is not null)
        {
            var distinct = query.Measure.Aggregation == Aggregation.CountDistinct;
            var unitCodes = ColumnCodes.Of(FrameScan.Require(table, (distinct ? query.Measure.Of : query.Measure.Per)!.Value));
            var byUnit = new UnitTotals(cells, unitCodes.Count, scan.Rows, distinct);
            var cellOfRow = new int[BlockRows];
            var unitOfRow = new int[BlockRows];
            var values = new double[BlockRows];
            for (var from = 0; from < scan.Rows; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, scan.Rows - from);
                CellsOf(from, cellOfRow.AsSpan(0, length));
                unitCodes.Read(from, unitOfRow.AsSpan(0, length));
                scan.ValuesOf(from, values.AsSpan(0, length));
                byUnit.Add(cellOfRow.AsSpan(0, length), unitOfRow.AsSpan(0, length), values.AsSpan(0, length));
            }

            return byUnit.Totals();
        }

        FlowTotals Scan(int first, int after)
        {
            var totals = new FlowTotals(cells);
            var cellOfRow = new int[BlockRows];
            var values = new double[BlockRows];
            for (var from = first; from < after; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, after - from);
                CellsOf(from, cellOfRow.AsSpan(0, length));
                scan.ValuesOf(from, values.AsSpan(0, length));
                totals.Add(cellOfRow.AsSpan(0, length), values.AsSpan(0, length));
            }

            return totals;
        }

        var both = InHalves(scan.Rows, cells, Scan, static (first, second) => first.Add(second));
        var result = new Aggregate[cells];
        for (var cell = 0; cell < cells; cell++)
            result[cell] = both[cell];
        return result;
    }

    private static Aggregate[] Stock(
        FrameScan scan, PeriodAxis axis, DateColumn start, DateColumn end, TimingKind kind, CancellationToken cancellation)
    {
        return InHalves(scan.Rows, checked(scan.Groups * axis.Count), Scan, static (first, second) => first.Add(second)).Totals();

        StockTotals Scan(int first, int after)
        {
            var totals = new StockTotals(scan.Groups, axis);
            var groups = new int[BlockRows];
            var marks = new bool[BlockRows];
            var values = new double[BlockRows];
            for (var from = first; from < after; from += BlockRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = Math.Min(BlockRows, after - from);
                scan.Marks(from, marks.AsSpan(0, length));
                scan.GroupsOf(from, groups.AsSpan(0, length));
                scan.ValuesOf(from, values.AsSpan(0, length));
                var starts = start.Ticks.Slice(from, length);
                var ends = end.Ticks.Slice(from, length);
                for (var i = 0; i < length; i++)
                {
                    if (!marks[i] || starts[i] == DateColumn.Missing || double.IsNaN(values[i]) || (ends[i] != DateColumn.Missing && ends[i] < starts[i]))
                        continue;
                    var startIndex = axis.IndexOf(starts[i]);
                    var endIndex = ends[i] == DateColumn.Missing ? axis.Count : axis.IndexOf(ends[i]);
                    if (kind == TimingKind.Opening)
                    {
                        totals.AddOpening(groups[i], startIndex, endIndex, values[i]);
                    }
                    else
                    {
                        var endDay = ends[i] == DateColumn.Missing ? double.PositiveInfinity : (double)ends[i] / TimeSpan.TicksPerDay;
                        totals.AddAverage(groups[i], (double)starts[i] / TimeSpan.TicksPerDay, endDay, startIndex, endIndex, values[i]);
                    }
                }
            }

            return totals;
        }
    }

    // Many rows are scanned in two halves whatever the machine, so that sums are the same on each.
    private static T InHalves<T>(int rows, int cells, Func<int, int, T> scan, Action<T, T> addToFirst)
        where T : class
    {
        if (rows < ParallelRows || cells > ParallelRows)
            return scan(0, rows);
        var middle = rows / 2;
        T? first = null, second = null;
        Parallel.Invoke(() => first = scan(0, middle), () => second = scan(middle, rows));
        addToFirst(first!, second!);
        return first!;
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
