using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Share of promoters (9-10) less share of detractors (0-6) among answers from 0 to 10, in points from -100 to 100.</summary>
/// <remarks>Interval: a score-type interval of the trinomial difference. Answers outside 0-10 are left out and counted.</remarks>
public static class NetPromoterScore
{
    private static readonly LocalText NoAnswers = new("no answers from 0 to 10", "geen antwoorden van 0 tot 10");

    /// <summary>Answers of employees from 0 to 10: told from those of customers by what stands beside them.</summary>
    internal static KpiInput OfStaff { get; } = ZeroToTen(
        "answers of employees", [Role.Department, Role.Wave, Role.Respondent, Role.Employee], [Role.Touchpoint, Role.Customer, Role.Channel, Role.Product],
        ["enps", "employee", "medewerk", "personeel", "mto", "engag"]) with
    {
        Recognises = IsAboutWork,
    };

    private static KpiInput OfCustomers { get; } = ZeroToTen(
        "responses", [Role.Touchpoint, Role.Customer, Role.Date, Role.Respondent],
        [Role.Theme, Role.Question, Role.Wave, Role.Department, Role.Employee], ["nps", "respon", "survey", "enqu", "feedback", "tevreden", "review"]) with
    {
        Refuses = IsAboutWork,
    };

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "net-promoter-score",
        Text = NetPromoterScoreText.Text,
        Unit = Unit.Points,
        Better = Direction.Higher,
        BenchmarkMetrics = ["nps_relationship", "nps", "nps_consumer_panel"],
        Forms = [Form(OfCustomers)],
    };

    /// <summary>The query over a table of answers.</summary>
    /// <exception cref="MissingRoleException">The table has no column with the role score.</exception>
    public static KpiQuery Of(Table responses) => Kpi.Of(responses);

    /// <summary>The score from plain numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Measurement From(long promoters, long passives, long detractors, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promoters);
        ArgumentOutOfRangeException.ThrowIfNegative(passives);
        ArgumentOutOfRangeException.ThrowIfNegative(detractors);
        return Kpi.Evaluate(0, level, ("promoters", new Aggregate(promoters, 0, 0)), ("passives", new Aggregate(passives, 0, 0)), ("detractors", new Aggregate(detractors, 0, 0)));
    }

    /// <summary>The form over answers.</summary>
    internal static KpiForm Form(KpiInput answers) => new()
    {
        Inputs = [answers],
        Prepare = (tables, _) => (tables, OutsideScale(tables[0])),
        Parts = tables => Groups(tables[0]),
        Formula = Score,
        Test = (a, b) => NetPromoter.DifferencePValue(
            a["promoters"].Count, a["passives"].Count, a["detractors"].Count, b["promoters"].Count, b["passives"].Count, b["detractors"].Count),
    };

    /// <summary>The three groups of answers.</summary>
    internal static IReadOnlyList<KpiPart> Groups(Table answers) =>
    [
        new("promoters", 0, Answers(answers).Where(Filter.AtLeast(Role.Score, 9)).Where(Filter.AtMost(Role.Score, 10))),
        new("passives", 0, Answers(answers).Where(Filter.Above(Role.Score, 6)).Where(Filter.AtMost(Role.Score, 8.999999))),
        new("detractors", 0, Answers(answers).Where(Filter.AtLeast(Role.Score, 0)).Where(Filter.AtMost(Role.Score, 6))),
    ];

    private static bool IsAboutWork(Table table) => !table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Touchpoint)
        && (table.Roles.Has(Role.Department) || table.Roles.Has(Role.Employee) || OfStaff.IsNamedLike(table));

    private static KpiInput ZeroToTen(
        string name, System.Collections.Immutable.ImmutableArray<Role> welcome, System.Collections.Immutable.ImmutableArray<Role> strange, System.Collections.Immutable.ImmutableArray<string> namedLike) =>
        new(name, [[Role.Score]], welcome, strange, namedLike)
        {
            Accepts = table => table.Facts(Role.Score) is { Maximum: > 5 and <= 11, Minimum: >= -1 } score
                && table.Rows(Filter.AtLeast(Role.Score, 0), Filter.AtMost(Role.Score, 10)) > 0.95 * (score.Rows - score.Missing),
        };

    private static Measurement Score(KpiCell cell)
    {
        var (promoters, passives, detractors) = (cell["promoters"].Count, cell["passives"].Count, cell["detractors"].Count);
        var n = promoters + passives + detractors;
        return n == 0
            ? Measurement.NoValue(cell.Unit, NoAnswers)
            : new Measurement(100.0 * (promoters - detractors) / n, cell.Unit, promoters - detractors, n, n, NetPromoter.Interval(promoters, passives, detractors, cell.Level));
    }

    private static Measure Answers(Table table) => table.Roles.Has(Role.Date) ? Measure.Count() : Measure.Count().By(Timing.None);

    /// <summary>How many answers lie outside the scale, where some do.</summary>
    internal static System.Collections.Immutable.ImmutableArray<LocalText> OutsideScale(Table table)
    {
        var outside = table.Rows(Filter.Present(Role.Score)) - table.Rows(Filter.AtLeast(Role.Score, 0), Filter.AtMost(Role.Score, 10));
        return outside == 0 ? [] :
            [new($"{outside} answers lie outside 0-10 and do not count.", $"{outside} antwoorden vallen buiten 0-10 en tellen niet mee.")];
    }
}
