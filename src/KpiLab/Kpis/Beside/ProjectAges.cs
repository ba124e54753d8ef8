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

    /// <summary>The table with the age of each cash flow; missing where there is no date or no flow yet.</summary>
    public static FrameTable WithAge(FrameTable cashFlows) => cashFlows.WithColumn(new NumberColumn(Age, Ages(cashFlows).Ages));

    /// <summary>The flows of the first months of the projects that the data follow for so long; the younger ones are named.</summary>
    public static (IReadOnlyList<FrameTable> Tables, ImmutableArray<LocalText> Notes) Within(FrameTable cashFlows, int months, KpiScope scope)
    {
        var (ages, codes, first) = Ages(cashFlows);
        var end = scope.EndOf(cashFlows, Role.Date) is { } day ? Period.Month.NumberOf(day.AddDays(-1)) : int.MinValue;
        bool IsOld(int code) => first[code] <= end - months + 1;
        int[] rows = [.. Enumerable.Range(0, ages.Length).Where(row => ages[row] <= months && IsOld(codes[row]))];
        var young = codes.Distinct().Where(code => first[code] != int.MaxValue && !IsOld(code)).Order().Select(code => NameOf(cashFlows, codes, code)).ToArray();
        var table = WithAge(cashFlows).Take(rows);
        return ([table], young.Length == 0 ? [] :
        [
            new($"Not followed for {months.ToString(CultureInfo.InvariantCulture)} months yet, and left out: {string.Join(", ", young)}.",
                $"Nog geen {months.ToString(CultureInfo.InvariantCulture)} maanden gevolgd, en niet meegeteld: {string.Join(", ", young)}."),
        ]);
    }

    private static (double[] Ages, int[] Codes, int[] First) Ages(FrameTable cashFlows)
    {
        var dates = cashFlows.Find(Role.Date) as DateColumn
            ?? throw new DataException($"{cashFlows.Name}, column \"{cashFlows.Roles.ColumnOf(Role.Date)}\" holds no dates. Map(\"date\", …) to the column with the month of each cash flow.");
        NumberColumn?[] flows = [Money(cashFlows, Role.Cost) ?? Money(cashFlows, Role.Amount), Money(cashFlows, Role.Return)];
        var codes = new int[dates.Length];
        var count = 1;
        if (ProjectOf(cashFlows) is { } project)
        {
            var all = ColumnCodes.Of(project);
            all.Read(0, codes);
            count = all.Count;
        }

        var first = new int[count];
        Array.Fill(first, int.MaxValue);
        var month = Array.ConvertAll(dates.Ticks.ToArray(), ticks => ticks == DateColumn.Missing ? int.MaxValue : Period.Month.NumberOf(DateOnly.FromDateTime(new DateTime(ticks))));
        for (var row = 0; row < month.Length; row++)
        {
            if (flows.Any(flow => flow is not null && flow.Values[row] is not (0 or double.NaN)))
                first[codes[row]] = Math.Min(first[codes[row]], month[row]);
        }

        var ages = new double[month.Length];
        for (var row = 0; row < ages.Length; row++)
            ages[row] = month[row] == int.MaxValue || month[row] < first[codes[row]] ? double.NaN : month[row] - first[codes[row]] + 1;
        return (ages, codes, first);
    }

    private static Column? ProjectOf(FrameTable cashFlows) => cashFlows.Find(Role.Project) ?? cashFlows.Find(Role.Campaign);

    private static NumberColumn? Money(FrameTable table, Role role) => table.Find(role) as NumberColumn;

    private static string NameOf(FrameTable cashFlows, int[] codes, int code) => ProjectOf(cashFlows)?.TextOf(Array.IndexOf(codes, code)) ?? cashFlows.Name;
}
