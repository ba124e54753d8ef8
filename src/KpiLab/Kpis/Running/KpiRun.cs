using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>One execution of a query: measures the parts, aligns them on segment and period, applies the formula, compares.</summary>
internal sealed partial class KpiRun
{
    // Above this many units the formula's interval is as good, and a bootstrap would keep the reader waiting.
    private const int MostUnits = 20_000;

    private readonly KpiQuery query;
    private readonly KpiForm form;
    private readonly CancellationToken cancellation;
    private readonly IReadOnlyList<Table> tables;
    private readonly IReadOnlyList<(KpiPart Part, Table Table)> parts;
    private readonly ImmutableArray<Field> dimensions;
    private readonly DateRange? covered;
    private readonly DateRange? shown;
    private readonly Unit unit;
    private readonly List<LocalText> notes = [];

    public KpiRun(KpiQuery query, CancellationToken cancellation)
        : this(query, null, cancellation)
    {
    }

    private KpiRun(KpiQuery query, IReadOnlyList<(KpiPart Part, Table Table)>? measured, CancellationToken cancellation)
    {
        this.query = query;
        this.cancellation = cancellation;
        form = query.Form;
        (tables, var prepared) = form.Prepare(query.Tables, new KpiScope(query.Grain ?? form.Pool ?? Period.Month, query.AsOf));
        notes.AddRange(prepared);
        dimensions = query.Dimensions.Length == 0 && form.SplitBy is { } role ? [role] : query.Dimensions;
        parts = measured ?? [.. form.Parts(tables).Select(part => (part, WithColumns(part, tables[part.Input])))];
        unit = form.Unit ?? query.Kpi.Unit;
        if (unit.Kind == UnitKind.Money || query.Kpi.IsOfMoney)
            unit = unit with { Currency = Currency() };
        covered = Covered();
        shown = covered is { } all && query.Shown is { } asked
            ? all.Intersect(asked) ?? throw new DataException($"The data cover {all}; nothing lies in {asked}.")
            : covered;
    }

    /// <summary>The result, held against the days just before those shown.</summary>
    public KpiResult Result() => Result(Before());

    /// <summary>The result, held against another run of the same query: other days, another group. Null for none.</summary>
    public KpiResult Result(KpiRun? before)
    {
        var totalCell = TotalCell();
        var total = TotalOf(totalCell);
        var beforeCell = before?.TotalCell();
        return new KpiResult
        {
            Kpi = query.Kpi,
            Unit = unit,
            Total = total,
            AgainstPrevious = beforeCell is not null && total.Value is not null && before!.TotalOf(beforeCell) is { Value: not null } reference
                ? Difference(total, reference, form.Test(totalCell, beforeCell))
                : null,
            Dimensions = [.. dimensions.Select(d => d.ToString())],
            Grain = query.Grain,
            Range = shown,
            PooledBy = covered is not null && form.Pool is { } pooled ? query.Grain ?? pooled : null,
            Rows = dimensions.Length == 0 && query.Grain is null ? [] : Rows(totalCell, before),
            Notes = [.. notes],
            Level = query.Level,
            Filters = [.. query.Filters.Select(f => $"{f.Field} = {string.Join(", ", f.Values)}")],
        };
    }

    private Measurement TotalOf(KpiCell cell) => HiddenTotal(cell) is { } hidden ? hidden
        : form.Total is { } why && query.Filters.Length == 0 ? Measurement.NoValue(unit, why, null, cell[parts[^1].Part.Name].Sum)
        : ValueOf(cell);

    // Without Every, a KPI that is about a period pools the complete periods of that length.
    private KpiCell TotalCell()
    {
        if (form.Pool is { } pool && covered is not null)
        {
            var grain = query.Grain ?? pool;
            var cells = Cells([], grain, covered).Where(cell => IsShown(cell.Cell.Range!.Value) && !IsPartial(cell.Cell.Range!.Value));
            return KpiCell.Sum(cells.Select(c => c.Cell), shown, unit, query.Level);
        }

        var all = Cells([], null, shown);
        return all.Count == 0 ? new KpiCell(new Dictionary<string, Aggregate>(), shown, unit, query.Level) : all[0].Cell;
    }

    private ImmutableArray<KpiRow> Rows(KpiCell totalCell, KpiRun? before)
    {
        var rows = RowsWithCells(totalCell);
        if (query.Grain is not null)
        {
            CompareWithPrevious(rows);
            return [.. rows.Where(r => IsShown(r.Row.Period!.Value)).Select(r => r.Row)];
        }

        CompareWithRest(rows, totalCell);
        CompareWithBefore(rows, before);
        return [.. rows.Select(r => r.Row)];
    }

    private List<(KpiRow Row, KpiCell Cell)> RowsWithCells(KpiCell totalCell)
    {
        var rows = new List<(KpiRow Row, KpiCell Cell)>();
        foreach (var (key, cell) in RowCells())
        {
            var partial = query.Grain is not null && IsPartial(cell.Range!.Value);
            rows.Add((new KpiRow(key.Segment, query.Grain is null ? null : cell.Range, partial, ValueOf(cell)), cell));
        }

        foreach (var i in HiddenRows(rows, totalCell))
            rows[i] = (rows[i].Row with { Measurement = SmallGroups.NoValue(unit, rows[i].Cell.Turnout, form.HideBelow) }, rows[i].Cell);
        return rows;
    }

    private IReadOnlyList<(CellKey Key, KpiCell Cell)> RowCells()
    {
        if (query.Grain is { } grain)
        {
            if (covered is null)
                throw new DataException($"{query.Kpi.Id} every {grain}: {tables[0].Name} carries no dates. Map a column to the role date, or leave out Every.");
            return Cells(dimensions, grain, covered);
        }

        if (form.Pool is not { } pool || covered is null)
            return Cells(dimensions, null, shown);
        return
        [
            .. Cells(dimensions, pool, covered)
                .Where(cell => IsShown(cell.Cell.Range!.Value) && !IsPartial(cell.Cell.Range!.Value))
                .GroupBy(cell => cell.Key.Segment)
                .Select(group => (new CellKey(group.Key, 0), KpiCell.Sum(group.Select(c => c.Cell), shown, unit, query.Level))),
        ];
    }

    private IReadOnlyList<(CellKey Key, KpiCell Cell)> Cells(ImmutableArray<Field> by, Period? grain, DateRange? range)
    {
        if (Resampled(grain) is { } units && parts.All(p => units.In(p.Table) is not null) && !by.Contains(units))
        {
            var cells = Measure(by, grain, range);
            var few = query.Resampling is null ? cells.Where(c => parts.All(p => c.Cell[p.Part.Name].Units <= MostUnits)).ToList() : cells;
            var byUnit = few.Count == 0 ? [] : Measure(by.Add(units), grain, range, few.Count == cells.Count ? [] : OnlyOf(by, few))
                .GroupBy(u => new CellKey(new Segment(u.Key.Segment.Values.SkipLast(1)), u.Key.Period))
                .ToDictionary(group => group.Key, group => group.Select(u => u.Cell).ToArray());
            return [.. cells.Select(c => (c.Key, c.Cell with { Units = byUnit.GetValueOrDefault(c.Key, []) }))];
        }

        var pieces = form.PiecePeriod is { } length && (grain is null || grain != length) && range is not null ? Measure(by, length, range)
            : form.PieceBy is { } column && parts.All(p => column.In(p.Table) is not null) && !by.Contains(column) ? Measure(by.Add(column), grain, range)
            : [];
        var pieceCells = pieces.GroupBy(p => form.PieceBy is null
                ? new CellKey(p.Key.Segment, grain is { } g ? g.NumberOf(p.Cell.Range!.Value.Start) : 0)
                : new CellKey(new Segment(p.Key.Segment.Values.SkipLast(1)), p.Key.Period))
            .ToDictionary(group => group.Key, group => group.Select(p => p.Cell with { Piece = form.PieceBy is null ? $"{p.Key.Period}" : p.Key.Segment.Values[^1] }).ToArray());
        return [.. Measure(by, grain, range).Select(c => (c.Key, c.Cell with { Pieces = pieceCells.GetValueOrDefault(c.Key, []) }))];
    }

    // Units are asked of the segments that are resampled, and not of one with more of them than would be.
    private static ImmutableArray<Filter> OnlyOf(ImmutableArray<Field> by, List<(CellKey Key, KpiCell Cell)> few) =>
        [.. by.Select((field, d) => Filter.In(field, few.Select(c => c.Key.Segment.Values[d]).Distinct()))];

    // By period there would be a bootstrap for each: only when it is asked for.
    private Field? Resampled(Period? grain) => withResampling && form.BootstrapBy is { } units && (query.Resampling is not null || grain is null) ? units : default(Field?);

    // The value with the interval that resampling gives, where that is asked for, or is the KPI's own and the units are few enough to wait for.
    private Measurement ValueOf(KpiCell cell)
    {
        var value = form.Formula(cell);
        var units = cell.Units.Count > 0 ? cell.Units : query.Resampling is null ? [] : cell.Pieces;
        if (value.Value is not { } own || value is not { Numerator: { } above, Denominator: { } below } || below == 0 || (query.Resampling is null && units.Count > MostUnits))
            return value;
        Measurement[] each = [.. units.Select(form.Formula).Where(unit => unit is { Numerator: not null, Denominator: > 0 })];
        var (resamples, seed) = query.Resampling ?? (2000, 1);
        if (Bootstrap.Ratio([.. each.Select(unit => unit.Numerator!.Value)], [.. each.Select(unit => unit.Denominator!.Value)], query.Level, resamples, seed) is not { } interval)
            return value;
        var scale = own / (above / below);
        return value with { Interval = double.IsFinite(scale) ? interval with { Low = interval.Low * scale, High = interval.High * scale } : value.Interval };
    }

    private List<(CellKey Key, KpiCell Cell)> Measure(ImmutableArray<Field> by, Period? grain, DateRange? range, params ImmutableArray<Filter> more)
    {
        var answers = new Dictionary<string, Dictionary<CellKey, Aggregate>>();
        var broadcast = new List<(string Name, int[] Kept, bool HasTime, Dictionary<CellKey, Aggregate> Answer)>();
        foreach (var (part, table) in parts)
        {
            int[] kept = [.. Enumerable.Range(0, by.Length).Where(d => !Ignores(part, by[d]))];
            var filters = query.Filters.AddRange(more).Where(f => !Ignores(part, f.Field));
            var hasTime = part.Measure.Timing.Kind != TimingKind.None;
            var rows = TableEngine.Of(table).Execute(
                table, new AggregateQuery(part.Measure, [.. kept.Select(d => by[d])], hasTime ? grain : null, hasTime ? range : null, [.. filters]), cancellation);
            var answer = rows.ToDictionary(r => new CellKey(new Segment(r.Key), r.Period), r => r.Aggregate);
            if (kept.Length == by.Length && (hasTime || grain is null))
                answers.Add(part.Name, answer);
            else
                broadcast.Add((part.Name, kept, hasTime, answer));
        }

        var turnouts = form.HideBelow == 0 ? new Dictionary<CellKey, Turnout>() : Turnouts(by, grain, range, query.Filters);
        var cells = new List<(CellKey, KpiCell)>();
        foreach (var (key, found) in Alignment.Of(answers))
        {
            foreach (var (name, kept, hasTime, answer) in broadcast)
                found[name] = answer.GetValueOrDefault(new CellKey(new Segment(kept.Select(d => key.Segment.Values[d])), hasTime ? key.Period : 0));
            var period = grain?.RangeOf(key.Period) ?? range;
            cells.Add((key, new KpiCell(found, period, unit, query.Level) 
            {
                Exposure = range is { } days ? period?.Intersect(days) : period,
                Turnout = Turnout.At(turnouts, key),
            }));
        }

        return cells;
    }

    private static bool Ignores(KpiPart part, Field field) => field.Role is { } role && part.Across.Contains(role);

    private Table WithColumns(KpiPart part, Table table)
    {
        foreach (var field in dimensions.Concat(query.Filters.Select(f => f.Field)))
        {
            if (Ignores(part, field) || field.In(table) is not null)
                continue;
            table = TableLookup.WithField(table, field, query.Lookups.Concat(tables))
                ?? throw new ColumnNotFoundException(table.Name, field.ToString(), table.Schema.Select(c => c.Name));
        }

        return table;
    }

    // The days that every flow covers; a KPI of stocks alone covers the dates of its intervals.
    private DateRange? Covered()
    {
        var timed = parts.Where(p => p.Part.TellsDays && p.Part.Measure.Timing.Kind != TimingKind.None).ToArray();
        var flows = timed.Where(p => p.Part.Measure.Timing.Kind == TimingKind.At).ToArray();
        DateRange? range = null;
        foreach (var (part, table) in flows.Length > 0 ? flows : timed)
        {
            var timing = part.Measure.Timing;
            if (TableEngine.Of(table).Coverage(table, timing.Start, timing.End) is not { } coverage)
                throw new DataException($"{table.Name}: the column for \"{timing.Start}\" holds no dates, so {query.Kpi.Id} has nothing to count.");
            var own = coverage.Range;
            if (query.AsOf is { } asOf)
                own = new DateRange(own.Start, asOf.AddDays(1) > own.Start ? asOf.AddDays(1) : own.End);
            range = range is not { } soFar ? own
                : soFar.Intersect(own) ?? throw new DataException($"{query.Kpi.Id}: {string.Join(" and ", tables.Select(t => t.Name).Distinct())} share no day; {table.Name} covers {own}, the others {soFar}.");
        }

        return range;
    }

    private string? Currency()
    {
        var named = tables.Select(t => t.Currency).OfType<string>().SelectMany(c => c.Split('+')).Distinct().ToArray();
        return named.Length > 1
            ? throw new DataException($"{query.Kpi.Id} would add amounts in {string.Join(" and ", named)} ({string.Join(", ", tables.Select(t => $"{t.Name}: {t.Currency ?? "unknown"}"))}). Convert them to one currency first, or keep rows of one with Where.")
            : named.FirstOrDefault() ?? query.Currency;
    }

    private bool IsPartial(DateRange period) => period.Start < covered!.Value.Start || period.End > covered.Value.End;

    private bool IsShown(DateRange period) => shown!.Value.Intersect(period) is not null;
}
