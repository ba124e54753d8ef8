using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Mean of the answers on the survey's scale, usually 1 to 5.</summary>
/// <remarks>Interval: delta method over respondents (not answers), with a t quantile. Groups under five respondents are never shown, alone or by subtraction; a group is as large as its largest single round, however many rounds are pooled.</remarks>
public static class EmployeeEngagement
{
    private static readonly LocalText NoAnswers = new("no answers", "geen antwoorden");

    /// <summary>Why a group is not shown: it has fewer than five respondents.</summary>
    public static LocalText TooFewRespondents { get; } = new(
        $"fewer than {EngagementAnswers.SmallestGroup} respondents: not shown, so that nobody can be recognised",
        $"minder dan {EngagementAnswers.SmallestGroup} respondenten: niet getoond, zodat niemand herkenbaar is");

    /// <summary>Why a group is not shown although it is large enough: less what is shown, it would tell of a group that is too small.</summary>
    public static LocalText WouldGiveAway { get; } = new(
        $"not shown, so that a group of fewer than {EngagementAnswers.SmallestGroup} respondents cannot be found by subtraction",
        $"niet getoond, zodat een groep van minder dan {EngagementAnswers.SmallestGroup} respondenten niet door aftrekken te vinden is");

    /// <summary>The mean answer.</summary>
    public static Kpi Kpi { get; } = Mean("employee-engagement", EmployeeEngagementText.Text, Unit.Score, Role.Score, EngagementAnswers.Any, []);

    /// <summary>The mean answer on a scale of 1 to 5 as an index: 1 is 0, 5 is 100.</summary>
    public static Kpi Index { get; } = Mean("engagement-index", BesideTexts.EngagementIndex, Unit.Index, EngagementAnswers.Index, EngagementAnswers.OneToFive, []);

    /// <summary>Share of answers in the top two of a scale of five (4 or 5).</summary>
    public static Kpi Favourable { get; } = Mean("favourable", BesideTexts.Favourable, Unit.Percent, EngagementAnswers.Favourable, EngagementAnswers.OneToFive, ["favourable_pct"]);

    /// <summary>Respondents ÷ people invited. Groups under five respondents are not shown.</summary>
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
                    EngagementAnswers.Any with { Required = [[Role.Score], [Role.Respondent]] },
                    new KpiInput("invitations", [[Role.Invited]], [Role.Wave, Role.Department], [Role.Score], ["invit", "uitnod"]),
                ],
                Parts = _ =>
                [
                    new("answered", 0, EngagementAnswers.Respondents),
                    new("invited", 1, Measure.Sum(Role.Invited).By(Timing.None)),
                    new(SmallGroups.Respondents, 0, Measure.Count().By(Timing.None).PerUnit(EngagementAnswers.RespondentInWave)),
                ],
                Prepare = (tables, _) => ([EngagementAnswers.WithRespondentInWave(EngagementAnswers.WithRound(tables[0])), tables[1]], []),
                Formula = cell => Formulas.Proportion(cell, Math.Min(cell["answered"].Count, (long)cell["invited"].Sum), (long)cell["invited"].Sum, new("nobody invited", "niemand uitgenodigd")),
                Test = (a, b) => Proportion.DifferencePValue(a["answered"].Count, (long)a["invited"].Sum, b["answered"].Count, (long)b["invited"].Sum),
                HideBelow = EngagementAnswers.SmallestGroup,
            },
        ],
    };

    /// <summary>Share of promoters (9-10) less share of detractors (0-6) of the employer, among answers from 0 to 10, in points.</summary>
    /// <remarks>Groups under five respondents are never shown. Interval: that of <see cref="NetPromoterScore"/>.</remarks>
    public static Kpi NetPromoter { get; } = new()
    {
        Id = "enps",
        Text = BesideTexts.EmployeeNetPromoterScore,
        Unit = Unit.Points,
        Better = Direction.Higher,
        MinimumN = 10,
        BenchmarkMetrics = ["enps"],
        Forms =
        [
            NetPromoterScore.Form(NetPromoterScore.OfStaff) with
            {
                Prepare = (tables, _) => ([EngagementAnswers.WithRespondent(EngagementAnswers.WithRound(tables[0]))], NetPromoterScore.OutsideScale(tables[0])),
                Parts = tables =>
                [
                    .. NetPromoterScore.Groups(tables[0]),
                    new(SmallGroups.Respondents, 0, EngagementAnswers.Timed(tables[0], Measure.Count().PerUnit(EngagementAnswers.RespondentOf(tables[0])))),
                ],
                HideBelow = EngagementAnswers.SmallestGroup,
            },
        ],
    };

    /// <summary>The query over a table of answers: one row per answer (score; respondent, theme, department where known), or one row per person with several columns mapped to score.</summary>
    /// <exception cref="MissingRoleException">The table has no column with the role score.</exception>
    public static KpiQuery Of(Table answers) => Kpi.Of(answers);

    /// <summary>The mean from the number of answers 1, 2, 3, 4 and 5, one answer a respondent.</summary>
    /// <exception cref="ArgumentException">There are not five counts, or one is negative.</exception>
    public static Measurement From(params IReadOnlyList<long> answersPerScore) => Scored(Kpi, answersPerScore, score => score);

    /// <summary>The index from 0 to 100 from the number of answers 1, 2, 3, 4 and 5, one answer a respondent.</summary>
    /// <exception cref="ArgumentException">There are not five counts, or one is negative.</exception>
    public static Measurement IndexFrom(params IReadOnlyList<long> answersPerScore) => Scored(Index, answersPerScore, score => 25.0 * (score - 1));

    /// <summary>The share of favourable answers (4 and 5) from the number of answers 1, 2, 3, 4 and 5, one answer a respondent.</summary>
    /// <exception cref="ArgumentException">There are not five counts, or one is negative.</exception>
    public static Measurement FavourableFrom(params IReadOnlyList<long> answersPerScore) => Scored(Favourable, answersPerScore, score => score >= 4 ? 1 : 0);

    /// <summary>Participation from plain numbers.</summary>
    /// <param name="respondents">People with a valid answer, not more than were invited.</param>
    /// <param name="invited">People invited, 0 or more.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more answered than were invited.</exception>
    public static Measurement ParticipationFrom(long respondents, long invited, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(respondents);
        ArgumentOutOfRangeException.ThrowIfLessThan(invited, respondents);
        return Participation.Evaluate(0, level, ("answered", new Aggregate(respondents, respondents, 0)), ("invited", new Aggregate(1, invited, 0)));
    }

    /// <summary>The employees' net promoter score from plain numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static Measurement NetPromoterFrom(long promoters, long passives, long detractors, double level = 0.95) =>
        NetPromoterScore.From(promoters, passives, detractors, level);

    private static Kpi Mean(string id, KpiText text, Unit unit, Field value, KpiInput answers, IReadOnlyList<string> benchmarks) => new()
    {
        Id = id,
        Text = text,
        Unit = unit,
        Better = Direction.Higher,
        MinimumN = 10,
        BenchmarkMetrics = benchmarks,
        Forms =
        [
            new KpiForm
            {
                Inputs = [answers],
                Prepare = (tables, _) => ([EngagementAnswers.Long(tables[0])], []),
                Parts = tables => [new(SmallGroups.Respondents, 0, EngagementAnswers.Timed(tables[0], Measure.Sum(value).PerUnit(EngagementAnswers.RespondentOf(tables[0]))))],
                Formula = MeanAnswer,
                Test = (a, b) => Formulas.FromIntervals(MeanAnswer(a), MeanAnswer(b)),
                HideBelow = EngagementAnswers.SmallestGroup,
            },
        ],
    };

    private static Measurement MeanAnswer(KpiCell cell)
    {
        var score = cell["respondents"];
        if (score.Count == 0)
            return Measurement.NoValue(cell.Unit, NoAnswers);
        var interval = score.Units < 2 ? null
            : RatioOfSums.Delta(score.Sum, score.Count, score.UnitSquares, score.UnitCross, score.UnitCountSquares, score.Units, cell.Level);
        return new Measurement(score.Sum / score.Count, cell.Unit, score.Sum, score.Count, score.Units, interval);
    }

    private static Measurement Scored(Kpi kpi, IReadOnlyList<long> answersPerScore, Func<int, double> valueOf)
    {
        ArgumentNullException.ThrowIfNull(answersPerScore);
        if (answersPerScore.Count != 5 || answersPerScore.Any(count => count < 0))
            throw new ArgumentException($"Give the number of answers 1, 2, 3, 4 and 5, each 0 or more; got {string.Join(", ", answersPerScore)}.", nameof(answersPerScore));
        var answers = new Aggregate(0, 0, 0);
        for (var score = 1; score <= 5; score++)
        {
            var (count, value) = (answersPerScore[score - 1], valueOf(score));
            answers += new Aggregate(count, count * value, 0, count, count * value * value, count * value, count);
        }

        return kpi.Evaluate(0, 0.95, ("respondents", answers));
    }
}
