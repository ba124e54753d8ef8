using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Joins the subscriptions of one customer that follow each other without a gap, so that who changes plan has not left and nobody is counted twice.</summary>
/// <remarks>Where an end is the last day rather than the day after it, the next subscription starts a day later: that is no gap.</remarks>
internal static class CustomerSpells
{
    /// <summary>The measure over what leaves: by the start and end of the whole spell, where subscriptions were joined.</summary>
    public static Measure Lost(Measure measure) => measure.By(new Timing(TimingKind.Lost, Spells.SpellStart, Spells.SpellEnd));

    /// <summary>The measure over customers who left, whether or not they were there at the start of the period.</summary>
    public static Measure Ended(Measure measure) => measure.By(Timing.At(Spells.SpellEnd));

    /// <summary>The table with the spell of each row; rows that end before they start are left out and counted.</summary>
    public static (IReadOnlyList<Table> Tables, ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<Table> tables, KpiScope scope)
    {
        _ = scope;
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        var table = Joined(Forwards(tables[0], notes), gapDays: 1);
        if (table.Roles.Has(Role.Customer) && table.Rows(Filter.IsTrue(Spells.Continues)) is > 0 and var joined)
            notes.Add(new($"{joined} subscriptions follow an earlier one of the same customer without a gap; the customer has not left in between.", $"{joined} abonnementen volgen zonder onderbreking op een eerder abonnement van dezelfde klant; die klant is tussendoor niet vertrokken."));
        return ([table], notes.ToImmutable());
    }

    /// <summary>The rows that do not end before they start; the others are counted in the notes.</summary>
    public static Table Forwards(Table table, ImmutableArray<LocalText>.Builder notes)
    {
        table = table.WithDates(Role.Start).WithDates(Role.End);
        var backwards = Calculation.Of(Role.End).Is(Comparing.Below, Calculation.Of(Role.Start));
        const string Backwards = "ends before it starts";
        if (table.With(Backwards, backwards).Rows(Filter.IsTrue(Backwards)) is > 0 and var count)
            notes.Add(new($"{count} rows of {table.Name} end before they start; they do not count.", $"{count} rijen van {table.Name} eindigen voordat ze beginnen; ze tellen niet mee."));
        return table.Keep(backwards.IsNotTrue());
    }

    /// <summary>The table with the spell of each row.</summary>
    public static Table Joined(Table table, int gapDays) =>
        table.WithSpells(new(table.Roles.ColumnOf(Role.Customer), table.Roles.ColumnOf(Role.Start)!, table.Roles.ColumnOf(Role.End)!, gapDays));

    /// <summary>The row that begins each customer's first spell, with the end of that spell as its end. Of a table with spells.</summary>
    public static Table First(Table joined)
    {
        var start = Calculation.Of(Spells.SpellStart);
        if (!joined.Roles.Has(Role.Customer))
            return joined.Keep(new Calculation.Presence(start));
        var customer = Calculation.Of(Role.Customer);
        return joined.With(Spells.SpellEnd, Calculation.Of(Spells.SpellEnd).HighestPer(customer, start))
            .Keep(Calculation.Of(Spells.Continues).IsNotTrue())
            .Keep(start.Is(Comparing.Equal, start.LowestPer(customer)));
    }
}
