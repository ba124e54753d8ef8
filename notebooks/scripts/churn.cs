#!/usr/bin/env -S dotnet run
#:project ../../src/KpiLab/KpiLab.csproj

// Reports one KPI in the terminal and writes it to a file: churn by plan, over the last complete months.
//   dotnet run notebooks/scripts/churn.cs -- --data data-samples --out churn.csv
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

var data = Option("--data") ?? "data-samples";
var file = Option("--file") ?? "subscriptions.csv";
var by = Option("--by") ?? "plan";
var output = Option("--out");

try
{
    var subscriptions = Table.Load(Path.Combine(data, file));
    var churn = ChurnRate.Of(subscriptions);
    var total = churn.Run();
    var split = churn.By(by).Run();
    var monthly = churn.Every(Period.Month).Run();

    foreach (var finding in Findings.Of(total, monthly, [split], total.Benchmark()))
        Console.WriteLine($"- {finding.Text.In(Language.English)}");
    if (output is not null)
    {
        churn.By(by).Every(Period.Month).Run().Save(output);
        Console.WriteLine($"Written: {output}");
    }

    return 0;
}
catch (DataException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
