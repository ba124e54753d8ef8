using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>What values are held against: the rest of the company, the period before, the days before those shown.</summary>
internal sealed partial class KpiRun
{
    // The days just before those shown, as many; null where the data do not cover them.
    private KpiRun? Before()
    {
        if (query.Shown is null || covered is not { } all || shown is not { } days)
            return null;
        var start = days is { Start.Day: 1, End.Day: 1 }
            ? days.Start.AddMonths(-((days.End.Year - days.Start.Year) * 12 + days.End.Month - days.Start.Month))
            : days.Start.AddDays(-days.Days);
        return start < all.Start ? null : new KpiRun(query with { Shown = new DateRange(start, days.Start) }, cancellation);
    }

    private void CompareWithRest(List<(KpiRow Row, KpiCell Cell)> rows, KpiCell totalCell)
    {
        // The rest of a whole that is not shown would give it away.
        if (!form.Additive || rows.Count < 2 || HiddenTotal(totalCell) is not null || ShareUnits([.. rows.Select(r => r.Cell)], totalCell))
            return;
        var compared = new List<(int Index, Measurement Others, double PValue)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var rest = totalCell.Without(rows[i].Cell);
            var restValue = form.Formula(rest);
            if (rows[i].Row.Measurement is { Value: not null } own && restValue.Value is not null && own.N >= query.Kpi.MinimumN && restValue.N >= query.Kpi.MinimumN
                && form.Test(rows[i].Cell, rest) is { } p)
            {
                compared.Add((i, restValue, p));
            }
        }

        var corrected = MultipleComparisons.BenjaminiHochberg([.. compared.Select(c => c.PValue)]);
        for (var c = 0; c < compared.Count; c++)
        {
            var (index, rest, _) = compared[c];
            var row = rows[index].Row;
            rows[index] = (row with { AgainstRest = Difference(row.Measurement, rest, corrected[c]) }, rows[index].Cell);
        }
    }

    private void CompareWithPrevious(List<(KpiRow Row, KpiCell Cell)> rows)
    {
        var byPlace = rows.ToDictionary(r => (r.Row.Segment, r.Row.Period!.Value.Start));
        var grain = query.Grain!.Value;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].Row;
            var before = grain.RangeOf(grain.NumberOf(row.Period!.Value.Start) - 1).Start;
            if (row.IsPartial || row.Measurement.Value is null || !byPlace.TryGetValue((row.Segment, before), out var previous)
                || previous.Row is not { IsPartial: false, Measurement: { Value: not null } reference })
            {
                continue;
            }

            rows[i] = (row with { AgainstPrevious = Difference(row.Measurement, reference, form.Test(rows[i].Cell, previous.Cell)) }, rows[i].Cell);
        }
    }

    private void CompareWithBefore(List<(KpiRow Row, KpiCell Cell)> rows, KpiRun? before)
    {
        var bySegment = before?.RowsWithCells(before.TotalCell()).ToDictionary(r => r.Row.Segment);
        if (bySegment is null)
            return;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].Row;
            if (row.Measurement.Value is not null && bySegment.TryGetValue(row.Segment, out var previous) && previous.Row.Measurement is { Value: not null } reference)
                rows[i] = (row with { AgainstPrevious = Difference(row.Measurement, reference, form.Test(rows[i].Cell, previous.Cell)) }, rows[i].Cell);
        }
    }

    // A customer who bought two products stands in both segments: then the total less one of them is not the rest.
    private bool ShareUnits(IReadOnlyList<KpiCell> segments, KpiCell total) =>
        parts.Any(p => segments.Sum(cell => cell[p.Part.Name].Units) > total[p.Part.Name].Units);

    private Comparison Difference(Measurement value, Measurement reference, double? p) => Comparison.Of(value, reference, p, query.Kpi, query.Level);
}
