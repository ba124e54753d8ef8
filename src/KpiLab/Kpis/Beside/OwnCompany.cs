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
    public static (IReadOnlyList<FrameTable> Tables, ImmutableArray<LocalText> Notes) Mark(FrameTable own, FrameTable market, string column)
    {
        var found = Find(own, market);
        var companies = market.Find(Role.Company)!;
        var amounts = market.Find(Role.Amount) as NumberColumn
            ?? throw new DataException($"{market.Name}, column \"{market.Roles.ColumnOf(Role.Amount)}\" holds no numbers. Map(\"amount\", …) to the column of sales.");
        double[] mine = [.. Enumerable.Range(0, amounts.Length).Select(row => found is not null && companies.TextOf(row) == found ? amounts.Values[row] : 0)];
        const string Name = "company";
        own = (FrameTable)own.WithColumn(TextColumn.Of(Name, Enumerable.Repeat(found ?? "own company", own.RowCount))).Map(Role.Company, Name);
        ImmutableArray<LocalText> notes = found is null
            ? [new($"No company of {market.Name} sells what {own.Name} says: all of them are taken to be rivals.", $"Geen bedrijf in {market.Name} verkoopt wat {own.Name} zegt: ze gelden allemaal als concurrent.")]
            : [new($"{found} is taken to be the own company: its sales are those of {own.Name}.", $"{found} geldt als het eigen bedrijf: de verkopen zijn die van {own.Name}.")];
        return ([own, market.WithColumn(new NumberColumn(column, mine))], notes);
    }

    private static string? Find(FrameTable own, FrameTable market)
    {
        var engine = TableEngine.Of(market);
        if (engine.Coverage(own, Role.Date)?.Range is not { } days || engine.Coverage(market, Role.Date)?.Range.Intersect(days) is not { } both)
            return null;
        double Total(FrameTable table, params ImmutableArray<Field> by) => engine.Execute(table, new AggregateQuery(Measure.Sum(Role.Amount), by, null, both, [])).Sum(r => r.Aggregate.Sum);
        var sales = Total(own);
        return engine.Execute(market, new AggregateQuery(Measure.Sum(Role.Amount), [Role.Company], null, both, []))
            .Where(row => Math.Abs(row.Aggregate.Sum - sales) <= Tolerance * Math.Abs(sales))
            .OrderBy(row => Math.Abs(row.Aggregate.Sum - sales)).Select(row => row.Key[0]).FirstOrDefault();
    }
}
