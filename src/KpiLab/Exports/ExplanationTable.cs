using KpiLab.Data;
using KpiLab.Insights;

namespace KpiLab.Exports;

/// <summary>Why a KPI changed as a table: one row per driver and per segment of each split.</summary>
internal static class ExplanationTable
{
    public static FrameTable Of(Explanation explanation)
    {
        var rows = explanation.Drivers.Select(driver => new Row("drivers", driver.Name.English, driver.Before, driver.After, null, null, driver.Effect, 0))
            .Concat(explanation.Splits.SelectMany(split => split.Segments.Select(s => new Row(
                string.Join(" × ", split.Columns), s.Step.Segment.ToString(), s.Step.Before, s.Step.After, s.Step.WeightBefore, s.Step.WeightAfter, s.Step.RateEffect, s.Step.MixEffect)))).ToArray();
        NumberColumn Number(string name, Func<Row, double?> value) => new(name, [.. rows.Select(row => value(row) ?? double.NaN)]);
        return FrameTable.Of(
            explanation.Kpi.Id, TextColumn.Of("by", rows.Select(row => row.By)), TextColumn.Of("part", rows.Select(row => row.Part)), Number("before", row => row.Before), Number("after", row => row.After),
            Number("share_before", row => row.ShareBefore), Number("share_after", row => row.ShareAfter), Number("rate_effect", row => row.Rate), Number("mix_effect", row => row.Mix), Number("effect", row => row.Rate + row.Mix));
    }

    private sealed record Row(string By, string Part, double? Before, double? After, double? ShareBefore, double? ShareAfter, double Rate, double Mix);
}
