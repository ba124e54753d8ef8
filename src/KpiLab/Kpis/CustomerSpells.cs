using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Joins the subscriptions of one customer that follow each other without a gap, so that who changes plan has not left and nobody is counted twice.</summary>
internal static class CustomerSpells
{
    private const string SpellStart = "start of the customer's spell";
    private const string SpellEnd = "end of the customer's spell";

    /// <summary>The measure over what leaves: by the start and end of the whole spell, where subscriptions were joined.</summary>
    public static Measure Lost(Measure measure) => measure.By(new Timing(TimingKind.Lost, SpellStart, SpellEnd));

    /// <summary>The table with the spell of each row; rows that end before they start are left out and counted.</summary>
    public static (IReadOnlyList<FrameTable> Tables, ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<FrameTable> tables)
    {
        var table = tables[0];
        var starts = Ticks(table, Role.Start);
        var ends = Ticks(table, Role.End);
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        var backwards = Enumerable.Range(0, starts.Length).Count(row => ends[row] != DateColumn.Missing && starts[row] != DateColumn.Missing && ends[row] < starts[row]);
        if (backwards > 0)
            notes.Add(new($"{backwards} rows of {table.Name} end before they start; they do not count.", $"{backwards} rijen van {table.Name} eindigen voordat ze beginnen; ze tellen niet mee."));

        var (spellStarts, spellEnds) = ((long[])starts.Clone(), (long[])ends.Clone());
        var shortened = (long[])ends.Clone();
        if (table.Find(Role.Customer) is { } customer && Join(customer, starts, ends, spellStarts, spellEnds, shortened) is > 0 and var joined)
            notes.Add(new($"{joined} subscriptions follow an earlier one of the same customer without a gap; the customer has not left in between.", $"{joined} abonnementen volgen zonder onderbreking op een eerder abonnement van dezelfde klant; die klant is tussendoor niet vertrokken."));
        var end = table.Roles.ColumnOf(Role.End)!;
        table = table.WithColumn(new DateColumn(end, shortened)).WithColumn(new DateColumn(SpellStart, spellStarts)).WithColumn(new DateColumn(SpellEnd, spellEnds));
        return ([table], notes.ToImmutable());
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
            while (i < order.Length && codes[order[i]] == codes[first] && starts[order[i]] <= spellEnd)
            {
                var next = order[i++];
                joined++;
                if (EndOf(next) > spellEnd || spellEnd == starts[next])
                {
                    shortened[last] = Math.Min(EndOf(last), starts[next]) is long.MaxValue ? DateColumn.Missing : Math.Min(EndOf(last), starts[next]);
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

    private static long[] Ticks(FrameTable table, Role role) => table.Find(role) switch
    {
        DateColumn dates => dates.Ticks.ToArray(),
        { } empty when empty.MissingCount == empty.Length => [.. Enumerable.Repeat(DateColumn.Missing, empty.Length)],
        { } other => throw new DataException($"{table.Name}, column \"{other.Name}\" plays the role {Field.RoleName(role)} and holds {other.Kind.ToString().ToLowerInvariant()}, not dates. Map(\"{Field.RoleName(role)}\", …) to a column of dates."),
        null => throw new MissingRoleException($"{table.Name} has no column with the role {Field.RoleName(role)}.", [Field.RoleName(role)]),
    };
}
