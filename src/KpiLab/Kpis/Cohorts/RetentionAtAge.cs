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
    private const string DueOn = "reaches the age";
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

    private static (IReadOnlyList<Table> Tables, System.Collections.Immutable.ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<Table> tables, KpiScope scope, Period age)
    {
        var (spells, notes) = CustomerSpells.Prepare(tables, scope);
        var table = CustomerSpells.First(spells[0]);
        if (scope.EndOf(tables[0], Role.Start, Role.End) is not { } end)
            return ([table.With(IsKept, Calculation.Flag(false))], notes);
        table = table.With(DueOn, Due(age));
        var old = Calculation.Of(DueOn).Is(Comparing.AtMost, Calculation.Moment(end.ToDateTime(TimeOnly.MinValue)));
        const string Young = "too young";
        if (table.With(Young, old.IsNotTrue()).Rows(Filter.IsTrue(Young)) is > 0 and var young)
            notes = notes.Add(new($"{young} customers came too recently to have reached the age; they do not count.", $"{young} klanten kwamen te kort geleden om de leeftijd te hebben bereikt; ze tellen niet mee."));
        // By calendar, the age is reached at the end of the last period; by days, at the end of the day.
        var gone = Calculation.Of(Spells.SpellEnd).Is(IsCalendar(age) ? Comparing.Below : Comparing.AtMost, Calculation.Of(DueOn));
        return ([table.Keep(old).With(IsKept, gone.IsNotTrue())], notes);
    }

    private static Calculation Due(Period age)
    {
        var start = Calculation.Of(Role.Start);
        if (!IsCalendar(age))
            return new Calculation.Later(start, (age.Unit == TimeUnit.Week ? 7 : 1) * age.Count, 0);
        var unit = age with { Count = 1 };
        return new Calculation.PeriodStart(start.NumberIn(unit) + Calculation.Number(age.Count + 1), unit);
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
