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

    /// <summary>The catalogue entry: per FTE on the payroll.</summary>
    public static Kpi Kpi { get; } = Per(
        "revenue-per-employee", RevenuePerEmployeeText.Text, Unit.Money("FTE per year", "fte per jaar"),
        ["revenue_per_fte", "revenue_per_employee", "turnover_per_person_employed"], Staff.Fte, ofCompanies: true);

    /// <summary>Per head on the payroll, as Eurostat counts; heads understate where part-time work is common.</summary>
    public static Kpi PerHead { get; } = Per(
        "revenue-per-head", BesideTexts.RevenuePerHead, Unit.Money("head per year", "hoofd per jaar"), ["turnover_per_person_employed", "revenue_per_employee"], Staff.Heads);

    /// <summary>Per FTE with contractors, whose work is in the revenue too.</summary>
    public static Kpi WithContractors { get; } = Per(
        "revenue-per-employee-with-contractors", BesideTexts.RevenuePerEmployeeWithContractors, Unit.Money("FTE per year", "fte per jaar"), [], Staff.FteWithContractors);

    /// <summary>The query over a table of revenue (date, amount) and one of employees (start, end, FTE).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table revenue, Table employees) => Kpi.Of(revenue, employees);

    /// <summary>The query over a list of companies (revenue, employees).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table companies) => Kpi.Of(companies);

    /// <summary>The value from plain numbers. With contractors in the FTE, or heads in place of FTE, it is that variant.</summary>
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

    private enum Staff
    {
        Fte,
        Heads,
        FteWithContractors,
    }

    private static Kpi Per(string id, KpiText text, Unit unit, IReadOnlyList<string> benchmarks, Staff staff, bool ofCompanies = false) => new()
    {
        Id = id,
        Text = text,
        Unit = unit,
        Better = Direction.Higher,
        MinimumN = 3,
        BenchmarkMetrics = benchmarks,
        Forms = ofCompanies ? [FromTables(staff), FromCompanies()] : [FromTables(staff)],
    };

    private static KpiForm FromTables(Staff staff) => new()
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
                Accepts = table => staff != Staff.FteWithContractors || Contractors(table).Length > 0,
            },
        ],
        Prepare = (tables, _) => ([Formulas.WithAmount(tables[0]), WithContract(WithEnd(tables[1]))], Notes(tables[1], staff)),
        Parts = tables =>
        [
            new("revenue", 0, Measure.Sum(Role.Amount)),
            new("fte", 1, Counted(tables[1], staff).By(Timing.Average)),
        ],
        Formula = Ratio,
        Test = (a, b) => Formulas.FromIntervals(Ratio(a), Ratio(b)),
        Drivers = new KpiDrivers.Quotient(new("revenue per year", "omzet per jaar"), staff == Staff.Heads ? new("average headcount", "gemiddeld aantal hoofden") : new("average FTE", "gemiddeld aantal fte")) { PerYear = true, AboveIsMoney = true },
        PiecePeriod = Period.Month,
    };

    private static KpiForm FromCompanies() => new()
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
        Drivers = new KpiDrivers.Quotient(new("revenue", "omzet"), new("employees", "medewerkers")) { AboveIsMoney = true },
        PieceBy = Role.Company,
        SplitBy = Role.Company,
    };

    private static Measurement Ratio(KpiCell cell)
    {
        var (revenue, fte) = PerYear(cell);
        return fte <= 0
            ? Measurement.NoValue(cell.Unit, NoStaff, revenue, fte)
            : new Measurement(revenue / fte, cell.Unit, revenue, fte, cell["fte"].Count, Formulas.OverPieces(cell, PerYear));
    }

    private static (double Revenue, double FteYears) PerYear(KpiCell cell) => (cell["revenue"].Sum, cell["fte"].Sum * (cell.Exposure?.Years ?? 0));

    private static Measure Counted(Table employees, Staff staff)
    {
        var measure = staff != Staff.Heads && employees.Roles.Has(Role.Fte) ? Measure.Sum(Role.Fte) : Measure.Count();
        var contractors = Contractors(employees);
        return contractors.Length == 0 || staff == Staff.FteWithContractors ? measure : measure.Where(Filter.NotIn(Role.Contract, contractors));
    }

    private static string[] Contractors(Table employees) =>
        [.. employees.Texts(Role.Contract).Where(text => ContractorWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    // Who has no contract form written down is taken to be on the payroll.
    private static Table WithContract(Table employees) => employees.KindOf(Role.Contract) == ColumnKind.Text
        ? employees.With(employees.Roles.ColumnOf(Role.Contract)!, Calculation.Of(Role.Contract).Or(Calculation.Text(Segment.Unknown)))
        : employees;

    private static Table WithEnd(Table employees)
    {
        if (employees.Roles.Has(Role.End))
            return employees;
        const string Name = "end (none)";
        return employees.With(Name, Calculation.Missing(ColumnKind.Date)).Map(Role.End, Name);
    }

    private static System.Collections.Immutable.ImmutableArray<LocalText> Notes(Table employees, Staff staff)
    {
        var notes = System.Collections.Immutable.ImmutableArray.CreateBuilder<LocalText>();
        if (!employees.Roles.Has(Role.Fte) && staff != Staff.Heads)
            notes.Add(new($"{employees.Name} has no FTE column: heads are counted, which understates where part-time work is common.", $"{employees.Name} heeft geen fte-kolom: hoofden tellen, wat bij veel deeltijdwerk te laag uitkomt."));
        if (staff != Staff.FteWithContractors && Contractors(employees) is { Length: > 0 } contractors)
            notes.Add(new($"Payroll only; left out: {string.Join(", ", contractors)}.", $"Alleen loondienst; niet meegeteld: {string.Join(", ", contractors)}."));
        return notes.ToImmutable();
    }
}
