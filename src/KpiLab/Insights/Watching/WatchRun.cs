using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>One check of all rules on one workspace.</summary>
internal sealed class WatchRun(Watch watch, Workspace workspace, DateOnly asOf, CancellationToken cancellation)
{
    /// <summary>What a reader must know besides the answers.</summary>
    public List<LocalText> Notes { get; } = [];

    /// <summary>True where a segment that is gone may be named: not in a survey, where small groups stay unseen.</summary>
    public static bool NamesMissing(WatchRule rule) => rule.Kpi is null || rule.Kpi.Forms.All(form => form.HideBelow == 0);

    /// <summary>The answers to a rule: one, or one for each segment or table.</summary>
    public IReadOnlyList<WatchAnswer> Answers(WatchRule rule)
    {
        cancellation.ThrowIfCancellationRequested();
        if (rule.Kpi is null)
            return OfTables(rule);
        try
        {
            return rule.Kpi.In(workspace) is { } query ? OfKpi(rule, Asked(rule, query)) : [None(rule, Segment.Total, rule.Kpi.WhatIsMissing(workspace))];
        }
        catch (DataException e)
        {
            return [None(rule, Segment.Total, new(e.Message, e.Message))];
        }
    }

    private KpiQuery Asked(WatchRule rule, KpiQuery query)
    {
        if (watch.Currency is { } currency)
            query = query.In(currency);
        if (!rule.By.IsEmpty)
            query = query.By([.. rule.By.Select(column => (Field)column)]);
        if (rule.Every is { } grain)
            query = query.Every(grain);
        return rule.Where.Aggregate(query, (asked, filter) => asked.Where(filter));
    }

    private IReadOnlyList<WatchAnswer> OfKpi(WatchRule rule, KpiQuery query)
    {
        var result = query.Run(cancellation);
        var judge = new WatchJudge(watch, rule, result, cancellation);
        if (rule.By.IsEmpty)
            return [judge.Judge(Segment.Total)];
        Segment[] segments = [.. result.Rows.Select(row => row.Segment).Distinct().Order()];
        if (query.Form.HideBelow > 0)
        {
            var shown = segments.Where(segment => judge.HasValue(segment)).ToArray();
            if (shown.Length < segments.Length)
                Notes.Add(WatchText.Hidden(rule, segments.Length - shown.Length));
            segments = shown;
        }

        return segments.Length == 0 ? [None(rule, Segment.Total, WatchText.NoSegments)] : [.. segments.Select(judge.Judge)];
    }

    private IReadOnlyList<WatchAnswer> OfTables(WatchRule rule)
    {
        Table[] tables = [.. workspace.Tables.Where(table => rule.Table is null || table.Name.Equals(rule.Table, StringComparison.OrdinalIgnoreCase))];
        if (tables.Length == 0)
            return [None(rule, Segment.Total, WatchText.NoTable(rule.Table, workspace))];
        return [.. tables.Select(table => TableJudge.Judge(rule, rule.Table is null ? new Segment(table.Name) : Segment.Total, table, asOf))];
    }

    private static WatchAnswer None(WatchRule rule, Segment segment, LocalText why) => new(rule, segment, WatchStatus.NoData, WatchText.NoData(why));
}
