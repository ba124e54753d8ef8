using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Revenue per average FTE, annualised.</summary>
/// <remarks>
/// Formula: revenue ÷ FTE-years, where FTE-years is the time-weighted average FTE × the years of the period. Contractors are left out where a column tells them apart.
/// Without FTE, heads count. Interval: delta method over months. From a list of companies (revenue, employees): sum of revenue ÷ sum of employees.
/// </remarks>
public static class RevenuePerEmployee
{
    private static readonly LocalText NoStaff = new("no employees in the period", "geen medewerkers in de periode");
    private static readonly string[] ContractorWords = ["contractor", "freelance", "freelancer", "zzp", "extern", "external", "inhuur", "uitzend", "temp", "agency"];

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "revenue-per-employee",
        Text = RevenuePerEmployeeText.Text,
        Unit = Unit.Money("FTE per year", "fte per jaar"),
        Better = Direction.Higher,
        MinimumN = 3,
        BenchmarkMetrics = ["turnover_per_person_employed", "revenue_per_fte", "revenue_per_employee"],
        Forms =
        [
            new KpiForm
            {
                Inputs =
                [
                    new KpiInput(
                        "revenue", [[Role.Date], [Role.Amount, Role.Quantity]], [Role.Department],
                        [Role.Category, Role.Campaign, Role.Company, Role.Cost, Role.Score, Role.Customer, Role.Order], ["revenue", "omzet", "sales", "verkoop", "invoice", "factu", "order", "bestel", "retail"])
                    {
                        Recognises = _ => false,
                    },
                    new KpiInput(
                        "employees", [[Role.Start]], [Role.Employee, Role.Fte, Role.Department, Role.End, Role.Contract],
                        [Role.Customer, Role.Plan, Role.Amount, Role.Channel], ["employ", "medewerk", "personeel", "staff", "hr"])
                    {
                        Recognises = table => table.Roles.Has(Role.Fte) || table.Roles.Has(Role.Employee),
                    },
                ],
                Prepare = tables => ([Formulas.WithAmount(tables[0]), WithEnd(tables[1])], Notes(tables[1])),
                Parts = tables =>
                [
                    new("revenue", 0, Measure.Sum(Role.Amount)),
                    new("fte", 1, Payroll(tables[1], tables[1].Roles.Has(Role.Fte) ? Measure.Sum(Role.Fte) : Measure.Count()).By(Timing.Average)),
                ],
                Formula = cell =>
                {
                    var (revenue, fte) = PerYear(cell);
                    return fte <= 0
                        ? Measurement.NoValue(cell.Unit, NoStaff, revenue, fte)
                        : new Measurement(revenue / fte, cell.Unit, revenue, fte, cell["fte"].Count, Formulas.OverPieces(cell, PerYear));
                },
                Test = (a, b) => Formulas.FromIntervals(Ratio(a), Ratio(b)),
                PiecePeriod = Period.Month,
            },
            new KpiForm
            {
                Inputs = [new KpiInput("companies", [[Role.Amount], [Role.Employees]], [Role.Company], [Role.Customer, Role.Date], ["compan", "bedrij"])],
                Parts = _ =>
                [
                    new("revenue", 0, Measure.Sum(Role.Amount).By(Timing.None).Where(Filter.Above(Role.Employees, 0))),
                    new("fte", 0, Measure.Sum(Role.Employees).By(Timing.None).Where(Filter.Present(Role.Amount))),
                ],
                Formula = cell => cell["fte"].Sum <= 0
                    ? Measurement.NoValue(cell.Unit, NoStaff, cell["revenue"].Sum, cell["fte"].Sum)
                    : new Measurement(cell["revenue"].Sum / cell["fte"].Sum, cell.Unit, cell["revenue"].Sum, cell["fte"].Sum, cell["fte"].Count, Formulas.OverPieces(cell, c => (c["revenue"].Sum, c["fte"].Sum))),
                PieceRole = Role.Company,
                SplitBy = Role.Company,
            },
        ],
    };

    /// <summary>The query over a table of revenue (date, amount) and one of employees (start, end, FTE).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table revenue, Table employees) => Kpi.Of(revenue, employees);

    /// <summary>The query over a list of companies (revenue, employees).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table companies) => Kpi.Of(companies);

    /// <summary>The value from plain numbers.</summary>
    /// <param name="revenue">Revenue of the period, in money.</param>
    /// <param name="averageFte">Average FTE in the period, 0 or more.</param>
    /// <param name="months">Length of the period in months, above 0; the value is per year.</param>
    /// <exception cref="ArgumentOutOfRangeException">FTE is negative or the length is not above 0.</exception>
    public static Measurement From(double revenue, double averageFte, double months = 12)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(averageFte);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        var fteYears = averageFte * months / 12;
        return Kpi.Evaluate(1, 0.95, ("revenue", new Aggregate(1, revenue, 0)), ("fte", new Aggregate((long)Math.Round(averageFte), fteYears, 0)));
    }

    private static Measurement Ratio(KpiCell cell)
    {
        var (revenue, fte) = PerYear(cell);
        return fte <= 0
            ? Measurement.NoValue(cell.Unit, NoStaff, revenue, fte)
            : new Measurement(revenue / fte, cell.Unit, revenue, fte, cell["fte"].Count, Formulas.OverPieces(cell, PerYear));
    }

    private static (double Revenue, double FteYears) PerYear(KpiCell cell) => (cell["revenue"].Sum, cell["fte"].Sum * (cell.Exposure?.Years ?? 0));

    private static Measure Payroll(FrameTable employees, Measure measure)
    {
        var contractors = Contractors(employees);
        return contractors.Length == 0 ? measure : measure.Where(Filter.NotIn(Role.Contract, contractors));
    }

    private static string[] Contractors(FrameTable employees) => employees.Find(Role.Contract) is TextColumn contract
        ? [.. contract.Dictionary.Where(text => ContractorWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))]
        : [];

    private static FrameTable WithEnd(FrameTable employees)
    {
        if (employees.Roles.Has(Role.End))
            return employees;
        const string Name = "end (none)";
        return (FrameTable)employees.WithColumn(new DateColumn(Name, [.. Enumerable.Repeat(DateColumn.Missing, employees.RowCount)])).Map(Role.End, Name);
    }

    private static System.Collections.Immutable.ImmutableArray<LocalText> Notes(FrameTable employees)
    {
        var notes = System.Collections.Immutable.ImmutableArray.CreateBuilder<LocalText>();
        if (!employees.Roles.Has(Role.Fte))
            notes.Add(new($"{employees.Name} has no FTE column: heads are counted, which understates where part-time work is common.", $"{employees.Name} heeft geen fte-kolom: hoofden tellen, wat bij veel deeltijdwerk te laag uitkomt."));
        if (Contractors(employees) is { Length: > 0 } contractors)
            notes.Add(new($"Payroll only; left out: {string.Join(", ", contractors)}.", $"Alleen loondienst; niet meegeteld: {string.Join(", ", contractors)}."));
        return notes.ToImmutable();
    }
}
