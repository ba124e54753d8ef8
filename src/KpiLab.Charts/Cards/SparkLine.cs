using System.Globalization;
using System.Text;
using KpiLab.Kpis;

namespace KpiLab.Charts.Cards;

/// <summary>The course of a KPI in the size of a word, as SVG in the page: it needs no script.</summary>
internal static class SparkLine
{
    private const double Width = 120;
    private const double Height = 28;

    /// <summary>The last whole periods, at most 24; empty where there are fewer than three values.</summary>
    public static string Svg(KpiResult? series, Language language)
    {
        if (series is null)
            return "";
        KpiRow[] rows = [.. series.Rows.Where(r => !r.IsPartial).TakeLast(24)];
        double[] values = [.. rows.Select(r => r.Measurement.Value).OfType<double>()];
        if (values.Length < 3 || series.Dimensions.Length > 0)
            return "";
        var (low, high) = (values.Min(), values.Max());
        double X(int i) => 3 + (Width - 6) * i / (rows.Length - 1);
        double Y(double v) => high > low ? Height - 4 - (Height - 8) * (v - low) / (high - low) : Height / 2;
        var path = new StringBuilder();
        var pen = 'M';
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Measurement.Value is not { } value)
            {
                pen = 'M';
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{pen}{X(i):0.#} {Y(value):0.#}");
            pen = 'L';
        }

        var last = Array.FindLastIndex(rows, r => r.Measurement.Value is not null);
        string At(KpiRow row) => $"{ValueText.Short(row.Measurement, language)} ({ValueText.Range(row.Period!.Value, language)})";
        var first = Array.Find(rows, r => r.Measurement.Value is not null)!;
        var label = language == Language.Dutch ? $"Verloop van {At(first)} tot {At(rows[last])}" : $"Course from {At(first)} to {At(rows[last])}";
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"kpilab-spark\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-label=\"{HtmlText.Encode(label)}\"><path d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\" stroke-linejoin=\"round\"/><circle cx=\"{X(last):0.#}\" cy=\"{Y(rows[last].Measurement.Value!.Value):0.#}\" r=\"2.6\" fill=\"currentColor\"/></svg>");
    }
}
