using System.Globalization;
using System.Text;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>A waterfall as SVG in the page: diamonds for start and end, a floating bar per part, hatched where a share shifted, in the colours of what is around it.</summary>
internal static class WaterfallDrawing
{
    private const int Width = 760;
    private const int Left = 250;
    private const int Right = 640;
    private const int Row = 28;
    private const int LongestName = 38;

    private const string Style = """
        .kpilab-waterfall{--kw-main:#0072b2;--kw-strong:#c24e00;width:100%;max-width:760px;height:auto;display:block;font-family:system-ui,'Segoe UI','Liberation Sans',sans-serif}
        @media(prefers-color-scheme:dark){.kpilab-waterfall{--kw-main:#56b4e9;--kw-strong:#ff9248}}
        .kpilab-waterfall text{fill:currentColor;font-size:12px}.kpilab-waterfall .grid{stroke:rgba(128,138,148,.35)}.kpilab-waterfall .link{stroke:rgba(128,138,148,.7);stroke-dasharray:2 3}.kpilab-waterfall .own{fill:var(--kw-main)}.kpilab-waterfall .mix{fill:url(#kw-hatch);stroke:var(--kw-strong);stroke-width:1.4}.kpilab-waterfall .rest{fill:rgba(128,138,148,.55)}.kpilab-waterfall .end{fill:currentColor}.kpilab-waterfall .strong{font-weight:600}
        """;

    /// <summary>One svg element.</summary>
    public static string Of(Waterfall waterfall, Language language)
    {
        var rows = waterfall.Bars.Count + 2;
        var height = rows * Row + 62;
        var (low, high, step) = Scale(waterfall);
        double X(double value) => Left + (Right - Left) * (value - low) / (high - low);
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kpilab-waterfall\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{HtmlText.Encode(waterfall.Title)}\"><style>{Style}</style>"));
        svg.Append("<defs><pattern id=\"kw-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"2.4\" height=\"6\" fill=\"var(--kw-strong)\"/></pattern></defs>");
        for (var value = low; value <= high + step / 2; value += step)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{N(X(value))}\" x2=\"{N(X(value))}\" y1=\"4\" y2=\"{rows * Row + 6}\"/>");
            Text(svg, X(value), rows * Row + 22, "middle", ValueText.Short(Math.Abs(value) < step / 1e6 ? 0 : value, waterfall.Unit, language));
        }

        Text(svg, (Left + Right) / 2.0, rows * Row + 40, "middle", waterfall.Axis);
        Legend(svg, waterfall, rows * Row + 57, language);
        End(svg, waterfall.Start, 0, X, waterfall.Unit, language);
        for (var i = 0; i < waterfall.Bars.Count; i++)
            Bar(svg, waterfall.Bars[i], i + 1, X, waterfall.Unit, language);
        End(svg, waterfall.End, rows - 1, X, waterfall.Unit, language);
        return svg.Append("</svg>").ToString();
    }

    private static void Bar(StringBuilder svg, WaterfallBar bar, int row, Func<double, double> x, Unit unit, Language language)
    {
        var (from, to, top) = (Math.Min(x(bar.From), x(bar.To)), Math.Max(x(bar.From), x(bar.To)), row * Row + 8);
        var amount = ValueText.Difference(bar.Amount, unit, language);
        Text(svg, Left - 10, top + 14, "end", Short(bar.Name));
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"link\" x1=\"{N(x(bar.From))}\" x2=\"{N(x(bar.From))}\" y1=\"{top - Row + 18}\" y2=\"{top}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(bar.Kind switch { null => "rest", ContributionKind.Mix => "mix", _ => "own" })}\" x=\"{N(from)}\" y=\"{top}\" width=\"{N(Math.Max(1, to - from))}\" height=\"18\"><title>{HtmlText.Encode($"{bar.Name}: {amount}")}</title></rect>");
        Text(svg, to + 6, top + 14, "start", amount);
    }

    private static void End(StringBuilder svg, (string Name, double Value) end, int row, Func<double, double> x, Unit unit, Language language)
    {
        var (middle, at) = (row * Row + 17, x(end.Value));
        Text(svg, Left - 10, middle + 5, "end", Short(end.Name), strong: true);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"end\" d=\"M{N(at)} {middle - 8}l8 8l-8 8l-8 -8z\"><title>{HtmlText.Encode($"{end.Name}: {ValueText.Full(end.Value, unit, language)}")}</title></path>");
        Text(svg, at + 12, middle + 5, "start", ValueText.Full(end.Value, unit, language), strong: true);
    }

    private static void Legend(StringBuilder svg, Waterfall waterfall, int y, Language language)
    {
        if (waterfall.Bars.All(bar => bar.Kind is not ContributionKind.Mix))
            return;
        var dutch = language == Language.Dutch;
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"own\" x=\"{Left}\" y=\"{y - 10}\" width=\"14\" height=\"11\"/><rect class=\"mix\" x=\"{Left + 200}\" y=\"{y - 10}\" width=\"14\" height=\"11\"/>");
        Text(svg, Left + 20, y, "start", dutch ? "het eigen cijfer veranderde" : "its own figure changed");
        Text(svg, Left + 220, y, "start", dutch ? "het aandeel verschoof" : "its share shifted");
    }

    // 1, 2 or 5 times a power of ten, in about five steps.
    private static (double Low, double High, double Step) Scale(Waterfall waterfall)
    {
        var (low, high) = waterfall.Range;
        var span = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 5)));
        var step = power * (span / 5 / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step is var top && top > low ? top : low + step, step);
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text, bool strong = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text{(strong ? " class=\"strong\"" : "")} x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{HtmlText.Encode(text)}</text>");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
