using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>A scorecard as sheets: one row per KPI, then series, segments, findings, sources and the quality of the data.</summary>
internal static class ScorecardSheets
{
    public static IReadOnlyList<Sheet> Of(Scorecard scorecard, Language language)
    {
        Sheet?[] sheets =
        [
            Totals(scorecard, language), Series(scorecard), Segments(scorecard), Findings(scorecard, language), SourcesOf(scorecard, language), Quality(scorecard, language),
        ];
        return [.. sheets.OfType<Sheet>().Where(sheet => sheet.Table.RowCount > 0)];
    }

    private static Sheet Totals(Scorecard scorecard, Language language)
    {
        var sheet = new SheetBuilder("scorecard");
        var entries = scorecard.Entries;
        sheet.Text("kpi", entries.Select(e => e.Kpi.Id));
        sheet.Text("name", entries.Select(e => e.Kpi.Text.Name.In(language)));
        ResultSheets.Measurements(sheet, [.. entries.Select(e => e.Result?.Total)], "");
        sheet.Text("verdict", entries.Select(e => e.Result is null ? null : e.Verdict.ToString().ToLowerInvariant()));
        sheet.Text("missing", entries.Select(e => e.Missing?.In(language)));
        return sheet.ToSheet([.. entries.Select(e => ResultSheets.Format(e.Result?.Unit ?? e.Kpi.Unit))]);
    }

    private static Sheet Series(Scorecard scorecard)
    {
        (KpiResult Result, KpiRow Row)[] rows = [.. scorecard.Entries.Where(e => e.Series is not null).SelectMany(e => e.Series!.Rows.Select(row => (e.Series!, row)))];
        var sheet = new SheetBuilder("series");
        sheet.Text("kpi", rows.Select(r => r.Result.Kpi.Id));
        sheet.Text("period", rows.Select(r => r.Row.Period?.ToString()));
        sheet.Date("period_start", rows.Select(r => r.Row.Period?.Start));
        sheet.Flag("partial", rows.Select(r => (bool?)r.Row.IsPartial));
        ResultSheets.Measurements(sheet, [.. rows.Select(r => r.Row.Measurement)], "");
        return sheet.ToSheet([.. rows.Select(r => ResultSheets.Format(r.Result.Unit))]);
    }

    private static Sheet Segments(Scorecard scorecard)
    {
        (KpiResult Result, KpiRow Row)[] rows = [.. scorecard.Entries.SelectMany(e => e.Segments).SelectMany(result => result.Rows.Select(row => (result, row)))];
        var sheet = new SheetBuilder("segments");
        sheet.Text("kpi", rows.Select(r => r.Result.Kpi.Id));
        sheet.Text("split_by", rows.Select(r => string.Join(", ", r.Result.Dimensions)));
        sheet.Text("segment", rows.Select(r => r.Row.Segment.ToString()));
        ResultSheets.Measurements(sheet, [.. rows.Select(r => r.Row.Measurement)], "");
        sheet.Number("difference_from_rest", rows.Select(r => r.Row.AgainstRest?.Difference), "");
        sheet.Flag("reliable", rows.Select(r => r.Row.AgainstRest?.IsReliable));
        return sheet.ToSheet([.. rows.Select(r => ResultSheets.Format(r.Result.Unit))]);
    }

    private static Sheet Findings(Scorecard scorecard, Language language)
    {
        (Kpi Kpi, Finding Finding)[] rows = [.. scorecard.Entries.SelectMany(e => e.Findings.Select(finding => (e.Kpi, finding)))];
        var sheet = new SheetBuilder("findings");
        sheet.Text("kpi", rows.Select(r => r.Kpi.Id));
        sheet.Text("kind", rows.Select(r => r.Finding.Kind.ToString().ToLowerInvariant()));
        sheet.Text("finding", rows.Select(r => r.Finding.Text.In(language)));
        sheet.Number("money", rows.Select(r => r.Finding.Money), "#,##0");
        sheet.Text("actions", rows.Select(r => string.Join(" ", (r.Finding.Actions ?? []).Select(a => a.Action.In(language)))));
        return sheet.ToSheet();
    }

    private static Sheet SourcesOf(Scorecard scorecard, Language language)
    {
        ScorecardEntry[] entries = [.. scorecard.Entries.Where(e => e.Result is not null)];
        var sheet = new SheetBuilder("sources");
        sheet.Text("kpi", entries.Select(e => e.Kpi.Id));
        sheet.Text("formula", entries.Select(e => e.Kpi.Text.Formula.In(language)));
        sheet.Text("period", entries.Select(e => Sources.Period(e.Result!)));
        sheet.Number("n", entries.Select(e => e.Result!.Total.N > 0 ? (double?)e.Result!.Total.N : null), "#,##0");
        sheet.Text("interval", entries.Select(e => Sources.Interval(e.Result!.Total, e.Result!.Unit, language)));
        sheet.Text("benchmark", entries.Select(e => e.Benchmark is null ? null : Sources.Benchmark(e.Benchmark)));
        sheet.Text("notes", entries.Select(e => string.Join(" ", e.Result!.Notes.Select(note => note.In(language)))));
        return sheet.ToSheet();
    }

    private static Sheet Quality(Scorecard scorecard, Language language)
    {
        (FrameTable Table, QualityEntry Entry)[] rows = [.. scorecard.Tables.SelectMany(t => t.Quality.Select(entry => (t, entry)))];
        var sheet = new SheetBuilder("quality");
        sheet.Text("table", rows.Select(r => r.Table.Name));
        sheet.Text("severity", rows.Select(r => r.Entry.Severity.ToString().ToLowerInvariant()));
        sheet.Text("code", rows.Select(r => r.Entry.Code));
        sheet.Text("message", rows.Select(r => language == Language.Dutch ? r.Entry.Dutch : r.Entry.Message));
        sheet.Number("count", rows.Select(r => r.Entry.Count > 0 ? (double?)r.Entry.Count : null), "#,##0");
        sheet.Text("rows", rows.Select(r => string.Join(", ", (r.Entry.Examples ?? []).Select(e => e.Row))));
        return sheet.ToSheet();
    }
}
