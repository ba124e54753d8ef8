#!/usr/bin/env -S dotnet run
#:project ../../src/KpiLab/KpiLab.csproj

// The monthly scorecard: ten KPIs of a folder as an Excel workbook, with series, segments, findings and sources. Schedule it on the first of the month.
//   dotnet run notebooks/scripts/scorecard.cs -- --data data-samples --out scorecard.xlsx --industry E-commerce --currency EUR
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;

var data = Option("--data") ?? "data-samples";
var output = Option("--out") ?? "scorecard.xlsx";
var language = Option("--lang") == "nl" ? Language.Dutch : Language.English;

try
{
    var company = Workspace.Open(data);
    var scorecard = Scorecard.Of(company, new() { Industry = Option("--industry"), Currency = Option("--currency") });
    foreach (var entry in scorecard.Entries)
    {
        var text = entry.Result is { } result ? ValueText.Full(result.Total, language) : entry.Missing!.In(language);
        Console.WriteLine($"{entry.Kpi.Text.Name.In(language),-34} {text}");
    }

    scorecard.Save(output, language);
    Console.WriteLine($"Written: {output}");
    foreach (var failure in company.Failures)
        Console.Error.WriteLine($"{failure.File}: {failure.Message}");
    return company.Failures.Count == 0 ? 0 : 1;
}
catch (DataException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
