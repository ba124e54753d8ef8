#!/usr/bin/env -S dotnet run
#:project ../../src/KpiLab/KpiLab.csproj

// Compares two periods of any KPI and says why the total changed: the segments themselves, or the shift between them.
//   dotnet run notebooks/scripts/compare.cs -- --data data-samples --kpi conversion-rate --by device --before 2025-07-01/2026-01-01 --after 2026-01-01/2026-07-01
using KpiLab.Data;
using KpiLab.Kpis;

var data = Option("--data") ?? "data-samples";
var id = Option("--kpi") ?? "conversion-rate";
var by = Option("--by") ?? "device";

try
{
    var kpi = KpiCatalogue.Find(id) ?? throw new DataException($"There is no KPI \"{id}\". There are: {string.Join(", ", KpiCatalogue.All.Select(k => k.Id))}.");
    var company = Workspace.Open(data);
    var query = kpi.In(company) ?? throw new DataException(kpi.WhatIsMissing(company).In(Language.English));
    var (before, after) = (Run(query, Option("--before") ?? "2025-07-01/2026-01-01"), Run(query, Option("--after") ?? "2026-01-01/2026-07-01"));
    string Value(double? value) => value is { } v ? ValueText.Full(v, before.Unit, Language.English) : "–";

    Console.WriteLine($"{kpi.Text.Name.In(Language.English)}, {before.Range} and {after.Range}");
    Console.WriteLine($"{"total",-20} {Value(before.Total.Value),12} {Value(after.Total.Value),12}");
    var bridge = RatioBridge.Between(before, after);
    foreach (var step in bridge.Steps)
        Console.WriteLine($"{step.Segment,-20} {Value(step.Before),12} {Value(step.After),12}   weight {step.WeightBefore,4:P0} to {step.WeightAfter,4:P0}");
    Console.WriteLine($"The change of {ValueText.Difference(bridge.Change, before.Unit, Language.English)}: {ValueText.Difference(bridge.RateEffect, before.Unit, Language.English)} in the segments themselves, {ValueText.Difference(bridge.MixEffect, before.Unit, Language.English)} from the shift between them.");
    return 0;
}
catch (Exception e) when (e is DataException or ArgumentException or FormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

KpiResult Run(KpiQuery query, string range)
{
    var days = range.Split('/');
    if (days.Length != 2 || !DateOnly.TryParse(days[0], out var from) || !DateOnly.TryParse(days[1], out var to))
        throw new DataException($"\"{range}\" is no range of days. Write it as 2025-07-01/2026-01-01: from the first up to, and not with, the second.");
    return query.By(by).Between(from, to).Run();
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
