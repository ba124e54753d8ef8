using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The answers of an employee survey, one row per answer, with who gave it.</summary>
internal static class EngagementAnswers
{
    /// <summary>Groups of fewer respondents are never shown, alone or by subtraction.</summary>
    public const int SmallestGroup = 5;

    /// <summary>1 for an answer of 4 or 5, 0 for another.</summary>
    public const string Favourable = "favourable (4-5)";

    /// <summary>The answer on a scale from 0 (1) to 100 (5).</summary>
    public const string Index = "index (0-100)";

    private const string RespondentRow = "respondent (row)";

    /// <summary>The respondent, told apart by round.</summary>
    public const string RespondentInWave = "respondent in wave";

    // From this many answers without a 5, the scale ends before it.
    private const int EnoughToSeeTheTop = 100;

    /// <summary>Answers on a scale from 1, up to 7 at most.</summary>
    public static KpiInput Any { get; } = new(
        "answers", [[Role.Score]], [Role.Theme, Role.Question, Role.Department, Role.Wave, Role.Respondent, Role.Employee],
        [Role.Touchpoint, Role.Customer, Role.Channel, Role.Amount], ["engag", "answer", "antwoord", "medewerkersonderzoek", "mto", "betrokken", "employee", "hr"])
    {
        Accepts = table => table.Roles.ColumnsOf(Role.Score).All(column => table.Facts(column) is { Minimum: >= 1, Maximum: <= 7 }),
        Recognises = table => table.Roles.Has(Role.Theme) || table.Roles.Has(Role.Question) || table.Roles.Has(Role.Department),
    };

    /// <summary>Answers on a scale from 1 to 5: on another one, 4 does not mean the same.</summary>
    public static KpiInput OneToFive { get; } = Any with
    {
        Name = "answers on a scale of 1 to 5",
        Accepts = table => table.Roles.ColumnsOf(Role.Score) is { Count: > 0 } scores
            && scores.All(column => table.Facts(column) is { Minimum: >= 1, Maximum: <= 5 })
            && (scores.Max(column => table.Facts(column).Maximum) > 4 || table.Facts(scores[0]).Rows * scores.Count < EnoughToSeeTheTop),
    };

    /// <summary>Who gave the answers.</summary>
    public static Field RespondentOf(Table table) => table.Roles.Has(Role.Respondent) ? Role.Respondent : RespondentRow;

    /// <summary>The table with the round of each row: its wave; without one, the month of its date. Where nobody is named, each question is a round of its own, since every respondent answers it once.</summary>
    public static Table WithRound(Table table)
    {
        var named = table.Roles.Has(Role.Respondent) || table.Roles.Has(Role.Employee);
        List<Calculation> apart = [];
        if (table.Roles.Has(Role.Wave))
            apart.Add(Calculation.Of(Role.Wave));
        else if (table.IsDated())
            apart.Add(Calculation.Of(Role.Date).NumberIn(Period.Month));
        if (!named)
            apart.AddRange(new[] { Role.Theme, Role.Question }.Where(table.Roles.Has).Select(role => Calculation.Of(role)));
        return table.With(SmallGroups.Round, apart switch
        {
            [] => Calculation.Number(0),
            [var one] => one,
            _ => new Calculation.Joined([.. apart]),
        });
    }

    /// <summary>The number of people who answered, one who answers in two rounds counted in each.</summary>
    public static Measure Respondents { get; } = Measure.CountDistinct(RespondentInWave).By(Timing.None);

    /// <summary>The measure by date, where the answers carry one.</summary>
    public static Measure Timed(Table table, Measure measure) => table.IsDated() ? measure : measure.By(Timing.None);

    /// <summary>The table with a respondent for each row: the column, the employee, or else the row itself.</summary>
    public static Table WithRespondent(Table table)
    {
        if (table.Roles.Has(Role.Respondent))
            return table;
        return table.Roles.ColumnOf(Role.Employee) is { } employee
            ? table.Map(Role.Employee).Map(Role.Respondent, employee)
            : table.With(RespondentRow, new Calculation.RowNumber());
    }

    /// <summary>One row per answer: several score columns (one per question) are stacked, the column name becomes the question.</summary>
    public static Table Long(Table table)
    {
        var scores = table.Roles.ColumnsOf(Role.Score);
        table = WithRespondent(WithRound(table));
        if (scores.Count > 1)
            table = table.Stacked(scores, "question", "score").Map(Role.Score, "score").Map(Role.Question, "question");
        var score = Calculation.Of(Role.Score);
        return table.With(Favourable, score.Is(Comparing.AtLeast, Calculation.Number(4)).Then(Calculation.Number(1), Calculation.Number(0)))
            .With(Index, Calculation.Number(25) * (score - Calculation.Number(1)));
    }

    /// <summary>The table with each respondent told apart by round.</summary>
    public static Table WithRespondentInWave(Table table)
    {
        var respondent = Calculation.Of(Role.Respondent);
        Calculation[] parts = table.Roles.Has(Role.Wave) ? [Calculation.Of(Role.Wave), respondent] : [respondent];
        // Joined is never missing, and a row without a respondent has none in any round.
        return table.With(RespondentInWave, new Calculation.Presence(respondent).Then(new Calculation.Joined([.. parts]), Calculation.Missing(ColumnKind.Text)));
    }
}
