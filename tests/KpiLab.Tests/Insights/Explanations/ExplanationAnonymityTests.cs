using FsCheck;
using FsCheck.Fluent;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>No part of an explanation of a survey tells what a group of fewer than five answered, alone or by subtraction.</summary>
public class ExplanationAnonymityTests
{
    private const int Fewest = 5;

    [Fact]
    public void Every_part_of_every_survey_is_of_five_people_or_more_and_no_smaller_group_is_named() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        // People of each department in each of two rounds.
        var people = Enumerable.Range(0, random.Next(2, 7)).Select(i => (Name: $"dept {i}", First: random.Next(0, 10), Second: random.Next(0, 10))).Append((Name: "large", First: 12, Second: 12)).ToArray();
        var explanation = EmployeeEngagement.Of(Answers(people, random)).By("department").Explain("wave", "1", "2");
        if (explanation.Splits.IsEmpty)
            return;
        var segments = explanation.Splits[0].Segments;
        string[] named = [.. segments.Select(segment => segment.Step.Segment.Values[0]).Where(name => name != Segment.TooSmall)];
        Assert.All(people.Where(p => named.Contains(p.Name)), p => Assert.True(p.First is 0 or >= Fewest && p.Second is 0 or >= Fewest, $"{p} is named"));
        var folded = people.Where(p => !named.Contains(p.Name)).ToArray();
        Assert.True(folded.Sum(p => p.First) is 0 or >= Fewest && folded.Sum(p => p.Second) is 0 or >= Fewest);
        // What a reader of the rows of each round has beside it does not single out a hidden group.
        foreach (var (round, size) in new[] { ("1", (Func<(string Name, int First, int Second), int>)(p => p.First)), ("2", p => p.Second) })
        {
            var shown = EmployeeEngagement.Of(Answers(people, new Random(seed))).By("department").Where("wave", round).Run().Rows.Where(row => row.Measurement.Value is not null).Select(row => row.Segment.Values[0]).ToArray();
            var left = folded.Where(p => !shown.Contains(p.Name) && size(p) > 0).ToArray();
            Assert.True(left.Length != 1 && left.Sum(size) is 0 or >= Fewest, string.Join("; ", left));
        }

        var json = explanation.ToJson();
        Assert.All(people.Where(p => p.First is > 0 and < Fewest || p.Second is > 0 and < Fewest), p => Assert.DoesNotContain(p.Name, json, StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static FrameTable Answers((string Name, int First, int Second)[] people, Random random)
    {
        var rows = people.SelectMany(p => Enumerable.Range(0, p.First).Select(i => (Wave: "1", Who: $"1-{p.Name}-{i}", p.Name)).Concat(Enumerable.Range(0, p.Second).Select(i => (Wave: "2", Who: $"2-{p.Name}-{i}", p.Name))))
            .SelectMany(who => Enumerable.Range(0, 3).Select(question => (who.Wave, who.Who, who.Name, Question: $"q{question}", Score: (double)random.Next(1, 6))))
            .ToArray();
        return FrameTable.Of(
            "engagement_answers", TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Name)),
            TextColumn.Of("question", rows.Select(r => r.Question)), new NumberColumn("score", [.. rows.Select(r => r.Score)]));
    }
}
