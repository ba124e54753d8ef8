using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Joins the subscriptions of one customer that follow each other without a gap, so that who changes plan has not left and nobody is counted twice.</summary>
/// <remarks>Where an end is the last day rather than the day after it, the next subscription starts a day later: that is no gap.</remarks>
internal static class CustomerSpells
{
    private const string SpellStart = "start of the customer's spell";
    public const string SpellEnd = "end of the customer's spell";

    /// <summary>The measure over what leaves: by the start and end of the whole spell, where subscriptions were joined.</summary>
    public static Measure Lost(Measure measure) => measure.By(new Timing(TimingKind.Lost, SpellStart, SpellEnd));

    /// <summary>The measure over customers who left, whether or not they were there at the start of the period.</summary>
    public static Measure Ended(Measure measure) => measure.By(Timing.At(SpellEnd));

    /// <summary>The table with the spell of each row; rows that end before they start are left out and counted.</summary>
    public static (IReadOnlyList<FrameTable> Tables, ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<FrameTable> tables, KpiScope scope)
    {
        _ = scope;
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        var table = Forwards(tables[0], notes);
        var starts = Ticks(table, Role.Start);
        var ends = Ticks(table, Role.End);
        var (spellStarts, spellEnds) = ((long[])starts.Clone(), (long[])ends.Clone());
        var shortened = (long[])ends.Clone();
        if (table.Find(Role.Customer) is { } customer && Join(customer, starts, ends, spellStarts, spellEnds, shortened) is > 0 and var joined)
            notes.Add(new($"{joined} subscriptions follow an earlier one of the same customer without a gap; the customer has not left in between.", $"{joined} abonnementen volgen zonder onderbreking op een eerder abonnement van dezelfde klant; die klant is tussendoor niet vertrokken."));
        var end = table.Roles.ColumnOf(Role.End)!;
        table = table.WithColumn(new DateColumn(end, shortened)).WithColumn(new DateColumn(SpellStart, spellStarts)).WithColumn(new DateColumn(SpellEnd, spellEnds));
        return ([table], notes.ToImmutable());
    }

    /// <summary>The rows that do not end before they start; the others are counted in the notes.</summary>
    public static FrameTable Forwards(FrameTable table, ImmutableArray<LocalText>.Builder notes)
    {
        var (starts, ends) = (Ticks(table, Role.Start), Ticks(table, Role.End));
        int[] forwards = [.. Enumerable.Range(0, starts.Length).Where(row => ends[row] == DateColumn.Missing || starts[row] == DateColumn.Missing || ends[row] >= starts[row])];
        var backwards = starts.Length - forwards.Length;
        if (backwards == 0)
            return table;
        notes.Add(new($"{backwards} rows of {table.Name} end before they start; they do not count.", $"{backwards} rijen van {table.Name} eindigen voordat ze beginnen; ze tellen niet mee."));
        return table.Take(forwards);
    }

    private static int Join(Column customer, long[] starts, long[] ends, long[] spellStarts, long[] spellEnds, long[] shortened)
    {
        var codes = new int[customer.Length];
        var all = ColumnCodes.Of(customer);
        all.Read(0, codes);
        if (all.Count - 1 + customer.MissingCount == customer.Length)
            return 0;
        int[] order = [.. Enumerable.Range(0, codes.Length).Where(row => codes[row] > 0 && starts[row] != DateColumn.Missing && (ends[row] == DateColumn.Missing || ends[row] >= starts[row]))];
        Array.Sort(order, (a, b) => codes[a] != codes[b] ? codes[a].CompareTo(codes[b]) : starts[a] != starts[b] ? starts[a].CompareTo(starts[b]) : EndOf(a).CompareTo(EndOf(b)) is not 0 and var byEnd ? byEnd : a.CompareTo(b));
        long EndOf(int row) => ends[row] == DateColumn.Missing ? long.MaxValue : ends[row];

        var joined = 0;
        for (var i = 0; i < order.Length;)
        {
            var first = order[i];
            var spellEnd = EndOf(first);
            var last = first;
            var from = i++;
            while (i < order.Length && codes[order[i]] == codes[first] && (spellEnd == long.MaxValue || starts[order[i]] <= spellEnd + TimeSpan.TicksPerDay))
            {
                var next = order[i++];
                joined++;
                if (EndOf(next) > spellEnd || spellEnd <= starts[next])
                {
                    shortened[last] = starts[next];
                    last = next;
                    spellEnd = Math.Max(spellEnd, EndOf(next));
                }
                else
                {
                    shortened[next] = starts[next];
                }
            }

            for (var row = from; row < i; row++)
            {
                spellStarts[order[row]] = starts[first];
                spellEnds[order[row]] = DateColumn.Missing;
            }

            spellEnds[last] = spellEnd == long.MaxValue ? DateColumn.Missing : spellEnd;
        }

        return joined;
    }

    /// <summary>The end of each customer's first spell, at the row that begins it; rows that continue a spell or begin a later one are left out. Of a prepared table.</summary>
    public static (int[] Rows, long[] Ends) First(FrameTable prepared)
    {
        var starts = Ticks(prepared, Role.Start);
        var (spellStarts, spellEnds) = (((DateColumn)prepared[SpellStart]).Ticks.ToArray(), ((DateColumn)prepared[SpellEnd]).Ticks.ToArray());
        var codes = new int[starts.Length];
        if (prepared.Find(Role.Customer) is { } customer)
            ColumnCodes.Of(customer).Read(0, codes);
        var rows = new List<int>();
        var ends = new List<long>();
        foreach (var group in Enumerable.Range(0, starts.Length).Where(row => starts[row] != DateColumn.Missing).GroupBy(row => codes[row] == 0 ? -1 - row : codes[row]))
        {
            var first = group.MinBy(row => (spellStarts[row], starts[row], row));
            rows.Add(first);
            ends.Add(group.Where(row => spellStarts[row] == spellStarts[first] && spellEnds[row] != DateColumn.Missing).Select(row => spellEnds[row]).DefaultIfEmpty(DateColumn.Missing).Max());
        }

        return ([.. rows], [.. ends]);
    }

    public static long[] Ticks(FrameTable table, Role role) => table.Find(role) switch
    {
        DateColumn dates => dates.Ticks.ToArray(),
        { } empty when empty.MissingCount == empty.Length => [.. Enumerable.Repeat(DateColumn.Missing, empty.Length)],
        { } other => throw new DataException($"{table.Name}, column \"{other.Name}\" plays the role {Field.RoleName(role)} and holds {other.Kind.ToString().ToLowerInvariant()}, not dates. Map(\"{Field.RoleName(role)}\", …) to a column of dates."),
        null => throw new MissingRoleException($"{table.Name} has no column with the role {Field.RoleName(role)}.", [Field.RoleName(role)]),
    };
}
