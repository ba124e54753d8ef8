using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>The playbooks run alone: they need the current directory of the process.</summary>
[CollectionDefinition(nameof(PlaybookTests), DisableParallelization = true)]
public sealed class PlaybooksRunAlone : ICollectionFixture<ExecutedPlaybooks>;

[Collection(nameof(PlaybookTests))]
[Trait("Category", "heavy")]
public partial class PlaybookTests(ExecutedPlaybooks playbooks)
{
    private static readonly string[] Sections =
    [
        "1 The question", "2 Load and check the data", "3 Calculate", "4 Segment", "5 Over time", "6 Against a benchmark",
        "7 What it means, and what to do", "8 What if", "9 Your own data", "10 Exercises",
    ];

    public static TheoryData<string> Names() => [.. ExecutedPlaybooks.Names];

    // Playbooks of all KPIs together have sections of their own.
    private static readonly string[] OfAllKpis = ["00", "13", "14"];

    public static TheoryData<string> Guides() => [.. ExecutedPlaybooks.Names.Where(name => !OfAllKpis.Contains(name[..2]))];

    public static TheoryData<string> Tellers() => [.. StoryExpressions.Told.Select(told => told.Notebook).Distinct()];

    public static TheoryData<string, string> PlantedNumbers()
    {
        var data = new TheoryData<string, string>();
        foreach (var (notebook, story, _, _) in StoryExpressions.All)
            data.Add(notebook, story);
        return data;
    }

    [Fact]
    public void There_is_a_start_and_a_playbook_for_each_of_the_ten_kpis() =>
        Assert.Equal(Enumerable.Range(0, 11).Select(i => $"{i:00}"), ExecutedPlaybooks.Names.Select(name => name[..2]).Where(number => string.CompareOrdinal(number, "10") <= 0));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_playbook_runs_to_its_end(string name) => Assert.Null((await playbooks.Of(name)).Failure);

    [Theory]
    [MemberData(nameof(PlantedNumbers))]
    public async Task A_playbook_finds_the_planted_number_and_quotes_it(string name, string story)
    {
        var run = await playbooks.Of(name);
        var printed = string.Concat(run.Notebook.Cells[^1].Outputs.Select(output => output.GetProperty("text").GetString()));
        var line = printed.Split('\n').Single(l => l.StartsWith(story + " ", StringComparison.Ordinal));
        var (value, tolerance) = Stories.Find(story);
        Assert.Equal(value, double.Parse(line[(story.Length + 1)..], CultureInfo.InvariantCulture), tolerance);
        if (StoryExpressions.All.Single(s => s.Notebook == name && s.Story == story).Quoted is { } quoted)
            Assert.Contains(quoted, string.Join('\n', run.Notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)), StringComparison.Ordinal);
    }

    // The number that the playbook computes, and how its text quotes it.
    [Theory]
    [InlineData("11-churn-risk", "7,259 customers, of whom 704 left", "of 7,259 customers at a snapshot 704 left")]
    [InlineData("11-churn-risk", "Of two customers, one who left and one who stayed, the one who left had the higher risk 80.2", "higher 80.2 % of the time")]
    [InlineData("11-churn-risk", "0.713", "the best single rule, on logins, 71.3 %")]
    [InlineData("11-churn-risk", "207 expected to leave, 231 left", "231 left where 207 were expected")]
    [InlineData("11-churn-risk", "by chance 181 to 233", "(181 to 233)")]
    [InlineData("11-churn-risk", "risk 25.7 %", "makes the risk 25.7 %")]
    [InlineData("11-churn-risk", "675 of 7,259 customers", "That is 675 of 7,259 customers")]
    [InlineData("12-lifetime-value", "Half are gone by 22.6", "within 23 months")]
    [InlineData("12-lifetime-value", "once in 22.8 weeks", "once in 23 weeks")]
    [InlineData("12-lifetime-value", "A purchase is worth 41.6", "for €42")]
    [InlineData("12-lifetime-value", "367 purchases happened, the model expected 428", "367 purchases came, the model expected 428")]
    [InlineData("12-lifetime-value", "per customer: 0.583, of the same rate as before 0.787", "mean error 0.58 against 0.79")]
    [InlineData("12-lifetime-value", "per customer: 0.868, of the same rate as before 0.826", "0.87 against 0.83")]
    [InlineData("12-lifetime-value", "MBG/NBD is not identified, because", "MBG/NBD finds that")]
    [InlineData("12-lifetime-value", "silent for 36 weeks", "here 36 weeks")]
    public async Task A_playbook_of_models_computes_what_its_text_quotes(string name, string computed, string quoted)
    {
        var run = await playbooks.Of(name);
        Assert.Contains(computed, string.Concat(run.Notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output.GetRawText())), StringComparison.Ordinal);
        Assert.Contains(quoted, string.Join('\n', run.Notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_playbook_of_churn_risk_finds_the_planted_drivers_in_the_planted_order()
    {
        var run = await playbooks.Of("11-churn-risk");
        var card = string.Concat(run.Notebook.Cells.SelectMany(cell => cell.Outputs).Where(output => output.TryGetProperty("data", out _))
            .Select(output => output.GetProperty("data").TryGetProperty("text/plain", out var text) ? string.Concat(text.ValueKind == JsonValueKind.Array ? text.EnumerateArray().Select(line => line.GetString()) : [text.GetString()]) : "")
            .Single(text => text.StartsWith("Churn risk:", StringComparison.Ordinal)));
        var places = new[] { "\nlogins (usage)", "\nplan", "\ntickets (usage)", "\nchannel" }.Select(driver => card.IndexOf(driver, StringComparison.Ordinal)).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
    }

    [Theory]
    [MemberData(nameof(Tellers))]
    public async Task The_answer_to_a_what_if_in_the_text_is_what_the_notebook_computes(string name)
    {
        var run = await playbooks.Of(name);
        var printed = string.Concat(run.Notebook.Cells[^1].Outputs.Select(output => output.GetProperty("text").GetString()));
        var told = printed.Split('\n').Where(line => line.StartsWith("told ", StringComparison.Ordinal)).Select(line => line[5..]).ToArray();
        Assert.Equal(StoryExpressions.Told.Count(t => t.Notebook == name), told.Length);
        var text = string.Join('\n', run.Notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        Assert.All(told, answer => Assert.Contains(answer, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_runs_give_equal_outputs(string name)
    {
        static string Outputs(Notebook book) => IpynbWriter.Write(book with { Cells = [.. book.Cells.Select(cell => cell with { Metadata = Cell.NoMetadata })] });
        Assert.Equal(Outputs((await playbooks.Of(name)).Notebook), Outputs((await ExecutedPlaybooks.Run(name)).Notebook));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_executed_playbook_is_valid_by_nbformat(string name)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(name + ".ipynb");
        (await playbooks.Of(name)).Notebook.Save(path);
        SystemPython.ValidateNotebook(path);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_output_holds_a_path_of_this_machine(string name) => Assert.DoesNotContain(
        Repository.Root, string.Concat((await playbooks.Of(name)).Notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output.GetRawText())), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_playbook_is_stored_without_outputs_as_jupyter_writes_it_for_the_kernel_of_kpilab(string name)
    {
        var book = ExecutedPlaybooks.Load(name);
        Assert.Equal(("kpilab", "C#"), (book.KernelName, book.Language));
        Assert.All(book.Cells, cell => Assert.True(cell is { Outputs.IsEmpty: true, ExecutionCount: null }));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Notebooks, name + ".ipynb")), IpynbWriter.Write(book));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_guide_has_the_ten_sections(string name) => Assert.Equal(
        Sections, ExecutedPlaybooks.Load(name).Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n')).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_between_playbooks_lead_somewhere(string name) => Assert.All(
        ExecutedPlaybooks.Load(name).Cells.SelectMany(cell => Link().Matches(cell.Source)).Select(match => match.Groups[1].Value),
        target => Assert.True(File.Exists(Path.Combine(Repository.Notebooks, target)), target));

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_stay_short_and_have_parameters_to_change(string name)
    {
        var cells = ExecutedPlaybooks.Load(name).Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Single(cells, cell => cell.IsTagged("parameters"));
        Assert.All(cells, cell => Assert.True(cell.Source.Split('\n') is { Length: <= 10 } lines && lines.All(line => line.Length <= 100), cell.Source));
    }

    [GeneratedRegex(@"\]\(([^)#:]+\.ipynb)")]
    private static partial Regex Link();
}
