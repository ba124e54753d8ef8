using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>A result as sheets: its rows, its total, its sources.</summary>
internal static class ResultSheets
{
    public static IReadOnlyList<Sheet> Of(KpiResult result, Language language)
    {
        var sources = new SheetBuilder("sources");
        (LocalText Name, string Text)[] list = [.. Sources.Of(result, result.Benchmark(), language)];
        sources.Text("what", list.Select(s => s.Name.In(language)));
        sources.Text("text", list.Select(s => s.Text));
        return result.Rows.Length == 0 ? [Rows(result), sources.ToSheet()] : [Rows(result), Total(result), sources.ToSheet()];
    }

    /// <summary>One row per segment and period; the total where there are none.</summary>
    public static Sheet Rows(KpiResult result)
    {
        if (result.Rows.Length == 0)
            return Total(result) with { Name = result.Kpi.Id };
        var sheet = new SheetBuilder(result.Kpi.Id);
        for (var d = 0; d < result.Dimensions.Length; d++)
        {
            var at = d;
            sheet.Text(result.Dimensions[d], result.Rows.Select(row => row.Segment.Values[at]));
        }

        if (result.Grain is not null)
        {
            sheet.Text("period", result.Rows.Select(row => row.Period?.ToString()));
            sheet.Date("period_start", result.Rows.Select(row => row.Period?.Start));
            sheet.Flag("partial", result.Rows.Select(row => (bool?)row.IsPartial));
        }

        Measurements(sheet, [.. result.Rows.Select(row => row.Measurement)], Format(result.Unit));
        if (result.Rows.Any(row => row.AgainstRest is not null))
        {
            sheet.Number("difference_from_rest", result.Rows.Select(row => row.AgainstRest?.Difference), Format(result.Unit));
            sheet.Flag("reliable", result.Rows.Select(row => row.AgainstRest?.IsReliable));
        }

        return sheet.ToSheet();
    }

    /// <summary>How Excel shows a value of this unit.</summary>
    public static string Format(Unit unit) => unit.Kind switch
    {
        UnitKind.Fraction => "0.0%",
        UnitKind.Money => "#,##0.00",
        UnitKind.Points => "+0.0;-0.0;0.0",
        UnitKind.Index => "#,##0",
        _ => "0.00",
    };

    /// <summary>Adds what a measurement holds; an empty format leaves it to the row.</summary>
    public static void Measurements(SheetBuilder sheet, IReadOnlyList<Measurement?> all, string format)
    {
        sheet.Number("value", all.Select(m => m?.Value), format);
        sheet.Number("low", all.Select(m => m?.Interval?.Low), format);
        sheet.Number("high", all.Select(m => m?.Interval?.High), format);
        sheet.Number("n", all.Select(m => m is { N: > 0 } ? (double?)m.N : null), "#,##0");
        sheet.Number("numerator", all.Select(m => m?.Numerator), "#,##0.##");
        sheet.Number("denominator", all.Select(m => m?.Denominator), "#,##0.##");
        sheet.Text("unit", all.Select(m => m?.Unit.ToString()));
        sheet.Text("reason", all.Select(m => m?.Reason?.English));
    }

    private static Sheet Total(KpiResult result)
    {
        var sheet = new SheetBuilder("total");
        Measurements(sheet, [result.Total], Format(result.Unit));
        sheet.Text("interval_method", [result.Total.Interval?.Method]);
        sheet.Date("from", [result.Range?.Start]);
        sheet.Date("to", [result.Range?.End]);
        return sheet.ToSheet();
    }
}
