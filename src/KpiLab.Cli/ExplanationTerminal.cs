using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>An explanation in the terminal: the sentences, and the segments of the most telling splits.</summary>
internal static class ExplanationTerminal
{
    private const int MostSplits = 3;
    private const int MostSegments = 8;

    public static void Write(IAnsiConsole console, Explanation explanation, Language language)
    {
        for (var i = 0; i < explanation.Sentences.Length; i++)
            console.MarkupLine(i == 0 ? $"[bold]{Text(explanation.Sentences[i].In(language))}[/]" : Text(explanation.Sentences[i].In(language)));
        // Of a change that chance can explain one split is enough.
        var shown = explanation.IsNews == false ? 1 : MostSplits;
        foreach (var split in explanation.Splits.Take(shown))
            Split(console, explanation, split, language);
        if (explanation.Splits.Length - shown is > 0 and var more)
            console.MarkupLine(language == Language.Dutch ? $"[dim]Nog {more} naar andere kolommen: kies er een met --by, of zie --json.[/]" : $"[dim]{more} more by other columns: choose one with --by, or see --json.[/]");
        foreach (var note in explanation.Notes)
            console.MarkupLine($"[dim]{Text(note.In(language))}[/]");
    }

    private static void Split(IAnsiConsole console, Explanation explanation, SplitExplanation split, Language language)
    {
        var dutch = language == Language.Dutch;
        // The currency stands in the head once.
        var unit = explanation.Unit with { Currency = null };
        string Value(double? value) => value is { } number ? Text(ValueText.Short(number, unit, language)) : "–";
        string Share(double share) => Text(ValueText.Count(100 * share, language));
        string Change(double change) => Text(ValueText.Difference(change, unit, language).Replace("percentage points", "pp", StringComparison.Ordinal).Replace("procentpunt", "pp", StringComparison.Ordinal)
            .Replace("points", "", StringComparison.Ordinal).Replace("punten", "", StringComparison.Ordinal));
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn(Text(string.Join(" × ", split.Columns.Select(column => RoleText.Column(column, language)))));
        var currency = explanation.Unit.Currency is { } code ? $" ({code})" : "";
        foreach (var name in dutch ? new[] { "eigen cijfer" + currency, "aandeel %", "cijfer\ndeed", "aandeel\ndeed", "samen" } : ["own figure" + currency, "share %", "figure\nmade", "share\nmade", "together"])
            table.AddColumn(new TableColumn(Text(name)).RightAligned().NoWrap());
        SegmentEffect[] segments = [.. split.Segments.OrderByDescending(s => Math.Abs(s.Step.Effect)).ThenBy(s => s.Step.Segment)];
        foreach (var (step, _, _) in segments.Take(MostSegments))
        {
            table.AddRow(
                Text(string.Join(" · ", step.Segment.Values)), $"{Value(step.Before)} → {Value(step.After)}", $"{Share(step.WeightBefore)} → {Share(step.WeightAfter)}",
                Change(step.RateEffect), Change(step.MixEffect), Change(step.Effect));
        }

        if (segments.Length > MostSegments)
        {
            SegmentEffect[] rest = segments[MostSegments..];
            table.AddRow(dutch ? $"{rest.Length} kleinere" : $"{rest.Length} smaller", "", "", Change(rest.Sum(s => s.Step.RateEffect)), Change(rest.Sum(s => s.Step.MixEffect)), Change(rest.Sum(s => s.Step.Effect)));
        }

        table.AddRow($"[bold]{(dutch ? "geheel" : "whole")}[/]", $"{Value(explanation.From.Measurement.Value)} → {Value(explanation.To.Measurement.Value)}", "", Change(split.RateEffect), Change(split.MixEffect), Change(explanation.Change ?? 0));
        console.Write(table);
    }

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
