using System.CommandLine;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab discover</c>: what is hidden in a folder of exports.</summary>
internal static class DiscoverCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("folder") { Description = "A folder of exports, or one file." };
        var kpi = new Option<string[]>("--kpi") { Description = "Search this KPI; repeat for several. All ten when not given." };
        var top = new Option<int>("--top") { Description = "Show at most this many.", DefaultValueFactory = _ => 10 };
        var rate = new Option<double>("--rate") { Description = "The share of false discoveries that is accepted: 0.05.", DefaultValueFactory = _ => 0.05 };
        var singles = new Option<bool>("--no-pairs") { Description = "Look at single columns alone, not at pairs." };
        var from = new Option<string?>("--from") { Description = "First day that counts." };
        var to = new Option<string?>("--to") { Description = "Day after the last." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (map, lang, currency, asOf, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("discover", "Searches KPIs, segments and pairs of columns for differences that are reliable and matter.") { path, kpi, top, rate, singles, from, to, map, lang, currency, asOf, mark, monthFirst, json };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf));
            var options = new DiscoveryOptions
            {
                Kpis = [.. (parsed.GetValue(kpi) ?? []).Select(KpiOf)],
                FalseDiscoveryRate = parsed.GetValue(rate) is > 0 and < 1 and var accepted ? accepted : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--rate {parsed.GetValue(rate)}: it lies between 0 and 1, such as 0.05.")),
                Pairs = !parsed.GetValue(singles),
                Days = DaysOf(CommonOptions.DateOf("--from", parsed.GetValue(from)), CommonOptions.DateOf("--to", parsed.GetValue(to))),
                Currency = parsed.GetValue(currency),
                AsOf = until,
            };
            var shown = parsed.GetValue(top) is > 0 and var most ? most : throw new UsageException($"--top {parsed.GetValue(top)}: it is 1 or more.");
            var folder = parsed.GetValue(path)!;
            var workspace = Workspace.Open(folder, CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation });
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []) };
            var found = workspace.Discover(options, bar, cancellation);
            bar.Dispose();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(found.Top(shown).ToJson(folder, language));
            else
                DiscoveryText.Write(AnsiConsole.Console, found, shown, folder, language);
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    private static Kpi KpiOf(string id) =>
        KpiCatalogue.Find(id) ?? throw new UsageException($"There is no KPI \"{id}\". There are: {string.Join(", ", KpiCatalogue.All.Select(k => k.Id))}.");

    private static DateRange? DaysOf(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => null,
        var (first, after) when (after ?? DateOnly.MaxValue) > (first ?? DateOnly.MinValue) => new DateRange(first ?? DateOnly.MinValue, after ?? DateOnly.MaxValue),
        _ => throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--to {to:yyyy-MM-dd} lies before --from {from:yyyy-MM-dd}.")),
    };
}
