using System.Globalization;
using System.Text;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Charts.Insights;

/// <summary>A drawing of a series in SVG: periods to the right, values upwards, with axes, in the colours of what is around it.</summary>
internal sealed class SeriesCanvas
{
    private const int Width = 720;
    private const int Height = 300;
    private const int Left = 78;
    private const int Right = 700;
    private const int Top = 26;
    private const int Bottom = 262;
    private const int MostNames = 7;

    private const string Style = """
        .kpilab-series{--ks-main:#0072b2;--ks-strong:#c24e00;--ks-good:#007f5f;width:100%;max-width:760px;height:auto;display:block;font-family:system-ui,'Segoe UI','Liberation Sans',sans-serif}
        @media(prefers-color-scheme:dark){.kpilab-series{--ks-main:#56b4e9;--ks-strong:#ff9248;--ks-good:#35c49a}}
        .kpilab-series text{fill:currentColor;font-size:12px}.kpilab-series .grid{stroke:rgba(128,138,148,.35)}.kpilab-series .line{fill:none;stroke:var(--ks-main);stroke-width:2}.kpilab-series .band{fill:var(--ks-main);fill-opacity:.16}.kpilab-series .dash{fill:none;stroke:var(--ks-main);stroke-width:1.4;stroke-dasharray:5 4}.kpilab-series .dot{fill:var(--ks-main)}.kpilab-series .mark{fill:var(--ks-strong)}.kpilab-series .turn{stroke:var(--ks-strong);stroke-width:1.5;stroke-dasharray:2 3}.kpilab-series .target{stroke:var(--ks-good);stroke-width:2;stroke-dasharray:8 4}.kpilab-series .soft{opacity:.8}
        """;

    private readonly StringBuilder svg;
    private readonly Period grain;
    private readonly int first;
    private readonly int last;
    private readonly double low;
    private readonly double high;

    public SeriesCanvas(string title, Period grain, DateRange from, DateRange to, IEnumerable<double> values, Unit unit, Language language)
    {
        this.grain = grain;
        (first, last) = (grain.NumberOf(from.Start), grain.NumberOf(to.Start));
        double[] all = [.. values.Where(double.IsFinite)];
        var step = Step(all.Min(), all.Max());
        (low, high) = (Math.Floor(all.Min() / step) * step, Math.Ceiling(all.Max() / step) * step);
        if (high <= low)
            high = low + step;
        svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kpilab-series\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Encode(title)}\"><style>{Style}</style>"));
        for (var k = 0; low + k * step <= high + step / 2; k++)
        {
            var value = low + k * step;
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{N(Y(value))}\" y2=\"{N(Y(value))}\"/>");
            Text(Left - 8, Y(value) + 4, "end", ValueText.Short(Math.Abs(value) < step / 1e6 ? 0 : value, unit, language));
        }

        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)MostNames));
        for (var number = first; number <= last; number += every)
            Text(X(number), Bottom + 20, "middle", ValueText.Range(grain.RangeOf(number), language));
    }

    public double X(DateRange period) => X(grain.NumberOf(period.Start));

    public double Y(double value) => Bottom - (Bottom - Top) * (value - low) / (high - low);

    /// <summary>A band between two lines.</summary>
    public void Band(IReadOnlyList<(DateRange Period, double Low, double High)> points)
    {
        if (points.Count > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<polygon class=\"band\" points=\"{Points(points.Select(p => (p.Period, p.High)).Concat(points.Reverse().Select(p => (p.Period, p.Low))))}\"/>");
    }

    public void Line(string kind, IEnumerable<(DateRange Period, double Value)> points) =>
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{kind}\" points=\"{Points(points)}\"/>");

    /// <summary>A point with what is said of it: a dot, or a diamond where it is marked.</summary>
    public void Point(DateRange period, double value, string said, bool marked)
    {
        var (x, y) = (X(period), Y(value));
        svg.Append(marked
            ? string.Create(CultureInfo.InvariantCulture, $"<path class=\"mark\" d=\"M{N(x)} {N(y - 7)}l7 7l-7 7l-7 -7z\"><title>{HtmlText.Encode(said)}</title></path>")
            : string.Create(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"3.2\"><title>{HtmlText.Encode(said)}</title></circle>"));
    }

    /// <summary>A line from top to bottom before a period, with its name above.</summary>
    public void Turn(DateRange period, string name)
    {
        var x = (X(period) + X(grain.NumberOf(period.Start) - 1)) / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"turn\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"{Top}\" y2=\"{Bottom}\"/>");
        Text(x, Top - 10, x > (Left + Right) / 2 ? "end" : "start", name);
    }

    /// <summary>A line across, with its name.</summary>
    public void Target(double value, string name)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"target\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{N(Y(value))}\" y2=\"{N(Y(value))}\"/>");
        Text(Left + 6, Y(value) - 6, "start", name);
    }

    public string End() => svg.Append("</svg>").ToString();

    private void Text(double x, double y, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\">{HtmlText.Encode(text)}</text>");

    private string Points(IEnumerable<(DateRange Period, double Value)> points) => string.Join(' ', points.Select(p => N(X(p.Period)) + "," + N(Y(p.Value))));

    private double X(int number) => Left + 14 + (Right - Left - 28) * (last > first ? (number - first) / (double)(last - first) : 0.5);

    // 1, 2 or 5 times a power of ten, in about four steps.
    private static double Step(double low, double high)
    {
        var span = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
        return power * (span / 4 / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
