using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Finds which company of a market is the own one: the one that sells what the own table says, over the days of both.</summary>
internal static class OwnCompany
{
    // Amounts are rounded differently in each table, and a sale may be booked a day apart.
    private const double Tolerance = 0.01;

    /// <summary>The own sales given a company for the split by pieces, and the market with a column of the amounts that are the own company's.</summary>
    public static (IReadOnlyList<Table> Tables, ImmutableArray<LocalText> Notes) Mark(Table own, Table market, string column)
    {
        var found = Find(own, market);
        if (market.KindOf(Role.Amount) != ColumnKind.Number)
            throw new DataException($"{market.Name}, column \"{market.Roles.ColumnOf(Role.Amount)}\" holds no numbers. Map(\"amount\", …) to the column of sales.");
        var none = Calculation.Number(0);
        var mine = found is null ? none
            : new Calculation.Joined([Calculation.Of(Role.Company)]).Is(Comparing.Equal, Calculation.Text(found)).Then(Calculation.Of(Role.Amount), none);
        const string Name = "company";
        own = own.With(Name, Calculation.Text(found ?? "own company")).Map(Role.Company, Name);
        ImmutableArray<LocalText> notes = found is null
            ? [new($"No company of {market.Name} sells what {own.Name} says: all of them are taken to be rivals.", $"Geen bedrijf in {market.Name} verkoopt wat {own.Name} zegt: ze gelden allemaal als concurrent.")]
            : [new($"{found} is taken to be the own company: its sales are those of {own.Name}.", $"{found} geldt als het eigen bedrijf: de verkopen zijn die van {own.Name}.")];
        return ([own, market.With(column, mine)], notes);
    }

    private static string? Find(Table own, Table market)
    {
        if (TableEngine.Of(own).Coverage(own, Role.Date)?.Range is not { } days || TableEngine.Of(market).Coverage(market, Role.Date)?.Range.Intersect(days) is not { } both)
            return null;
        IReadOnlyList<AggregateRow> Sales(Table table, params ImmutableArray<Field> by) => TableEngine.Of(table).Execute(table, new AggregateQuery(Measure.Sum(Role.Amount), by, null, both, []));
        var sales = Sales(own).Sum(row => row.Aggregate.Sum);
        return Sales(market, Role.Company)
            .Where(row => Math.Abs(row.Aggregate.Sum - sales) <= Tolerance * Math.Abs(sales))
            .OrderBy(row => Math.Abs(row.Aggregate.Sum - sales)).Select(row => row.Key[0]).FirstOrDefault();
    }
}
