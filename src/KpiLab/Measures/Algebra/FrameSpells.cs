using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Joins the intervals of tables in memory.</summary>
internal static class FrameSpells
{
    public static FrameTable Join(FrameTable table, Spells spells)
    {
        var starts = ((DateColumn)table[spells.Start]).Ticks.ToArray();
        var ends = ((DateColumn)table[spells.End]).Ticks.ToArray();
        var joined = new Joined((long[])starts.Clone(), (long[])ends.Clone(), (long[])ends.Clone(), new sbyte[starts.Length]);
        if (spells.Key is { } key)
            Join(table, table[key], starts, ends, spells.GapDays * TimeSpan.TicksPerDay, joined);
        return table.WithColumn(new DateColumn(spells.End, joined.Cut)).WithColumn(new DateColumn(Spells.SpellStart, joined.Starts))
            .WithColumn(new DateColumn(Spells.SpellEnd, joined.Ends)).WithColumn(new FlagColumn(Spells.Continues, joined.Continues));
    }

    private static void Join(FrameTable table, Column key, long[] starts, long[] ends, long gap, Joined joined)
    {
        var codes = new int[key.Length];
        var all = ColumnCodes.Of(key);
        all.Read(0, codes);
        if (all.Count - 1 + key.MissingCount == key.Length)
            return;
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
