using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Joins the intervals of tables in memory.</summary>
internal static class FrameSpells
{
    public static FrameTable Join(FrameTable table, Spells spells)
    {
        // Where each key has one row, the spells are the intervals as they stand.
        if (spells.Key is not { } key || Differ(table[key]))
            return table.WithColumn(table[spells.Start].Renamed(Spells.SpellStart)).WithColumn(table[spells.End].Renamed(Spells.SpellEnd))
                .WithColumn(new FlagColumn(Spells.Continues, new sbyte[table.RowCount]));
        var starts = ((DateColumn)table[spells.Start]).Ticks.ToArray();
        var ends = ((DateColumn)table[spells.End]).Ticks.ToArray();
        var joined = new Joined((long[])starts.Clone(), (long[])ends.Clone(), (long[])ends.Clone(), new sbyte[starts.Length]);
        Join(table, table[key], starts, ends, spells.GapDays * TimeSpan.TicksPerDay, joined);
        return table.WithColumn(new DateColumn(spells.End, joined.Cut)).WithColumn(new DateColumn(Spells.SpellStart, joined.Starts))
            .WithColumn(new DateColumn(Spells.SpellEnd, joined.Ends)).WithColumn(new FlagColumn(Spells.Continues, joined.Continues));
    }

    private static bool Differ(Column key) => ColumnCodes.Of(key).Count - 1 + key.MissingCount == key.Length;

    private static void Join(FrameTable table, Column key, long[] starts, long[] ends, long gap, Joined joined)
    {
        var codes = new int[key.Length];
        ColumnCodes.Of(key).Read(0, codes);
        int[] order = [.. Enumerable.Range(0, codes.Length).Where(row => codes[row] > 0 && starts[row] != DateColumn.Missing && EndOf(row) >= starts[row])];
        var ties = new RowOrder(table);
        Array.Sort(order, (a, b) => codes[a] != codes[b] ? codes[a].CompareTo(codes[b]) : starts[a] != starts[b] ? starts[a].CompareTo(starts[b]) : EndOf(a).CompareTo(EndOf(b)) is not 0 and var byEnd ? byEnd : ties.Compare(a, b));
        long EndOf(int row) => ends[row] == DateColumn.Missing ? long.MaxValue : ends[row];

        for (var i = 0; i < order.Length;)
        {
            var first = order[i];
            var spellEnd = EndOf(first);
            var last = first;
            var from = i++;
            while (i < order.Length && codes[order[i]] == codes[first] && (spellEnd == long.MaxValue || starts[order[i]] <= spellEnd + gap))
            {
                var next = order[i++];
                joined.Continues[next] = 1;
                if (EndOf(next) > spellEnd || spellEnd <= starts[next])
                {
                    joined.Cut[last] = starts[next];
                    last = next;
                    spellEnd = Math.Max(spellEnd, EndOf(next));
                }
                else
                {
                    joined.Cut[next] = starts[next];
                }
            }

            for (var row = from; row < i; row++)
            {
                joined.Starts[order[row]] = starts[first];
                joined.Ends[order[row]] = DateColumn.Missing;
            }

            joined.Ends[last] = spellEnd == long.MaxValue ? DateColumn.Missing : spellEnd;
        }
    }

    private sealed record Joined(long[] Starts, long[] Ends, long[] Cut, sbyte[] Continues);
}
