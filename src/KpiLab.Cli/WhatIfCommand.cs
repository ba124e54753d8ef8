using System.CommandLine;
using System.Globalization;
using KpiLab.Charts;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Cli;

/// <summary><c>kpilab whatif</c>: unit economics of a folder, with changes, goals and chances.</summary>
internal static class WhatIfCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("folder") { Description = "A folder of exports, or one file." };
        var set = new Option<string[]>("--set") { Description = "Change an input: churn=-20% (relative), visitors=+500 (difference), visitors=x2 (factor), margin=0.45 or margin=45% (the value). Repeat for several." };
        var solve = new Option<string[]>("--solve") { Description = "What an input must be for an output to reach a value: payback=12. Repeat as needed." };
        var by = new Option<string[]>("--by") { Description = "The inputs that --solve may move; every one that can when not given." };
        var target = new Option<string[]>("--target") { Description = "How likely an output reaches a value, given how sure its inputs are: customers-in-a-year=3300. At least it, or at most where lower is better." };
        var samples = new Option<int>("--samples") { Description = "Samples for --target.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "Seed for --target.", DefaultValueFactory = _ => 1 };
        var months = new Option<int>("--months") { Description = "Months that inputs are averaged over.", DefaultValueFactory = _ => 12 };
        var horizon = new Option<int>("--horizon") { Description = "Months after which a customer's value is no longer counted.", DefaultValueFactory = _ => 60 };
        var output = new Option<string?>("--output", "-o") { Description = "Write a page with sliders to this HTML file." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (map, lang, currency, asOf, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("whatif", "Shows how the KPIs of a folder hang together, and what follows when an input changes.") { path, set, solve, by, target, samples, seed, months, horizon, output, json, map, lang, currency, asOf, mark, monthFirst };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf));
            var options = new UnitEconomicsOptions
            {
                Months = AtLeastOne("--months", parsed.GetValue(months)), Horizon = AtLeastOne("--horizon", parsed.GetValue(horizon)), Currency = parsed.GetValue(currency), AsOf = until, Language = language,
            };
            var changes = (parsed.GetValue(set) ?? []).Select(text => Pair("--set", text)).Select(p => (p.Name, Change: ChangeOf(p.Name, p.Value))).ToArray();
            var goals = (parsed.GetValue(solve) ?? []).Select(text => Number("--solve", text)).ToArray();
            var targets = (parsed.GetValue(target) ?? []).Select(text => Number("--target", text)).ToArray();

            var workspace = Workspace.Open(parsed.GetValue(path)!, CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation });
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []) };
            var now = UnitEconomics.From(workspace, options, cancellation);
            var inputs = now.Model.Inputs.Select(i => i.Name).ToArray();
            var outputs = now.Model.Formulas.Select(f => f.Name).ToArray();
            Known("--set", changes.Select(c => c.Name), inputs);
            Known("--by", parsed.GetValue(by) ?? [], inputs);
            Known("--solve", goals.Select(g => g.Name), outputs);
            Known("--target", targets.Select(t => t.Name), outputs);

            var then = changes.Length == 0 ? now : now.With(changes).Named(language == Language.Dutch ? "dan" : "then");
            var simulation = new SimulationOptions { Samples = parsed.GetValue(samples), Seed = parsed.GetValue(seed), Outputs = [.. targets.Select(t => t.Name).Distinct()] };
            var answer = new WhatIfAnswer(
                now,
                then,
                [.. goals.Select(g => WhatIfGoal.Of(then, g.Name, g.Value, parsed.GetValue(by) ?? []))],
                targets.Length == 0 ? [] : WhatIfTarget.Of(then, targets, simulation, cancellation));
            bar.Dispose();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(WhatIfJson.Of(answer));
            else
                WhatIfTable.Write(answer, language);
            if (parsed.GetValue(output) is { } file)
                File.WriteAllText(file, then.Explorer(language).ToPage());
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return answer.Goals.All(g => g.Levers.Any(l => l.Solutions.Length > 0)) && workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    private static (string Name, string Value) Pair(string option, string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw new UsageException($"{option} {text}: write name=value, such as {option} {(option == "--set" ? "churn=-20%" : "payback=12")}.");
    }

    private static (string Name, double Value) Number(string option, string text)
    {
        var (name, value) = Pair(option, text);
        var share = value.EndsWith('%');
        return double.TryParse(share ? value[..^1] : value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (name, share ? number / 100 : number)
            : throw new UsageException($"{option} {text}: \"{value}\" is not a number. Write {name}=12, or {name}=15% for a share.");
    }

    private static Change ChangeOf(string name, string text)
    {
        try
        {
            return Change.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--set {name}={text}: {e.Message}");
        }
    }

    private static void Known(string option, IEnumerable<string> asked, string[] names)
    {
        if (asked.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new UsageException($"{option} {unknown}: it is one of {string.Join(", ", names)}.");
    }

    private static int AtLeastOne(string option, int value) => value is >= 1 and <= 600 ? value : throw new UsageException($"{option} {value}: it is from 1 to 600.");
}
