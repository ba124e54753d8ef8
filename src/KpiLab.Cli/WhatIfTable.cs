using KpiLab.Kpis;
using KpiLab.Scenarios;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>The answer of <c>kpilab whatif</c> in the terminal.</summary>
internal static class WhatIfTable
{
    // --set, --solve and --target take names; a narrow terminal has them under the table.
    private const int WideEnoughForNames = 110;

    public static void Write(WhatIfAnswer answer, Language language)
    {
        var dutch = language == Language.Dutch;
        Quantities(answer, dutch, language);
        foreach (var goal in answer.Goals)
            Goal(answer, goal, dutch, language);
        foreach (var target in answer.Targets)
        {
            var formula = FormulaOf(answer, target.Output);
            string Value(double value) => DriverText.Of(value, formula.Unit, language);
            var least = target.AtLeast ? (dutch ? "minstens" : "at least") : dutch ? "hoogstens" : "at most";
            AnsiConsole.Console.MarkupLine(Text(dutch
                ? $"Kans dat {formula.Label.In(language)} {least} {Value(target.Value)} is: {DriverText.Of(target.Chance, DriverUnit.Share, language)}. In negen van de tien gevallen {Value(target.Low)} tot {Value(target.High)}."
                : $"Chance that {formula.Label.In(language)} is {least} {Value(target.Value)}: {DriverText.Of(target.Chance, DriverUnit.Share, language)}. In nine cases of ten {Value(target.Low)} to {Value(target.High)}."));
        }
    }

    private static void Quantities(WhatIfAnswer answer, bool dutch, Language language)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        var wide = AnsiConsole.Profile.Width >= WideEnoughForNames;
        table.AddColumn(dutch ? "grootheid" : "quantity");
        if (wide)
            table.AddColumn(new TableColumn(dutch ? "naam" : "name").NoWrap());
        table.AddColumn(new TableColumn(dutch ? "nu" : "now").RightAligned().NoWrap());
        if (answer.IsChanged)
        {
            table.AddColumn(new TableColumn(dutch ? "dan" : "then").RightAligned().NoWrap());
            table.AddColumn(new TableColumn(dutch ? "verschil" : "difference").RightAligned());
        }

        table.AddColumn(dutch ? "eenheid" : "unit");
        foreach (var input in answer.Now.Model.Inputs)
            Row(input.Name, input.Label, input.Unit);
        table.AddEmptyRow();
        foreach (var formula in answer.Now.Model.Formulas)
            Row(formula.Name, formula.Label, formula.Unit);
        AnsiConsole.Console.Write(table);
        if (!wide)
        {
            AnsiConsole.Console.MarkupLine($"[dim]{(dutch ? "Namen voor --set, in die volgorde" : "Names for --set, in that order")}: {Text(string.Join(", ", answer.Now.Model.Inputs.Select(i => i.Name)))}.[/]");
            AnsiConsole.Console.MarkupLine($"[dim]{(dutch ? "Voor --solve en --target" : "For --solve and --target")}: {Text(string.Join(", ", answer.Now.Model.Formulas.Select(f => f.Name)))}.[/]");
        }

        void Row(string name, LocalText label, DriverUnit unit)
        {
            var (now, then) = (answer.Now.Find(name), answer.Then.Find(name));
            string Shown(double? value) => value is null ? "–" : Text(DriverText.Number(value, unit, language));
            List<string> cells = [Text(label.In(language)), .. wide ? [$"[dim]{Text(name)}[/]"] : Array.Empty<string>(), Shown(now)];
            if (answer.IsChanged)
                cells.AddRange([Shown(then), then is null || now is null || then == now ? "" : Text(Short(DriverText.NumberDifference(then - now, unit, language)))]);
            cells.Add(Text(DriverText.Words(unit, language)));
            table.AddRow([.. cells]);
        }
    }

    // Percentage points take the room of a column.
    private static string Short(string difference) =>
        difference.Replace("percentage points", "pp", StringComparison.Ordinal).Replace("procentpunt", "pp", StringComparison.Ordinal);

    private static void Goal(WhatIfAnswer answer, WhatIfGoal goal, bool dutch, Language language)
    {
        var formula = FormulaOf(answer, goal.Output);
        var value = DriverText.Of(goal.Value, formula.Unit, language);
        AnsiConsole.Console.MarkupLine($"[bold]{Text(dutch ? $"{formula.Label.In(language)} is {value} als een van deze verandert:" : $"{formula.Label.In(language)} is {value} when one of these changes:")}[/]");
        if (goal.Levers.Count == 0)
            AnsiConsole.Console.MarkupLine(Text(dutch ? "  Geen invoer alleen bereikt dat binnen zijn grenzen." : "  No input alone reaches that within its bounds."));
        foreach (var seek in goal.Levers)
        {
            var input = answer.Now.Model.Inputs.Single(i => i.Name == seek.Input);
            string Shown(double number) => DriverText.Of(number, input.Unit, language);
            var needed = seek.Solutions.Length == 0
                ? (dutch ? $"geen waarde van {Shown(seek.Searched.Low)} tot {Shown(seek.Searched.High)}; dichtstbij is {DriverText.Of(seek.Nearest.Output, formula.Unit, language)}" : $"no value from {Shown(seek.Searched.Low)} to {Shown(seek.Searched.High)}; the nearest is {DriverText.Of(seek.Nearest.Output, formula.Unit, language)}")
                : string.Join(dutch ? " of " : " or ", seek.Solutions.Select(Shown));
            var relative = WhatIfGoal.Relative(seek) is { } change ? $" ({(change < 0 ? "−" : "+")}{DriverText.Of(Math.Abs(change), DriverUnit.Share, language)})" : "";
            AnsiConsole.Console.MarkupLine(Text($"  {input.Label.In(language)}: {needed}{relative}"));
        }
    }

    private static DriverFormula FormulaOf(WhatIfAnswer answer, string name) => answer.Now.Model.Formulas.Single(f => f.Name == name);

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
