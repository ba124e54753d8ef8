using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Employees who left in a year ÷ average number of employees: what churn is to customers.</summary>
/// <remarks>
/// Formula: leavers ÷ (average heads × years), so that a part of a year is made yearly; it can exceed 1. Without days chosen, from the first departure on record to the last: who left before is in no list. Interval: exact Poisson on the leavers.
/// From a list with a yes/no column in place of dates: share of the list that has left, over whatever time it covers, with the Wilson interval.
/// </remarks>
public static class StaffTurnover
{
    private static readonly LocalText NoStaff = new("no employees in the period", "geen medewerkers in de periode");

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "staff-turnover",
        Text = BesideTexts.StaffTurnover,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        Forms =
        [
            new KpiForm
            {
                Inputs =
                [
                    new KpiInput("employees", [[Role.Start], [Role.End]], [Role.Employee, Role.Fte, Role.Department], [Role.Customer, Role.Plan, Role.Amount], ["employ", "medewerk", "personeel", "staff", "hr"])
                    {
                        Recognises = IsStaff,
                    },
                ],
                Parts = _ =>
                [
                    new("heads", 0, Measure.Count().By(Timing.Average)) { TellsDays = false },
                    new("left", 0, Measure.Count().By(Timing.At(Role.End)).Where(Filter.Present(Role.Start))),
                ],
                Formula = cell =>
                {
                    var (left, years) = (cell["left"].Count, HeadYears(cell));
                    return years <= 0
                        ? Measurement.NoValue(cell.Unit, NoStaff, left, years)
                        : new Measurement(left / years, cell.Unit, left, years, cell["heads"].Count, PoissonRate.Exact(left, years, cell.Level));
                },
                Test = (a, b) => HeadYears(a) > 0 && HeadYears(b) > 0 ? PoissonRate.DifferencePValue(a["left"].Count, HeadYears(a), b["left"].Count, HeadYears(b)) : null,
            },
            new KpiForm
            {
                Inputs = [new KpiInput("employees", [[Role.Churned]], [Role.Employee, Role.Department], [Role.Customer, Role.Plan], ["employ", "medewerk", "personeel", "staff", "hr"]) { Recognises = IsStaff }],
                Prepare = (tables, _) => (tables,
                [
                    new("A list without dates: the share of it that has left, over whatever time the list covers.", "Een lijst zonder datums: het deel dat vertrokken is, over de tijd die de lijst beslaat."),
                ]),
                Parts = _ =>
                [
                    new("heads", 0, Measure.Count().By(Timing.None).Where(Filter.Present(Role.Churned))),
                    new("left", 0, Measure.Count().By(Timing.None).Where(Filter.IsTrue(Role.Churned))),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["left"].Count, cell["heads"].Count, NoStaff),
                Test = (a, b) => Proportion.DifferencePValue(a["left"].Count, a["heads"].Count, b["left"].Count, b["heads"].Count),
            },
        ],
    };

    /// <summary>The query over a table of employees (start, end) or a list with a column that says who left.</summary>
    /// <exception cref="MissingRoleException">The table has neither.</exception>
    public static KpiQuery Of(Table employees) => Kpi.Of(employees);

    /// <summary>The turnover from plain numbers.</summary>
    /// <param name="left">Employees who left, 0 or more.</param>
    /// <param name="averageHeads">Average number of employees, 0 or more.</param>
    /// <param name="months">Length of the period in months, above 0; the value is per year.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Measurement From(long left, double averageHeads, double months = 12, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(averageHeads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        var years = averageHeads * months / 12;
        return years <= 0
            ? Measurement.NoValue(Unit.Percent, NoStaff, left, years)
            : new Measurement(left / years, Unit.Percent, left, years, (long)Math.Round(averageHeads), PoissonRate.Exact(left, years, level));
    }

    /// <summary>True of a list of employees: who left it is no lost customer.</summary>
    internal static bool IsStaff(Table table) => !table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Plan)
        && (table.Roles.Has(Role.Employee) || table.Roles.Has(Role.Fte) || table.Roles.Has(Role.Department));

    private static double HeadYears(KpiCell cell) => cell["heads"].Sum * (cell.Exposure?.Years ?? cell.Range?.Years ?? 0);
}
