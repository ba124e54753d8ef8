namespace KpiLab.Kpis;

/// <summary>Hides groups of so few respondents that somebody could be recognised, alone or by subtraction.</summary>
/// <remarks>
/// A total less all shown groups gives the hidden ones together. So in each line of the table (the values of one column, the others held fixed) and in the whole, at least two groups are hidden,
/// of together at least the minimum of respondents; where they are fewer, the smallest shown group is hidden with them. Results of several queries are not held against each other.
/// </remarks>
internal static class SmallGroups
{
    public const string Respondents = "respondents";

    /// <summary>True when the cell has fewer respondents than can be shown.</summary>
    public static bool IsHidden(KpiCell cell, int hideBelow) => hideBelow > 0 && cell[Respondents].Units < hideBelow;

    /// <summary>In place of a value.</summary>
    public static Measurement NoValue(Unit unit, int hideBelow) => Measurement.NoValue(unit, new(
        $"fewer than {hideBelow} respondents: not shown, so that nobody can be recognised",
        $"minder dan {hideBelow} respondenten: niet getoond, zodat niemand herkenbaar is"));

    /// <summary>Takes the value from every row that must be hidden.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="total">The whole, which tells whether groups share respondents, as themes and periods may: then only the largest hidden group is sure to be so many people.</param>
    /// <param name="unit">The unit of the values.</param>
    /// <param name="hideBelow">The fewest respondents that are shown.</param>
    public static void Hide(List<(KpiRow Row, KpiCell Cell)> rows, KpiCell total, Unit unit, int hideBelow)
    {
        var shared = rows.Any(row => row.Row.Period is not null) || rows.Sum(Units) > total[Respondents].Units;
        var hidden = Enumerable.Range(0, rows.Count).Where(i => IsHidden(rows[i].Cell, hideBelow)).ToHashSet();
        if (hidden.Count == 0)
            return;
        var lines = Lines(rows);
        for (var before = -1; before != hidden.Count;)
        {
            before = hidden.Count;
            foreach (var line in lines)
                Complete(rows, line, hidden, hideBelow, shared);
        }

        foreach (var index in hidden)
            rows[index] = (rows[index].Row with { Measurement = NoValue(unit, hideBelow) }, rows[index].Cell);
    }

    private static List<int[]> Lines(List<(KpiRow Row, KpiCell Cell)> rows)
    {
        var columns = rows[0].Row.Segment.Values.Count;
        var lines = new List<int[]>();
        for (var column = -1; column < columns; column++)
        {
            lines.AddRange(Enumerable.Range(0, rows.Count)
                .GroupBy(i => (rows[i].Row.Period, column < 0 ? Segment.Total : new Segment(rows[i].Row.Segment.Values.Where((_, c) => c != column))))
                .Select(line => line.ToArray()));
        }

        return lines;
    }

    private static void Complete(List<(KpiRow Row, KpiCell Cell)> rows, int[] line, HashSet<int> hidden, int hideBelow, bool shared)
    {
        var own = line.Where(hidden.Contains).ToList();
        if (own.Count == 0)
            return;
        foreach (var next in line.Except(own).OrderBy(i => Units(rows[i])).ThenBy(i => rows[i].Row.Segment).ToArray())
        {
            if (own.Count > 1 && (shared ? own.Max(i => Units(rows[i])) : own.Sum(i => Units(rows[i]))) >= hideBelow)
                break;
            own.Add(next);
            hidden.Add(next);
        }
    }

    private static long Units((KpiRow Row, KpiCell Cell) row) => row.Cell[Respondents].Units;
}
