using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Cash flows by the age of their project in calendar months: 1 in the month of the first flow.</summary>
internal static class ProjectAges
{
    /// <summary>The column with the age.</summary>
    public const string Age = "age of the project in months";

    private const string First = "month of the project's first flow";

    /// <summary>The table with the age of each cash flow; missing where there is no date or no flow yet.</summary>
    public static Table WithAge(Table cashFlows)
    {
        if (!cashFlows.IsDated())
            throw new DataException($"{cashFlows.Name}, column \"{cashFlows.Roles.ColumnOf(Role.Date)}\" holds no dates. Map(\"date\", …) to the column with the month of each cash flow.");
        var month = Calculation.Of(Role.Date).NumberIn(Period.Month);
        var none = Calculation.Missing(ColumnKind.Number);
        // The month of a row with a flow; missing in a row without one, also where only the amount is.
        var flowing = Flows(cashFlows).Aggregate(none, (found, role) =>
            Calculation.Of(role).Is(Comparing.Equal, Calculation.Number(0)).Then(none, month).Or(found));
        var age = month - Calculation.Of(First) + Calculation.Number(1);
        return cashFlows.With(First, flowing.LowestPer(new Calculation.Joined([.. ProjectOf(cashFlows) is { } project ? [Calculation.Of(project)] : (Calculation[])[]])))
            .With(Age, age.Is(Comparing.AtLeast, Calculation.Number(1)).Then(age, none));
    }

    /// <summary>The flows of the first months of the projects that the data follow for so long; the younger ones are named.</summary>
    public static (IReadOnlyList<Table> Tables, ImmutableArray<LocalText> Notes) Within(Table cashFlows, int months, KpiScope scope)
    {
        var table = WithAge(cashFlows);
        var end = scope.EndOf(cashFlows, Role.Date) is { } day ? Period.Month.NumberOf(day.AddDays(-1)) : int.MinValue;
        var newest = (double)end - months + 1;
        var young = Young(table, newest);
        table = table.Keep(Calculation.Of(First).Is(Comparing.AtMost, Calculation.Number(newest))).Keep(Calculation.Of(Age).Is(Comparing.AtMost, Calculation.Number(months)));
        return ([table], young.Length == 0 ? [] :
        [
            new($"Not followed for {months.ToString(CultureInfo.InvariantCulture)} months yet, and left out: {string.Join(", ", young)}.",
                $"Nog geen {months.ToString(CultureInfo.InvariantCulture)} maanden gevolgd, en niet meegeteld: {string.Join(", ", young)}."),
        ]);
    }

    private static string[] Young(Table table, double newest)
    {
        Field[] by = ProjectOf(table) is { } project ? [project] : [];
        var found = TableEngine.Of(table).Execute(table, new AggregateQuery(Measure.Count().By(Timing.None).Where(Filter.Above(First, newest)), [.. by], null, null, []));
        return [.. found.Select(row => row.Key.Count == 0 || row.Key[0] == FrameEngine.UnknownKey ? table.Name : row.Key[0])];
    }

    private static Role? ProjectOf(Table cashFlows) => cashFlows.Roles.Has(Role.Project) ? Role.Project : cashFlows.Roles.Has(Role.Campaign) ? Role.Campaign : null;

    private static IEnumerable<Role> Flows(Table table) =>
        new Role[] { table.KindOf(Role.Cost) == ColumnKind.Number ? Role.Cost : Role.Amount, Role.Return }.Where(role => table.KindOf(role) == ColumnKind.Number);
}
