using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Return on investment: what a project or campaign brought in, less its cost, for each unit of cost.</summary>
/// <remarks>Formula: (return − cost) ÷ cost. Interval: delta method over projects, from three on. Cumulative returns at 3, 6 and 12 months: <see cref="CumulativeReturn"/>.</remarks>
public static class Roi
{
    private static readonly LocalText NoCost = new("no cost in the period", "geen kosten in de periode");

    private static readonly LocalText NotYet = new("the return has not covered the cost so far", "de opbrengst dekt de kosten tot nu toe niet");

    private static readonly KpiInput CashFlows = new(
        "cash flows", [[Role.Cost, Role.Amount], [Role.Return]], [Role.Project, Role.Campaign, Role.Date], [Role.Customer, Role.Order], ["cash", "flow", "kasstr", "project", "campa", "invest", "roi"]);

    private static readonly KpiInput Dated = CashFlows with { Required = [.. CashFlows.Required, [Role.Date]] };

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "roi",
        Text = RoiText.Text,
        Unit = Unit.Percent,
        IsOfMoney = true,
        Better = Direction.Higher,
        MinimumN = 1,
        IsCumulative = true,
        Forms = [Form(subtractCost: 1)],
    };

    /// <summary>Cumulative return on investment of each project over its first months: campaigns of different ages, compared at the same age.</summary>
    /// <param name="months">Months from the project's first cash flow, the month of it included; 1 or more.</param>
    /// <remarks>Projects that the data do not follow for so long are left out, and counted in the notes.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Kpi After(int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return new()
        {
            Id = $"roi-{months.ToString(System.Globalization.CultureInfo.InvariantCulture)}-months",
            Text = BesideTexts.RoiAfter(months),
            Unit = Unit.Percent,
            IsOfMoney = true,
            Better = Direction.Higher,
            MinimumN = 1,
            Forms = [Form(subtractCost: 1) with { Inputs = [Dated], Prepare = (tables, scope) => ProjectAges.Within(tables[0], months, scope) }],
        };
    }

    /// <summary>The first month of a project's life from which its return covers its cost for good, counted from 1; of several together, by their age.</summary>
    public static Kpi Payback { get; } = new()
    {
        Id = "payback-months",
        Text = BesideTexts.Payback,
        Unit = Unit.Months,
        Better = Direction.Lower,
        MinimumN = 1,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Dated],
                Prepare = (tables, _) => ([ProjectAges.WithAge(tables[0])], []),
                Parts = tables =>
                [
                    new("return", 0, Measure.Sum(Role.Return)),
                    new("cost", 0, Measure.Sum(tables[0].Roles.Has(Role.Cost) ? Role.Cost : Role.Amount)),
                    new("age", 0, Measure.Sum(ProjectAges.Age)),
                ],
                Formula = PaybackMonth,
                PieceBy = ProjectAges.Age,
                Additive = false,
            },
        ],
    };

    /// <summary>Return for each unit of cost, without subtracting it.</summary>
    public static Kpi Roas { get; } = new()
    {
        Id = "roas",
        Text = BesideTexts.Roas,
        Unit = Unit.Ratio,
        IsOfMoney = true,
        Better = Direction.Higher,
        MinimumN = 1,
        BenchmarkMetrics = ["roas"],
        Forms = [Form(subtractCost: 0)],
    };

    /// <summary>The query over a table of cash flows (cost, return; project and date where known).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table cashFlows) => Kpi.Of(cashFlows);

    /// <summary>The value from plain numbers.</summary>
    public static Measurement From(double gain, double cost) =>
        Kpi.Evaluate(0, 0.95, ("return", new Aggregate(1, gain, 0)), ("cost", new Aggregate(1, cost, 0)));

    /// <summary>Return over several years as a yearly rate: (1 + ROI)^(1 ÷ years) − 1.</summary>
    /// <param name="roi">Return on investment over the whole time, as a fraction; above −1, as nothing grows from a total loss.</param>
    /// <param name="years">Length of that time in years, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double Annualised(double roi, double years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(roi, -1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(years);
        return Math.Pow(1 + roi, 1 / years) - 1;
    }

    /// <summary>Return on ad spend from plain numbers.</summary>
    /// <param name="revenue">Attributed revenue, in money.</param>
    /// <param name="spend">Ad spend, in money.</param>
    public static Measurement RoasFrom(double revenue, double spend) =>
        Roas.Evaluate(0, 0.95, ("return", new Aggregate(1, revenue, 0)), ("cost", new Aggregate(1, spend, 0)));

    /// <summary>The return on ad spend at which a campaign neither gains nor loses: 1 ÷ margin.</summary>
    /// <param name="margin">Contribution margin as a fraction, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is outside its range.</exception>
    public static double BreakEvenRoas(double margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(margin, 1);
        return 1 / margin;
    }

    private static Measurement PaybackMonth(KpiCell cell)
    {
        if (cell["cost"].Sum <= 0)
            return Measurement.NoValue(cell.Unit, NoCost, cell["return"].Sum, cell["cost"].Sum);
        double cost = 0, gain = 0;
        int? payback = null;
        foreach (var month in cell.Pieces.Where(piece => piece["age"].Count > 0).OrderBy(AgeOf))
        {
            cost += month["cost"].Sum;
            gain += month["return"].Sum;
            payback = cost > 0 && gain >= cost ? payback ?? AgeOf(month) : null;
        }

        return payback is { } months
            ? new Measurement(months, cell.Unit, gain, cost, 1, null)
            : Measurement.NoValue(cell.Unit, NotYet, gain, cost, 1);

        static int AgeOf(KpiCell piece) => (int)Math.Round(piece["age"].Sum / piece["age"].Count);
    }

    private static KpiForm Form(int subtractCost) => new()
    {
        Inputs = [CashFlows],
        Parts = tables =>
        [
            new("return", 0, Cac.Totals(tables[0], Measure.Sum(Role.Return))),
            new("cost", 0, Cac.Totals(tables[0], Measure.Sum(tables[0].Roles.Has(Role.Cost) ? Role.Cost : Role.Amount))),
        ],
        Formula = cell =>
        {
            var (gain, cost) = (cell["return"].Sum - subtractCost * cell["cost"].Sum, cell["cost"].Sum);
            return cost <= 0
                ? Measurement.NoValue(cell.Unit, NoCost, gain, cost)
                : new Measurement(gain / cost, cell.Unit, gain, cost, Math.Max(1, cell.Pieces.Count), Formulas.OverPieces(cell, c => (c["return"].Sum - subtractCost * c["cost"].Sum, c["cost"].Sum)));
        },
        Drivers = new KpiDrivers.Quotient(new("return", "opbrengst"), new("cost", "kosten")) { Subtracted = subtractCost, MayBeZero = true },
        PieceBy = Role.Project,
    };
}
