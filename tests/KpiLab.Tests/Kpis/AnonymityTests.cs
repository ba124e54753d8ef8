using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

/// <summary>Groups of under five people stay hidden however many rounds are pooled, and however a reader subtracts within a result.</summary>
public sealed class AnonymityTests
{
    private const int Fewest = 5;

    // People per round, numbered anew in each: a team of 4 gives 20 numbers in five rounds.
    private static readonly (string Department, int[] PerRound)[] Teams =
        [("Sales", [20, 21, 22, 20, 23]), ("Care", [11, 12, 10, 12, 11]), ("Board", [4, 4, 4, 4, 4]), ("Bakery", [3, 2, 4, 3, 3]), ("Store", [4, 4, 6, 7, 6])];

    public static TheoryData<string> Kpis => ["employee-engagement", "engagement-index", "favourable", "enps", "participation"];

    [Theory]
    [MemberData(nameof(Kpis))]
    public void A_team_of_four_over_five_rounds_is_hidden(string id)
    {
        var rows = Query(id).By("department").Run().Rows.ToDictionary(row => row.Segment.Values[0], row => row.Measurement);
        Assert.Equal((null, null, 0L), (rows["Board"].Value, rows["Board"].Numerator, rows["Board"].N));
        Assert.Null(rows["Bakery"].Value);
        Assert.NotNull(rows["Store"].Value);
        Assert.NotNull(rows["Sales"].Value);
    }

    [Theory]
    [MemberData(nameof(Kpis))]
    public void A_filter_on_a_team_of_four_shows_nothing(string id)
    {
        Assert.Null(Query(id).Where("department", "Board").Run().Total.Value);
        Assert.All(Query(id).Where("department", "Board").By("wave").Run().Rows, row => Assert.Null(row.Measurement.Value));
    }

    [Theory]
    [MemberData(nameof(Kpis))]
    public void Rounds_in_which_a_team_was_small_cannot_be_found_by_subtraction(string id)
    {
        // Rounds of 4, 4, 6, 7 and 6: what is left after subtracting the shown ones from the team's five rounds holds one of 6.
        var store = Query(id).By("department", "wave").Run().Rows.Where(row => row.Segment.Values[0] == "Store").ToArray();
        Assert.Equal(["Round 4", "Round 5"], store.Where(row => row.Measurement.Value is not null).Select(row => row.Segment.Values[1]));
    }

    [Theory]
    [InlineData("employee-engagement")]
    [InlineData("engagement-index")]
    [InlineData("favourable")]
    public void Themes_of_a_team_of_four_are_hidden_and_themes_of_all_are_shown(string id)
    {
        Assert.All(
            Query(id).By("department", "theme").Run().Rows.Where(row => row.Segment.Values[0] is "Board" or "Bakery"),
            row => Assert.Null(row.Measurement.Value));
        Assert.All(Query(id).By("theme").Run().Rows, row => Assert.NotNull(row.Measurement.Value));
    }

    // Month by month of one team: the month in which four answered is not the total less the other months.
    [Fact]
    public void A_small_month_is_not_the_total_less_the_other_months()
    {
        int[] perMonth = [9, 4, 12];
        var rows = perMonth.SelectMany((people, month) => Enumerable.Range(0, people).Select(i => (Day: new DateTime(2026, 1 + month, 10), Who: $"{month}-{i}"))).ToArray();
        var answers = FrameTable.Of(
            "engagement_answers", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("respondent_id", rows.Select(r => r.Who)),
            new NumberColumn("score", [.. rows.Select((_, i) => 1.0 + i % 5)]));
        var result = EmployeeEngagement.Of(answers).Every(Period.Month).Run();
        Assert.NotNull(result.Total.Value);
        Assert.Equal([null, null, true], result.Rows.Select(row => row.Measurement.Value is null ? null : (bool?)true));
    }

    [Fact]
    public void Months_of_a_survey_without_rounds_do_not_add_up_to_more_people()
    {
        var rows = Enumerable.Range(0, 6).SelectMany(month => new[] { ("Board", 4), ("Sales", 20) }
            .SelectMany(team => Enumerable.Range(0, team.Item2).Select(i => (Day: new DateTime(2026, 1 + month, 10), Team: team.Item1, Who: $"{month}-{team.Item1}-{i}")))).ToArray();
        var answers = FrameTable.Of(
            "engagement_answers", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Team)),
            new NumberColumn("score", [.. rows.Select((_, i) => 1.0 + i % 5)]));
        Assert.All(EmployeeEngagement.Of(answers).By("department").Run().Rows, row => Assert.Null(row.Measurement.Value));
    }

    [Fact]
    public void Where_nobody_is_named_forty_answers_to_ten_questions_are_four_people()
    {
        var rows = new[] { ("Board", 4), ("Care", 9), ("Sales", 20) }
            .SelectMany(team => Enumerable.Range(0, team.Item2 * 10).Select(i => (Team: team.Item1, Question: $"q{i % 10}"))).ToArray();
        var answers = FrameTable.Of(
            "engagement_answers", TextColumn.Of("department", rows.Select(r => r.Team)), TextColumn.Of("question", rows.Select(r => r.Question)), new NumberColumn("score", [.. rows.Select((_, i) => 1.0 + i % 5)]));
        Assert.Equal(["Sales"], EmployeeEngagement.Of(answers).By("department").Run().Rows.Where(row => row.Measurement.Value is not null).Select(row => row.Segment.Values[0]));
    }

    [Fact]
    public void Counts_of_answers_hide_the_same_teams()
    {
        var shown = ScoreDistribution.Of(Answers(1, 5), "department", hideBelow: Fewest).Where(team => team.Answers > 0).Select(team => team.Segment.ToString());
        Assert.Equal(["Care", "Sales", "Store"], shown);
    }

    // Any survey, any split: what a reader gets as the whole less all that is shown holds five people of one round, and is at least two groups.
    [Fact]
    public void What_is_left_after_subtraction_is_never_under_five_people()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var rows = (from wave in Enumerable.Range(1, 1 + random.Next(4))
                        from team in Enumerable.Range(0, 2 + random.Next(5))
                        let people = random.Next(0, 11)
                        from person in Enumerable.Range(0, people)
                        from theme in new[] { "culture", "growth" }
                        select (Wave: $"w{wave}", Team: $"t{team}", Who: $"{wave}-{team}-{person}", Theme: theme)).ToArray();
            if (rows.Length == 0)
                continue;
            var answers = FrameTable.Of(
                "engagement_answers", TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("department", rows.Select(r => r.Team)), TextColumn.Of("respondent_id", rows.Select(r => r.Who)),
                TextColumn.Of("theme", rows.Select(r => r.Theme)), new NumberColumn("score", [.. rows.Select(_ => 1.0 + random.Next(5))]));
            int People(IEnumerable<(string Wave, string Team, string Who, string Theme)> some) => some.GroupBy(r => r.Wave).Select(g => g.Select(r => r.Who).Distinct().Count()).DefaultIfEmpty().Max();
            Assert.Equal(People(rows) >= Fewest, EmployeeEngagement.Of(answers).Run().Total.Value is not null);
            foreach (var split in new[] { new[] { "department" }, ["wave"], ["department", "wave"], ["wave", "department"], ["department", "theme"], ["department", "theme", "wave"] })
            {
                string Key((string Wave, string Team, string Who, string Theme) row) => string.Join(" · ", split.Select(column => column switch { "wave" => row.Wave, "theme" => row.Theme, _ => row.Team }));
                var groups = rows.ToLookup(Key);
                var result = EmployeeEngagement.Of(answers).By([.. split.Select(column => (Field)column)]).Run();
                var hidden = result.Rows.Where(row => row.Measurement.Value is null).Select(row => row.Segment.ToString()).ToArray();
                Assert.All(result.Rows.Where(row => row.Measurement.Value is not null), row => Assert.True(People(groups[row.Segment.ToString()]) >= Fewest));
                if (hidden.Length > 0 && hidden.Length < result.Rows.Length)
                    Assert.True(hidden.Length > 1 && People(hidden.SelectMany(name => groups[name])) >= Fewest, $"seed {seed}, by {string.Join(", ", split)}");
            }
        }
    }

    private static KpiQuery Query(string id) => id switch
    {
        "enps" => EmployeeEngagement.NetPromoter.Of(Answers(0, 10)),
        "participation" => EmployeeEngagement.Participation.Of(Answers(1, 5), Invitations()),
        _ => KpiCatalogue.Find(id)!.Of(Answers(1, 5)),
    };

    private static FrameTable Answers(int lowest, int highest)
    {
        var rows = Teams.SelectMany(team => team.PerRound.SelectMany((people, round) => Enumerable.Range(0, people)
            .SelectMany(i => new[] { "culture", "growth" }.Select(theme => (team.Department, Wave: $"Round {round + 1}", Who: $"{round + 1}-{team.Department}-{i}", Theme: theme))))).ToArray();
        return FrameTable.Of(
            "engagement_answers", TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Department)),
            TextColumn.Of("theme", rows.Select(r => r.Theme)), new NumberColumn("score", [.. rows.Select((_, i) => (double)lowest + i % (highest - lowest + 1))]));
    }

    private static FrameTable Invitations()
    {
        var rows = Teams.SelectMany(team => team.PerRound.Select((people, round) => (team.Department, Wave: $"Round {round + 1}", Invited: people + 1.0))).ToArray();
        return FrameTable.Of(
            "engagement_invitations", TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("department", rows.Select(r => r.Department)), new NumberColumn("invited", [.. rows.Select(r => r.Invited)]));
    }
}
