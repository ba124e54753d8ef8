using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>One column of the retention triangle as a KPI: the share of the customers who came in a period that are still there at an age.</summary>
internal static class RetentionAtAge
{
    private const string IsKept = "still there at the age";
    private static readonly LocalText NobodyCame = new("nobody came in the period who can have reached the age", "in de periode kwam niemand die de leeftijd kan hebben bereikt");

    public static Kpi Of(Period age) => new()
    {
        Id = $"kept-after-{age.Count.ToString(CultureInfo.InvariantCulture)}-{UnitName(age.Unit)}",
        Text = BesideTexts.KeptAfter(age),
        Unit = Unit.Percent,
        Better = Direction.Higher,
        Forms =
        [
            new KpiForm
            {
                Inputs = [ChurnRate.Intervals],
                Prepare = (tables, scope) => Prepare(tables, scope, age),
                Parts = _ =>
                [
                    new("came", 0, Measure.Count().By(Timing.At(Role.Start))),
                    new("kept", 0, Measure.Count().By(Timing.At(Role.Start)).Where(Filter.IsTrue(IsKept))),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["kept"].Count, cell["came"].Count, NobodyCame),
                Test = (a, b) => Proportion.DifferencePValue(a["kept"].Count, a["came"].Count, b["kept"].Count, b["came"].Count),
            },
        ],
    };

    private static (IReadOnlyList<FrameTable> Tables, System.Collections.Immutable.ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<FrameTable> tables, KpiScope scope, Period age)
    {
        var (spells, notes) = CustomerSpells.Prepare(tables, scope);
        var (rows, ends) = CustomerSpells.First(spells[0]);
        var table = spells[0].Take(rows);
        var starts = CustomerSpells.Ticks(table, Role.Start);
        if (scope.EndOf(tables[0], Role.Start, Role.End) is not { } end)
            return ([table.WithColumn(new FlagColumn(IsKept, new sbyte[starts.Length]))], notes);
        var due = Array.ConvertAll(starts, start => start == DateColumn.Missing ? long.MaxValue : Due(new DateTime(start), age));
        int[] old = [.. Enumerable.Range(0, starts.Length).Where(row => due[row] <= end.ToDateTime(TimeOnly.MinValue).Ticks)];
        var young = starts.Length - old.Length;
        if (young > 0)
            notes = notes.Add(new($"{young} customers came too recently to have reached the age; they do not count.", $"{young} klanten kwamen te kort geleden om de leeftijd te hebben bereikt; ze tellen niet mee."));
        sbyte[] kept = [.. Enumerable.Range(0, starts.Length).Select(row => (sbyte)(ends[row] == DateColumn.Missing || IsThere(ends[row], due[row], age) ? 1 : 0))];
        return ([table.WithColumn(new FlagColumn(IsKept, kept)).Take(old)], notes);
    }

    // By calendar, the age is reached at the end of the last period; by days, at the end of the day.
    private static bool IsThere(long end, long due, Period age) => IsCalendar(age) ? end >= due : end > due;

    private static long Due(DateTime start, Period age)
    {
        if (!IsCalendar(age))
            return start.AddDays((age.Unit == TimeUnit.Week ? 7 : 1) * age.Count).Ticks;
        var unit = age with { Count = 1 };
        return unit.RangeOf(unit.NumberOf(DateOnly.FromDateTime(start)) + age.Count).End.ToDateTime(TimeOnly.MinValue).Ticks;
    }

    private static bool IsCalendar(Period age) => age.Unit is TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year;

    private static string UnitName(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => "days",
        TimeUnit.Week => "weeks",
        TimeUnit.Month => "months",
        TimeUnit.Quarter => "quarters",
        _ => "years",
    };
}
