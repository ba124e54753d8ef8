using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The aggregates themselves, for whoever tests more than a result does.</summary>
internal sealed partial class KpiRun
{
    private const string Group = "random group of units";

    // A breakdown needs no interval of resampling: it would be made for every pair of columns.
    private bool withResampling = true;

    /// <summary>The cells by segment, without comparisons.</summary>
    /// <param name="whole">The whole, where it is known; else it is measured.</param>
    public Breakdown Breakdown(KpiCell? whole = null)
    {
        withResampling = false;
        var total = whole ?? TotalCell();
        var rows = RowsWithCells(total);
        return new(
            form, unit, shown,
            [.. rows.Where(row => row.Row.Period is not { } period || IsShown(period)).Select(row => new BreakdownRow(row.Row.Segment, row.Row.Period, row.Row.IsPartial, row.Row.Measurement, row.Cell))],
            total, ShareUnits([.. rows.Select(row => row.Cell)], total));
    }

    /// <summary>The cells by segment and by random group of units: all rows of one customer, visitor or respondent lie in one group.</summary>
    /// <param name="units">The column of units.</param>
    /// <param name="most">The most groups; where there are fewer units, each is a group of its own. In a database there are 256.</param>
    /// <returns>One list of groups per segment; empty where the parts lie in several tables or the table does not name its units.</returns>
    public IReadOnlyDictionary<Segment, IReadOnlyList<KpiCell>> ByGroup(Field units, int most)
    {
        withResampling = false;
        if (parts.Select(part => part.Part.Input).Distinct().Count() > 1 || units.In(parts[0].Table) is not { } column)
            return ImmutableDictionary<Segment, IReadOnlyList<KpiCell>>.Empty;
        var measured = parts[0].Table is FrameTable frame ? frame.WithColumn(GroupsOf(frame[column], most)) : parts[0].Table.With(Group, Calculation.Of(column).ToLot());
        var grouped = new KpiRun(query, [.. parts.Select(part => (part.Part, measured))], cancellation) { withResampling = false };
        var cells = form.Pool is { } pool && covered is not null
            ? grouped.Cells(dimensions.Add(Group), pool, covered).Where(cell => IsShown(cell.Cell.Range!.Value) && !IsPartial(cell.Cell.Range!.Value))
            : grouped.Cells(dimensions.Add(Group), null, shown);
        return cells
            .GroupBy(cell => new Segment(cell.Key.Segment.Values.SkipLast(1)))
            .ToDictionary(
                segment => segment.Key,
                segment => (IReadOnlyList<KpiCell>)[.. segment.GroupBy(cell => cell.Key.Segment.Values[^1]).Select(group => KpiCell.Sum(group.Select(g => g.Cell), shown, unit, query.Level) with { Piece = group.Key })]);
    }

    // Which group a unit is in does not depend on what it did: its code times a large odd number, as random as hashing.
    private static TextColumn GroupsOf(Column column, int most)
    {
        var codes = ColumnCodes.Of(column);
        var groups = new int[column.Length];
        codes.Read(0, groups);
        var count = Math.Min(most, codes.Count);
        for (var row = 0; row < groups.Length; row++)
        {
            // Rows that name nobody are each on their own.
            var unit = groups[row] == 0 ? (uint)row + 0x80000000 : (uint)groups[row];
            groups[row] = codes.Count <= most && groups[row] > 0 ? groups[row] - 1 : (int)((unit * 2654435761u >> 8) % (uint)count);
        }

        return new TextColumn(Group, groups, [.. Enumerable.Range(0, count).Select(i => $"{i}")]);
    }
}
