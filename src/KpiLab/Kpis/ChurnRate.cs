using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Share of customers active at the start of a period that left during it.</summary>
/// <remarks>
/// Formula: lost ÷ active at start, range [0, 1]; active at start: start before the period's first moment and end not before it; lost: active at start, with the end in the period.
/// A customer who starts and leaves within the period is in neither count; one who moves to another subscription without a gap has not left.
/// Without Every, months are pooled: the sum of lost over the sum of active. Interval: Wilson (1927).
/// From a list with a yes/no column in place of dates: share of the list that has left.
/// </remarks>
public static class ChurnRate
{
    private static readonly LocalText NobodyAtStart = new("no customers at the start of the period", "geen klanten aan het begin van de periode");

    private static readonly LocalText NobodyThere = new("no customers in the period", "geen klanten in de periode");

    internal static readonly KpiInput Intervals = new(
        "subscriptions", [[Role.Start], [Role.End]], [Role.Customer, Role.Plan, Role.Amount], [Role.Employee, Role.Fte, Role.Department],
        ["subscr", "abonn", "contract", "churn", "member", "lid"])
    {
        Recognises = table => table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Employee),
        Refuses = StaffTurnover.IsStaff,
    };

    private static readonly KpiInput Snapshot = new(
        "customers", [[Role.Churned]], [Role.Customer, Role.Plan, Role.Amount], [Role.Employee, Role.Department], ["churn", "customer", "klant"])
    {
        Refuses = StaffTurnover.IsStaff,
    };

    /// <summary>Customers lost ÷ customers at start.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "churn-rate",
        Text = ChurnRateText.Text,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        BenchmarkMetrics = ["monthly_customer_churn"],
        BenchmarkPeriod = Period.Month,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Intervals],
                Prepare = CustomerSpells.Prepare,
                Parts = _ =>
                [
                    new("active", 0, Measure.Count().By(Timing.Opening)),
                    new("lost", 0, CustomerSpells.Lost(Measure.Count())),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["lost"].Count, cell["active"].Count, NobodyAtStart),
                Test = (a, b) => Proportion.DifferencePValue(a["lost"].Count, a["active"].Count, b["lost"].Count, b["active"].Count),
                Pool = Period.Month,
            },
            new KpiForm
            {
                Inputs = [Snapshot],
                Parts = _ =>
                [
                    new("active", 0, Measure.Count().By(Timing.None).Where(Filter.Present(Role.Churned))),
                    new("lost", 0, Measure.Count().By(Timing.None).Where(Filter.IsTrue(Role.Churned))),
                ],
                Prepare = (tables, _) => (tables,
                [
                    new("A list without dates: the share of it that has left, over whatever time the list covers.", "Een lijst zonder datums: het deel dat vertrokken is, over de tijd die de lijst beslaat."),
                ]),
                Formula = cell => Formulas.Proportion(cell, cell["lost"].Count, cell["active"].Count, NobodyAtStart),
                Test = (a, b) => Proportion.DifferencePValue(a["lost"].Count, a["active"].Count, b["lost"].Count, b["active"].Count),
            },
        ],
    };

    /// <summary>Revenue of customers lost ÷ revenue of customers at start: churn weighted by what each pays.</summary>
    public static Kpi Revenue { get; } = new()
    {
        Id = "revenue-churn",
        Text = BesideTexts.RevenueChurn,
        Unit = Unit.Percent,
        IsOfMoney = true,
        Better = Direction.Lower,
        BenchmarkMetrics = ["gross_revenue_churn_annual"],
        BenchmarkPeriod = Period.Year,
        Forms =
        [
            RevenueRetention.Form(Intervals with { Required = [[Role.Start], [Role.End], [Role.Amount]] }, RevenueMovements.Lost, kept: false),
            new KpiForm
            {
                Inputs = [Snapshot with { Required = [[Role.Churned], [Role.Amount]] }],
                Parts = _ =>
                [
                    new("active", 0, Measure.Sum(Role.Amount).By(Timing.None).Where(Filter.Present(Role.Churned))),
                    new("lost", 0, Measure.Sum(Role.Amount).By(Timing.None).Where(Filter.IsTrue(Role.Churned))),
                ],
                Formula = RevenueShare,
                Test = (a, b) => Formulas.FromIntervals(RevenueShare(a), RevenueShare(b)),
            },
        ],
    };

    /// <summary>Customers lost ÷ the average of those at the start and the end of the period, with those who came and left within it.</summary>
    /// <remarks>Smoother than <see cref="Kpi"/>, but fast growth dilutes it. Not a share of a group: it can exceed 1. Interval: exact Poisson on the customers lost.</remarks>
    public static Kpi OnAverageCustomers { get; } = new()
    {
        Id = "churn-rate-on-average-customers",
        Text = BesideTexts.ChurnOnAverageCustomers,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Intervals],
                Prepare = CustomerSpells.Prepare,
                Parts = _ =>
                [
                    new("opening", 0, Measure.Count().By(Timing.Opening)),
                    new("started", 0, Measure.Count().By(Timing.At(Role.Start))) { TellsDays = false },
                    new("ended", 0, Measure.Count().By(Timing.At(Role.End)).Where(Filter.Present(Role.Start))) { TellsDays = false },
                    new("left", 0, CustomerSpells.Ended(Measure.Count()).Where(Filter.Present(Role.Start))) { TellsDays = false },
                ],
                Formula = OnAverage,
                Test = (a, b) => AverageOf(a) > 0 && AverageOf(b) > 0
                    ? PoissonRate.DifferencePValue(a["left"].Count, AverageOf(a), b["left"].Count, AverageOf(b))
                    : null,
                Pool = Period.Month,
            },
        ],
    };

    /// <summary>Share of the customers who came in a period that are still there at an age: the cohort's retention.</summary>
    /// <param name="age">In days or weeks: counted from each customer's first day. In months or longer: at the end of that many calendar periods after the one in which the customer came, as a cohort triangle has it.</param>
    /// <remarks>Formula: those still there ÷ those who came, by the date on which they came. Customers too young to have reached the age are left out. Interval: Wilson.</remarks>
    public static Kpi KeptAfter(Period age) => RetentionAtAge.Of(age);

    /// <summary>The query over a table of subscriptions (start, end) or a list with a churned column.</summary>
    /// <exception cref="MissingRoleException">The table has no columns with the roles start and end, nor one with the role churned.</exception>
    public static KpiQuery Of(Table subscriptions) => Kpi.Of(subscriptions);

    /// <summary>The rate from plain numbers.</summary>
    /// <param name="lost">Customers active at the start who left, 0 or more.</param>
    /// <param name="activeAtStart">Customers active at the start, not fewer than were lost.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were lost than were there.</exception>
    public static Measurement From(long lost, long activeAtStart, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfLessThan(activeAtStart, lost);
        return Kpi.Evaluate(0, level, ("lost", new Aggregate(lost, lost, lost)), ("active", new Aggregate(activeAtStart, activeAtStart, activeAtStart)));
    }

    /// <summary>The rate on average customers from plain numbers.</summary>
    /// <param name="left">Customers who left in the period, those who came within it included.</param>
    /// <param name="atStart">Customers at the start, 0 or more.</param>
    /// <param name="atEnd">Customers at the end, 0 or more.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Measurement FromAverage(long left, long atStart, long atEnd, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(atStart);
        ArgumentOutOfRangeException.ThrowIfNegative(atEnd);
        return OnAverageCustomers.Evaluate(0, level, ("left", Counted(left)), ("opening", Counted(atStart)), ("started", Counted(atEnd)), ("ended", Counted(atStart)));
    }

    /// <summary>Revenue churn from plain numbers.</summary>
    /// <param name="lost">Recurring revenue of customers who left, 0 or more.</param>
    /// <param name="atStart">Recurring revenue at the start, not less than was lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more was lost than there was.</exception>
    public static Measurement FromRevenue(double lost, double atStart)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfLessThan(atStart, lost);
        return Revenue.Evaluate(1, 0.95, ("lost", new Aggregate(0, lost, 0)), ("active", new Aggregate(0, atStart, 0)));
    }

    /// <summary>A monthly rate as a yearly one: 1 − (1 − m)¹², never 12 × m.</summary>
    /// <param name="monthlyRate">Share lost per month, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not in [0, 1].</exception>
    public static double Annual(double monthlyRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(monthlyRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(monthlyRate, 1);
        return 1 - Math.Pow(1 - monthlyRate, 12);
    }

    private static Aggregate Counted(long count) => new(count, count, count);

    private static double AverageOf(KpiCell cell) => cell["opening"].Count + (cell["started"].Count - cell["ended"].Count) / 2.0;

    private static Measurement OnAverage(KpiCell cell)
    {
        var (left, average) = (cell["left"].Count, AverageOf(cell));
        return average <= 0
            ? Measurement.NoValue(cell.Unit, NobodyThere, left, average)
            : new Measurement(left / average, cell.Unit, left, average, (long)Math.Round(average), PoissonRate.Exact(left, average, cell.Level));
    }

    // The rows of both sums are customers; those lost are among those active, so x·y sums to the lost ones' squares.
    private static Measurement RevenueShare(KpiCell cell)
    {
        var (lost, active) = (cell["lost"], cell["active"]);
        return active.Sum <= 0
            ? Measurement.NoValue(cell.Unit, NobodyAtStart, lost.Sum, active.Sum)
            : new Measurement(
                lost.Sum / active.Sum, cell.Unit, lost.Sum, active.Sum, active.Count,
                RatioOfSums.Delta(lost.Sum, active.Sum, lost.SumOfSquares, lost.SumOfSquares, active.SumOfSquares, active.Count, cell.Level));
    }
}
