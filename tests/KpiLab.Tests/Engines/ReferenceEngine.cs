using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Tests.Engines;

/// <summary>Answers aggregate queries row by row, as their definitions read: nothing is shared with the engine but the definitions of a period and of a field.</summary>
internal static class ReferenceEngine
{
    public static Dictionary<(string Key, int Period), Aggregate> Execute(FrameTable table, AggregateQuery query)
    {
        var measure = query.Measure;
        var timing = measure.Timing;
        Column Find(Field field) => table[field.In(table)!];
        DateTime? Moment(Field field, int row) => (DateTime?)Find(field)[row];
        var filters = query.Filters.AddRange(measure.Filters);
        var range = query.Range ?? Range(table, query);
        var answers = new Dictionary<(string, int), Dictionary<string, List<double>>>();
        var weights = new Dictionary<(string, int), double>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!filters.All(filter => Passes(filter, Find(filter.Field), row)))
                continue;
            var value = measure.Aggregation != Aggregation.Sum ? 1 : Find(measure.Of!.Value)[row] switch { double v => v, bool b => b ? 1 : 0, _ => double.NaN };
            var unitField = measure.Aggregation == Aggregation.CountDistinct ? measure.Of : measure.Per;
            var unit = unitField is { } field ? Find(field).TextOf(row) : "";
            if (double.IsNaN(value) || unit is null)
                continue;
            var key = string.Join('|', query.Dimensions.Select(d => Find(d).TextOf(row) ?? "(unknown)"));
            foreach (var (period, weight) in Periods(row))
            {
                if (!answers.TryGetValue((key, period), out var units))
                    answers.Add((key, period), units = []);
                if (!units.TryGetValue(unit, out var values))
                    units.Add(unit, values = []);
                values.Add(value);
                weights[(key, period)] = weights.GetValueOrDefault((key, period)) + (weight * value);
            }
        }

        return answers.ToDictionary(a => a.Key, a => Total(a.Value, weights[a.Key], measure));

        IEnumerable<(int Period, double Weight)> Periods(int row)
        {
            if (timing.Kind == TimingKind.None)
                return [(0, 1)];
            var start = Moment(timing.Start, row);
            var grain = query.Grain;
            if (timing.Kind == TimingKind.At)
            {
                if (query.Grain is null && query.Range is null)
                    return [(0, 1)];
                if (start is not { } at || DateOnly.FromDateTime(at) is var day && !(day >= range!.Value.Start && day < range.Value.End))
                    return [];
                return [(grain?.NumberOf(DateOnly.FromDateTime(at)) ?? 0, 1)];
            }

            if (start is not { } came || range is null)
                return [];
            var end = Moment(timing.End, row);
            if (end < came)
                return [];
            var periods = grain is { } g
                ? Enumerable.Range(g.NumberOf(range.Value.Start), g.NumberOf(range.Value.End.AddDays(-1)) - g.NumberOf(range.Value.Start) + 1).Select(n => (Number: n, Range: g.RangeOf(n)))
                : [(Number: 0, Range: range.Value)];
            return periods.Select(p => (p.Number, Weight: Weight(p.Range, came, end))).Where(p => p.Weight is not null).Select(p => (p.Number, p.Weight!.Value));
        }

        double? Weight(DateRange period, DateTime start, DateTime? end)
        {
            var (first, after) = (period.Start.ToDateTime(default), period.End.ToDateTime(default));
            switch (timing.Kind)
            {
                case TimingKind.Opening:
                    return start < first && !(end < first) ? 1 : null;
                case TimingKind.Lost:
                    return start < first && end >= first && end < after ? 1 : null;
                default:
                    if (end == start || start >= after || end < first)
                        return null;
                    var overlap = (Earlier(end ?? after, after) - (start > first ? start : first)).TotalDays;
                    return Math.Max(0, overlap) / period.Days;
            }
        }
    }

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static DateRange? Range(FrameTable table, AggregateQuery query)
    {
        var timing = query.Measure.Timing;
        if (timing.Kind == TimingKind.None)
            return null;
        DateTime?[] Of(Field field) => [.. Enumerable.Range(0, table.RowCount).Select(row => (DateTime?)table[field.In(table)!][row])];
        var starts = Of(timing.Start).Where(m => m is not null).ToArray();
        if (starts.Length == 0)
            return null;
        var ends = timing.Kind == TimingKind.At ? [] : Of(timing.End);
        return new(DateOnly.FromDateTime(starts.Min()!.Value), DateOnly.FromDateTime(starts.Concat(ends).Max()!.Value).AddDays(1));
    }

    private static bool Passes(Filter filter, Column column, int row) => filter.Operator switch
    {
        FilterOperator.Present => column[row] is not null,
        FilterOperator.AtLeast => column[row] is double v && v >= filter.Bound,
        FilterOperator.AtMost => column[row] is double v && v <= filter.Bound,
        FilterOperator.Above => column[row] is double v && v > filter.Bound,
        FilterOperator.In => filter.Values.Contains(column.TextOf(row) ?? "(unknown)"),
        _ => column.TextOf(row) is { } text && !filter.Values.Contains(text),
    };

    private static Aggregate Total(Dictionary<string, List<double>> units, double weighted, Measure measure)
    {
        if (measure.Aggregation == Aggregation.CountDistinct)
            return new(units.Count, units.Count, units.Count);
        var all = units.Values.SelectMany(v => v).ToArray();
        if (measure.Per is null)
            return new(all.Length, measure.Timing.Kind == TimingKind.Average ? weighted : all.Sum(), measure.Timing.Kind == TimingKind.Average ? double.NaN : all.Sum(v => v * v));
        return new(all.Length, all.Sum(), 0, units.Count, units.Values.Sum(v => v.Sum() * v.Sum()), units.Values.Sum(v => v.Sum() * v.Count), units.Values.Sum(v => (double)v.Count * v.Count));
    }
}
