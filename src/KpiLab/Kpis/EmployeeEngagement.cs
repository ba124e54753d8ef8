using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Mean of the answers on the survey's scale, usually 1 to 5.</summary>
/// <remarks>Interval: delta method over respondents (not answers), with a t quantile. Groups under five respondents are never shown, alone or by subtraction.</remarks>
public static class EmployeeEngagement
{
    private const int SmallestGroup = 5;
    private const string RespondentRow = "respondent (row)";
    private static readonly LocalText NoAnswers = new("no answers", "geen antwoorden");

    private static readonly KpiInput Answers = new(
        "answers", [[Role.Score]], [Role.Theme, Role.Question, Role.Department, Role.Wave, Role.Respondent, Role.Employee],
        [Role.Touchpoint, Role.Customer, Role.Channel, Role.Amount], ["engag", "answer", "antwoord", "medewerkersonderzoek", "mto", "betrokken", "employee", "hr"])
    {
        Accepts = table => table.Roles.ColumnsOf(Role.Score).All(column => table[column] is NumberColumn { Minimum: >= 1, Maximum: <= 7 }),
        Recognises = table => table.Roles.Has(Role.Theme) || table.Roles.Has(Role.Question) || table.Roles.Has(Role.Department),
    };

    /// <summary>The mean answer.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "employee-engagement",
        Text = EmployeeEngagementText.Text,
        Unit = Unit.Score,
        Better = Direction.Higher,
        MinimumN = 10,
        Forms =
        [
            Form(_ => Measure.Sum(Role.Score), cell =>
            {
                var score = cell["respondents"];
                return score.Count == 0
                    ? Measurement.NoValue(cell.Unit, NoAnswers)
                    : new Measurement(score.Sum / score.Count, cell.Unit, score.Sum, score.Count, score.Units, OverRespondents(cell, score));
            }),
        ],
    };

    /// <summary>Share of answers in the top two of a scale of five (4 or 5).</summary>
    public static Kpi Favourable { get; } = new()
    {
        Id = "favourable",
        Text = BesideTexts.Favourable,
        Unit = Unit.Percent,
        Better = Direction.Higher,
        MinimumN = 10,
        BenchmarkMetrics = ["favourable_pct"],
        Forms =
        [
            Form(_ => Measure.Sum(FavourableFlag), cell =>
            {
                var score = cell["respondents"];
                return score.Count == 0
                    ? Measurement.NoValue(cell.Unit, NoAnswers)
                    : new Measurement(score.Sum / score.Count, cell.Unit, score.Sum, score.Count, score.Units, OverRespondents(cell, score));
            }),
        ],
    };

    /// <summary>Respondents ÷ people invited.</summary>
    public static Kpi Participation { get; } = new()
    {
        Id = "participation",
        Text = BesideTexts.Participation,
        Unit = Unit.Percent,
        Better = Direction.Higher,
        MinimumN = 10,
        BenchmarkMetrics = ["participation_rate"],
        Forms =
        [
            new KpiForm
            {
                Inputs =
                [
                    Answers with { Required = [[Role.Score], [Role.Respondent]] },
                    new KpiInput("invitations", [[Role.Invited]], [Role.Wave, Role.Department], [Role.Score], ["invit", "uitnod"]),
                ],
                Parts = tables =>
                [
                    new("answered", 0, Measure.CountDistinct(RespondentInWave).By(Timing.None)),
                    new("invited", 1, Measure.Sum(Role.Invited).By(Timing.None)),
                ],
                Prepare = tables => ([WithRespondentInWave(tables[0]), tables[1]], []),
                Formula = cell => Formulas.Proportion(cell, Math.Min(cell["answered"].Count, (long)cell["invited"].Sum), (long)cell["invited"].Sum, new("nobody invited", "niemand uitgenodigd")),
                Test = (a, b) => Proportion.DifferencePValue(a["answered"].Count, (long)a["invited"].Sum, b["answered"].Count, (long)b["invited"].Sum),
            },
        ],
    };

    private const string FavourableFlag = "favourable (4-5)";
    private const string RespondentInWave = "respondent in wave";

    /// <summary>The query over a table of answers: one row per answer (score; respondent, theme, department where known), or one row per person with several columns mapped to score.</summary>
    /// <exception cref="MissingRoleException">The table has no column with the role score.</exception>
    public static KpiQuery Of(Table answers) => Kpi.Of(answers);

    /// <summary>The mean from the number of answers 1, 2, 3, 4 and 5, one answer a respondent.</summary>
    /// <exception cref="ArgumentException">There are not five counts, or one is negative.</exception>
    public static Measurement From(params IReadOnlyList<long> answersPerScore)
    {
        ArgumentNullException.ThrowIfNull(answersPerScore);
        if (answersPerScore.Count != 5 || answersPerScore.Any(count => count < 0))
            throw new ArgumentException($"Give the number of answers 1, 2, 3, 4 and 5, each 0 or more; got {string.Join(", ", answersPerScore)}.", nameof(answersPerScore));
        long n = answersPerScore.Sum();
        double sum = 0, squares = 0;
        for (var score = 1; score <= 5; score++)
        {
            sum += score * answersPerScore[score - 1];
            squares += score * score * answersPerScore[score - 1];
        }

        return Kpi.Evaluate(0, 0.95, ("respondents", new Aggregate(n, sum, squares, n, squares, sum, n)));
    }

    private static ConfidenceInterval? OverRespondents(KpiCell cell, Aggregate score) => score.Units < 2 ? null
        : RatioOfSums.Delta(score.Sum, score.Count, score.UnitSquares, score.UnitCross, score.UnitCountSquares, score.Units, cell.Level);

    private static KpiForm Form(Func<FrameTable, Measure> measure, Func<KpiCell, Measurement> formula) => new()
    {
        Inputs = [Answers],
        Prepare = tables => ([Long(tables[0])], []),
        Parts = tables => [new("respondents", 0, Timed(tables[0], measure(tables[0]).PerUnit(tables[0].Roles.Has(Role.Respondent) ? Role.Respondent : RespondentRow)))],
        Formula = formula,
        Test = (a, b) => Formulas.FromIntervals(formula(a), formula(b)),
        HideBelow = SmallestGroup,
    };

    private static Measure Timed(FrameTable table, Measure measure) => table.Find(Role.Date) is DateColumn ? measure : measure.By(Timing.None);

    // One row per answer: several score columns (one per question) are stacked, the column name becomes the question.
    private static FrameTable Long(FrameTable table)
    {
        var scores = table.Roles.ColumnsOf(Role.Score);
        var rows = table.RowCount;
        if (!table.Roles.Has(Role.Respondent))
        {
            table = table.Find(Role.Employee) is { } employee
                ? (FrameTable)table.Map(Role.Employee).Map(Role.Respondent, employee.Name)
                : table.WithColumn(new NumberColumn(RespondentRow, [.. Enumerable.Range(1, rows).Select(i => (double)i)]));
        }

        if (scores.Count > 1)
        {
            int[] repeated = [.. Enumerable.Range(0, rows * scores.Count).Select(i => i % rows)];
            double[] values = [.. scores.SelectMany(s => ((NumberColumn)table[s]).Values.ToArray())];
            int[] questions = [.. Enumerable.Range(0, values.Length).Select(i => i / rows)];
            table = (FrameTable)table.Take(repeated).WithColumn(new TextColumn("question", questions, [.. scores]))
                .WithColumn(new NumberColumn("score", values)).Map(Role.Score, "score").Map(Role.Question, "question");
        }

        var score = (NumberColumn)table.Find(Role.Score)!;
        return table.WithColumn(new NumberColumn(FavourableFlag, [.. score.Values.ToArray().Select(v => double.IsNaN(v) ? v : v >= 4 ? 1 : 0)]));
    }

    private static FrameTable WithRespondentInWave(FrameTable table)
    {
        var respondent = table.Find(Role.Respondent)!;
        var wave = table.Find(Role.Wave);
        return table.WithColumn(TextColumn.Of(RespondentInWave, Enumerable.Range(0, table.RowCount)
            .Select(row => respondent.TextOf(row) is { } who ? $"{wave?.TextOf(row)}\u001f{who}" : null)));
    }
}
