using System.Globalization;
using System.Text;
using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>Charts drawn as SVG in the page itself: they need no script, print sharply, and take the page's colours, light or dark.</summary>
internal static class SvgCharts
{
    private const int Width = 640;
    private const int Left = 170;
    private const int Right = 90;

    /// <summary>The value over time with its interval as a band; hollow points are partial periods.</summary>
    public static string Series(KpiResult series, string title, Language language)
    {
        KpiRow[] rows = [.. series.Rows.Where(r => r.Measurement.Value is not null)];
        if (rows.Length < 2)
            return "";
        const int Height = 220, Top = 16, Bottom = 34, Start = 70, End = Width - 16;
        var low = rows.Min(r => r.Measurement.Interval?.Low ?? r.Measurement.Value!.Value);
        var high = rows.Max(r => r.Measurement.Interval?.High ?? r.Measurement.Value!.Value);
        if (series.Unit.Kind is UnitKind.Fraction or UnitKind.Money && low >= 0)
            low = 0;
        if (high <= low)
            high = low + 1;
        double X(int i) => Start + (End - Start) * (double)i / (rows.Length - 1);
        double Y(double v) => Height - Bottom - (Height - Bottom - Top) * (v - low) / (high - low);
        var svg = Open(Height, title);
        foreach (var tick in new[] { low, (low + high) / 2, high })
            svg.Append($"<line class=\"grid\" x1=\"{Start}\" x2=\"{End}\" y1=\"{N(Y(tick))}\" y2=\"{N(Y(tick))}\"/><text x=\"{Start - 8}\" y=\"{N(Y(tick) + 4)}\" text-anchor=\"end\">{HtmlText.Encode(ValueText.Short(tick, series.Unit, language))}</text>");
        if (rows.All(r => r.Measurement.Interval is not null))
        {
            var upper = rows.Select((r, i) => $"{N(X(i))},{N(Y(r.Measurement.Interval!.High))}");
            var lower = rows.Select((r, i) => $"{N(X(i))},{N(Y(r.Measurement.Interval!.Low))}").Reverse();
            svg.Append($"<polygon class=\"band\" points=\"{string.Join(' ', upper.Concat(lower))}\"/>");
        }

        svg.Append($"<polyline class=\"line\" points=\"{string.Join(' ', rows.Select((r, i) => $"{N(X(i))},{N(Y(r.Measurement.Value!.Value))}"))}\"/>");
        for (var i = 0; i < rows.Length; i++)
            svg.Append($"<circle class=\"{(rows[i].IsPartial ? "partial" : "point")}\" cx=\"{N(X(i))}\" cy=\"{N(Y(rows[i].Measurement.Value!.Value))}\" r=\"3\"><title>{HtmlText.Encode($"{rows[i].Period}: {ValueText.Full(rows[i].Measurement, language)}")}</title></circle>");
        foreach (var i in new[] { 0, rows.Length / 2, rows.Length - 1 }.Distinct())
            svg.Append($"<text x=\"{N(X(i))}\" y=\"{Height - 12}\" text-anchor=\"{(i == 0 ? "start" : i == rows.Length - 1 ? "end" : "middle")}\">{HtmlText.Encode(rows[i].Period!.Value.ToString())}</text>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A bar per segment with its interval; those that reliably differ from the rest stand out.</summary>
    public static string Segments(KpiResult result, string title, Language language)
    {
        KpiRow[] rows = [.. result.Rows.Where(r => r.Measurement.Value is not null).OrderByDescending(r => r.Measurement.Value)];
        if (rows.Length == 0)
            return "";
        const int Step = 30;
        var height = rows.Length * Step + 12;
        var low = Math.Min(0, rows.Min(r => r.Measurement.Value!.Value));
        var high = Math.Max(0, rows.Max(r => Math.Min(r.Measurement.Interval?.High ?? r.Measurement.Value!.Value, 3 * Math.Abs(r.Measurement.Value!.Value) + 1e-9)));
        if (high <= low)
            high = low + 1;
        double X(double v) => Left + (Width - Left - Right) * (Math.Clamp(v, low, high) - low) / (high - low);
        var svg = Open(height, title);
        for (var i = 0; i < rows.Length; i++)
        {
            var (y, value) = (6 + i * Step, rows[i].Measurement.Value!.Value);
            var name = rows[i].Segment.ToString();
            svg.Append($"<text x=\"{Left - 8}\" y=\"{y + 17}\" text-anchor=\"end\">{HtmlText.Encode(name.Length > 24 ? name[..23] + "…" : name)}<title>{HtmlText.Encode(name)}</title></text>");
            svg.Append($"<rect class=\"{(rows[i].AgainstRest is { IsReliable: true } ? "bar strong" : "bar")}\" x=\"{N(Math.Min(X(0), X(value)))}\" y=\"{y + 3}\" width=\"{N(Math.Max(1, Math.Abs(X(value) - X(0))))}\" height=\"{Step - 10}\"/>");
            if (rows[i].Measurement.Interval is { } interval)
                svg.Append($"<line class=\"whisker\" x1=\"{N(X(interval.Low))}\" x2=\"{N(X(interval.High))}\" y1=\"{y + 13}\" y2=\"{y + 13}\"/>");
            svg.Append($"<text x=\"{Width - Right + 10}\" y=\"{y + 17}\">{HtmlText.Encode(ValueText.Short(rows[i].Measurement, language))}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Open(int height, string title) =>
        new($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{HtmlText.Encode(title)}\">");

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
