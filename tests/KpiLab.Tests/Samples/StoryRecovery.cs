using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Samples;

/// <summary>What the library gives for a number of STORIES.md: which KPI, split and days.</summary>
/// <param name="workspace">The files.</param>
/// <param name="column">The name of a column in these files.</param>
internal sealed class StoryRecovery(Workspace workspace, Func<string, string> column)
{
    /// <summary>The value; null where the library rightly shows none.</summary>
    public double? Value(StoryTable.Story story) => story.Kpi switch
    {
        "revenue" => Measured("revenue-per-employee", story).Numerator,
        "average-fte" => Measured("revenue-per-employee", story).Denominator / Days(story.Period)!.Value.Years,
        "spend" => Measured("cac", story).Numerator,
        "sessions" => Measured("conversion-rate", story).Denominator,
        "responses" => Measured("net-promoter-score", story).N,
        "respondents" => Measured("participation", story).Numerator,
        "market-size" => Measured("market-share", story).Denominator,
        "ltv-2024-starters" => Measured("ltv-of-cohort", story with { Period = "2024" }).Value,
        "ltv-to-cac-2024-starters" => Measured("ltv-to-cac", story).Value,
        "kept-after-365-days" => Measured(story.Kpi, story with { Period = "2024-01-01/2025-07-01" }).Value,
        "lost-within-three-months-after" => 1 - Measured("kept-after-3-months", story with { Segment = "total", Period = story.Segment.Split('=')[1] }).Value,
        "roi" when story.Period.EndsWith(" months", StringComparison.Ordinal) => Measured($"roi-{story.Period.Replace(' ', '-')}", story with { Period = "all" }).Value,
        "funnel-drop-off" => DropOff(story.Segment),
        "churn-ratio" => ChurnRatio(story.Segment),
        _ => Measured(story.Kpi, story).Value,
    };

    private Measurement Measured(string id, StoryTable.Story story)
    {
        var query = Query(id, story.Period);
        if (story.Segment == "total")
            return query.Run().Total;
        var (name, value) = (story.Segment.Split('=')[0], story.Segment.Split('=')[1]);
        return query.By(column(name)).Run().Rows.Single(r => r.Segment.Values[0] == value).Measurement;
    }

    private KpiQuery Query(string id, string period)
    {
        var query = KpiCatalogue.Find(id)!.In(workspace) ?? throw new InvalidOperationException($"{id}: {KpiCatalogue.Find(id)!.WhatIsMissing(workspace).English}");
        if (period.StartsWith("Round", StringComparison.Ordinal))
            return query.Where(column("wave"), period);
        return Days(period) is { } days ? query.Between(days.Start, days.End) : query;
    }

    private double DropOff(string segment)
    {
        var sessions = workspace.Frames.Single(t => t.Roles.Has(Role.Step));
        var parts = segment.Split(';').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        Filter[] filters = parts.TryGetValue("device", out var device) ? [Filter.In(column("device"), device)] : [];
        return 1 - Funnel.Of(sessions, filters).Steps.Single(step => step.Name == column(parts["step"])).Rate;
    }

    private double? ChurnRatio(string trait)
    {
        var churn = Query("churn-rate", "2025");
        double? Against(string name, string value) => churn.By(name).Run().Rows.Single(r => r.Segment.Values[0] == value) is { Measurement: { Value: { } with } row, AgainstRest.Reference.Value: { } without } ? with / without : null;
        switch (trait)
        {
            case "plan Basic":
                return Against(column("plan"), "Basic");
            case "channel Paid social or Affiliate":
                string[] worst = ["Paid social", "Affiliate"];
                return churn.Where(column("channel"), worst).Run().Total.Value / churn.Where(Filter.NotIn(column("channel"), worst)).Run().Total.Value;
        }

        var (counted, isWorst) = trait.StartsWith("logins", StringComparison.Ordinal) ? ("logins", (Func<double, bool>)(mean => mean < 3)) : ("tickets", mean => mean >= 0.25);
        var usage = workspace.Frames.Single(t => t.Name == "usage");
        var means = usage.Columns.First(c => c.Name == "customer_id");
        var perCustomer = Enumerable.Range(0, usage.RowCount).GroupBy(row => means.TextOf(row)!).ToDictionary(g => g.Key, g => g.Average(row => ((NumberColumn)usage[counted]).Values[row]));
        var subscriptions = workspace.Frames.Single(t => t.Name == "subscriptions");
        var marked = subscriptions.WithColumn(TextColumn.Of("trait", Enumerable.Range(0, subscriptions.RowCount).Select(row => isWorst(perCustomer[subscriptions["customer_id"].TextOf(row)!]) ? "worst" : "rest")));
        var rows = ChurnRate.Of(marked).Between(new(2025, 1, 1), new(2026, 1, 1)).By("trait").Run().Rows;
        return rows[1].Measurement.Value / rows[0].Measurement.Value;
    }

    private static DateRange? Days(string period)
    {
        DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (period)
        {
            case "all":
                return null;
            case "2025-H1" or "2026-H1":
                return new(Day($"{period[..4]}-01-01"), Day($"{period[..4]}-07-01"));
            case "2025-H2":
                return new(Day("2025-07-01"), Day("2026-01-01"));
            case { Length: 4 }:
                return Period.Year.Containing(Day($"{period}-01-01"));
            case { Length: 7 }:
                return Period.Month.Containing(Day($"{period}-01"));
            default:
                var ends = period.Split('/');
                return new(Day(ends[0]), Day(ends[1]));
        }
    }
}
