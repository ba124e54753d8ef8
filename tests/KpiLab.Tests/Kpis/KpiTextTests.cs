using KpiLab.Kpis;
using KpiLab.Kpis.Texts;

namespace KpiLab.Tests.Kpis;

public class KpiTextTests
{
    private static readonly string[] EnglishWords =
        ["the", "and", "with", "from", "this", "that", "which", "are", "for", "your", "customers", "revenue", "cost", "not", "when", "each"];

    private static readonly string[] DutchWords = ["het", "een", "van", "niet", "klanten", "omzet", "voor", "met", "wordt", "zijn", "voordat"];

    public static TheoryData<string> Names => [.. All.Keys];

    private static IReadOnlyDictionary<string, KpiText> All { get; } = typeof(ChurnRateText).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ChurnRateText).Namespace)
        .SelectMany(type => type.GetProperties())
        .Where(property => property.PropertyType == typeof(KpiText))
        .Select(property => (Name: property.DeclaringType!.Name + "." + property.Name, Text: (KpiText)property.GetValue(null)!))
        .Concat(new[] { "roi-9-months", "cac-lag-2-months", "kept-after-1-days", "kept-after-12-months", "cr3" }.Select(id => (Name: $"{nameof(BesideTexts)}.{id}", KpiCatalogue.Find(id)!.Text)))
        .ToDictionary(pair => pair.Name, pair => pair.Text);

    [Fact]
    public void Every_KPI_of_the_catalogue_has_its_own_id_and_texts()
    {
        Assert.Equal(10, KpiCatalogue.Ten.Count);
        Assert.Equal(KpiCatalogue.All.Count, KpiCatalogue.All.Select(kpi => kpi.Id).Distinct().Count());
        Assert.Equal(KpiCatalogue.All.Count, KpiCatalogue.All.Select(kpi => kpi.Text.Name.English).Distinct().Count());
        Assert.All(KpiCatalogue.All, kpi => Assert.Same(kpi, KpiCatalogue.Find(kpi.Id.ToUpperInvariant())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_there_in_both_languages(string name)
    {
        Assert.All(Lines(All[name]), line =>
        {
            Assert.False(string.IsNullOrWhiteSpace(line.English));
            Assert.False(string.IsNullOrWhiteSpace(line.Dutch));
            Assert.Equal(line.English, line.English.Trim());
            Assert.Equal(line.Dutch, line.Dutch.Trim());
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_language_leaks_into_the_other(string name)
    {
        Assert.All(Lines(All[name]), line =>
        {
            Assert.Empty(Words(line.Dutch).Intersect(EnglishWords));
            Assert.Empty(Words(line.English).Intersect(DutchWords));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Percentages_are_written_the_way_of_the_language(string name)
    {
        Assert.All(Lines(All[name]), line =>
        {
            Assert.DoesNotMatch(@"\d%", line.English);
            Assert.DoesNotMatch(@"\d\s%", line.Dutch);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_ten_have_at_least_five_pitfalls_and_five_actions_by_cause(string name)
    {
        if (name.StartsWith(nameof(BesideTexts), StringComparison.Ordinal))
            Assert.NotEmpty(All[name].Pitfalls);
        else
        {
            Assert.InRange(All[name].Pitfalls.Count, 5, 6);
            Assert.InRange(All[name].Actions.Count, 5, 6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Questions_end_with_a_question_mark_and_sentences_with_a_full_stop(string name)
    {
        var text = All[name];
        Assert.EndsWith("?", text.Question.English, StringComparison.Ordinal);
        Assert.EndsWith("?", text.Question.Dutch, StringComparison.Ordinal);
        Assert.All([text.Definition, .. text.Pitfalls, .. text.Actions.Select(action => action.Action)], line =>
        {
            Assert.EndsWith(".", line.English, StringComparison.Ordinal);
            Assert.EndsWith(".", line.Dutch, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<LocalText> Lines(KpiText text) =>
    [
        text.Name, text.Question, text.Definition, text.Formula, text.Numerator, text.Denominator, .. text.Pitfalls,
        .. text.Actions.SelectMany(action => new[] { action.Cause, action.Action }),
    ];

    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '(', ')', '?', '÷', '/', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
}
