using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli.Tests;

public class ScorecardTableTests
{
    private static readonly Scorecard Sessions = Scorecard.Of(Workspace.Of(FrameTable.Of(
        "sessions",
        TextColumn.Of("device", Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? "desk" : "[red]phone[/]")),
        new DateColumn("date", [.. Enumerable.Range(0, 2000).Select(i => new DateTime(2026, 1, 1).AddDays(i % 181).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 2000).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]))));

    private static string[] Written(int width, Language language, bool colours = false)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        ScorecardTable.Write(console, Sessions, language);
        return text.ToString().ReplaceLineEndings("\n").Split('\n');
    }

    [Theory]
    [InlineData(80, Language.English)]
    [InlineData(80, Language.Dutch)]
    [InlineData(120, Language.English)]
    [InlineData(120, Language.Dutch)]
    public void Each_kpi_is_one_line_and_no_line_is_wider_than_the_terminal(int width, Language language)
    {
        var lines = Written(width, language);
        Assert.DoesNotContain(lines, line => line.Length > width);
        var start = Array.FindIndex(lines, line => line.StartsWith("KPI", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 10), i => Assert.StartsWith(KpiCatalogue.Ten[i].Text.Name.In(language).Split(" (")[0], lines[start + 1 + i], StringComparison.Ordinal));
    }

    [Fact]
    public void The_verdict_is_a_word_also_without_colour()
    {
        var line = Written(120, Language.English).First(l => l.StartsWith("Conversion rate", StringComparison.Ordinal));
        Assert.Matches("(good|fair|needs action|not rated) *$", line);
        Assert.DoesNotContain("\u001b", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_data_are_no_markup() =>
        Assert.Contains("[red]phone[/]", string.Join(' ', Written(200, Language.English)), StringComparison.Ordinal);

    [Fact]
    public void With_colours_the_line_says_the_same_words() =>
        Assert.Contains(Written(120, Language.English, colours: true), line => line.Contains("\u001b[", StringComparison.Ordinal) && line.Contains("Conversion rate", StringComparison.Ordinal));
}
