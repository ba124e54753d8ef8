using System.Globalization;
using System.Text;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>Drawings of answers, in the page itself: a tornado, a heat map with its break-even line, a histogram, cash by month.</summary>
internal sealed class ScenarioDrawing(Language language)
{
    private const int Width = 640;

    /// <summary>The drawing; empty where the answer has none.</summary>
    public static string Of(object value, string title, Language language) => new ScenarioDrawing(language).Of(value, title);

    private string Of(object value, string title) => value switch
    {
        Tornado tornado => Of(tornado, title),
        ScenarioGrid grid => Of(grid, title),
        SimulatedOutput output => Of(output, title),
        CohortRun run => Of(run, title),
        _ => "",
    };

    private string Of(Tornado tornado, string title)
    {
        var (bars, unit) = (tornado.Bars.Take(12).ToArray(), tornado.Scenario.Model.Formulas.First(f => f.Name == tornado.Output).Unit);
        if (bars.Length == 0)
            return "";
        var low = bars.Min(b => Math.Min(b.AtFrom, b.AtTo));
        var high = bars.Max(b => Math.Max(b.AtFrom, b.AtTo));
        double X(double v) => 200 + 340 * (v - low) / (high - low);
        var svg = Open(bars.Length * 24 + 26, title);
        for (var k = 0; k < bars.Length; k++)
        {
            var label = tornado.Scenario.Model.Inputs.First(i => i.Name == bars[k].Input).Label.In(language);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"192\" y=\"{k * 24 + 17}\" text-anchor=\"end\">{HtmlText.Encode(label)}</text>");
            foreach (var (end, kind) in new[] { (bars[k].AtFrom, "bar low"), (bars[k].AtTo, "bar") })
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{N(Math.Min(X(end), X(tornado.Value)))}\" y=\"{k * 24 + 4}\" width=\"{N(Math.Abs(X(end) - X(tornado.Value)))}\" height=\"16\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{N(X(tornado.Value))}\" x2=\"{N(X(tornado.Value))}\" y1=\"0\" y2=\"{bars.Length * 24 + 4}\"/>");
        foreach (var (at, anchor) in new[] { (low, "start"), (high, "end") })
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(X(at))}\" y=\"{bars.Length * 24 + 20}\" text-anchor=\"{anchor}\">{HtmlText.Encode(DriverText.Of(at, unit, language))}</text>");
        return svg.Append("</svg>").ToString();
    }

    private string Of(ScenarioGrid grid, string title)
    {
        var (columns, rows) = (grid.AcrossValues.Length, grid.DownValues.Length);
        double[] all = [.. grid.Values.SelectMany(row => row).OfType<double>()];
        if (all.Length == 0)
            return "";
        var (low, high) = (all.Min(), all.Max());
        const double Left = 150, Top = 8, Across = 460, Down = 280;
        var svg = Open(330, title);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (grid.Values[r][c] is { } value)
                    svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" fill-opacity=\"{N(0.08 + 0.84 * (high > low ? (value - low) / (high - low) : 0))}\" x=\"{N(Left + Across * c / columns)}\" y=\"{N(Top + Down * (rows - 1 - r) / rows)}\" width=\"{N(Across / columns + 0.4)}\" height=\"{N(Down / rows + 0.4)}\"/>");
            }
        }

        double X(double v) => Left + Across * (0.5 + (columns - 1) * (v - grid.AcrossValues[0]) / (grid.AcrossValues[^1] - grid.AcrossValues[0])) / columns;
        double Y(double v) => Top + Down - Down * (0.5 + (rows - 1) * (v - grid.DownValues[0]) / (grid.DownValues[^1] - grid.DownValues[0])) / rows;
        var line = low < 0 && high > 0 ? grid.BreakEvenLine() : [];
        if (line.Length > 1)
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"mark\" fill=\"none\" points=\"{string.Join(' ', line.Select(p => N(X(p.Across)) + "," + N(Y(p.Down))))}\"><title>0</title></polyline>");
        string Text(string name, double v) => HtmlText.Encode(DriverText.Of(v, grid.Scenario.Model.Inputs.First(i => i.Name == name).Unit, language));
        foreach (var (v, anchor) in new[] { (grid.AcrossValues[0], "start"), (grid.AcrossValues[^1], "end") })
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(X(v))}\" y=\"306\" text-anchor=\"{anchor}\">{Text(grid.Across, v)}</text>");
        foreach (var v in new[] { grid.DownValues[0], grid.DownValues[^1] })
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(Left - 8)}\" y=\"{N(Y(v) + 4)}\" text-anchor=\"end\">{Text(grid.Down, v)}</text>");
        return svg.Append("</svg>").ToString();
    }

    // From the first to the 99th percentile, in 40 bins; the lines are the 5th, 50th and 95th.
    private string Of(SimulatedOutput output, string title)
    {
        const int Bins = 40;
        var (low, high) = (output.Percentile(1), output.Percentile(99));
        if (!(high > low))
            return "";
        var counts = new int[Bins];
        foreach (var value in output.Samples)
        {
            if (value >= low && value < high)
                counts[Math.Min(Bins - 1, (int)((value - low) / (high - low) * Bins))]++;
        }

        double X(double v) => 20 + 600 * (v - low) / (high - low);
        var svg = Open(190, title);
        for (var b = 0; b < Bins; b++)
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" fill-opacity=\"0.6\" x=\"{N(20 + 600.0 * b / Bins)}\" y=\"{N(160 - 150.0 * counts[b] / counts.Max())}\" width=\"{N(600.0 / Bins - 1)}\" height=\"{N(150.0 * counts[b] / counts.Max())}\"/>");
        foreach (var (p, anchor) in new[] { (5, "start"), (50, "middle"), (95, "end") })
        {
            var at = output.Percentile(p);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{N(X(at))}\" x2=\"{N(X(at))}\" y1=\"8\" y2=\"160\"/><text x=\"{N(X(at))}\" y=\"178\" text-anchor=\"{anchor}\">{p} %: {HtmlText.Encode(DriverText.Of(at, output.Formula.Unit, language))}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private string Of(CohortRun run, string title)
    {
        double[] cash = [run.StartingCash, .. run.Months.Select(m => m.Cash)];
        var (low, high) = (Math.Min(0, cash.Min()), Math.Max(0, cash.Max()));
        if (!(high > low))
            return "";
        double X(int month) => 90 + 530.0 * month / (cash.Length - 1);
        double Y(double v) => 170 - 155 * (v - low) / (high - low);
        var svg = Open(200, title);
        foreach (var tick in new[] { low, 0, high }.Distinct())
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"90\" x2=\"620\" y1=\"{N(Y(tick))}\" y2=\"{N(Y(tick))}\"/><text x=\"84\" y=\"{N(Y(tick) + 4)}\" text-anchor=\"end\">{(tick < 0 ? "−" : "")}{ValueText.Count(Math.Abs(tick), language)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line\" points=\"{string.Join(' ', cash.Select((c, month) => N(X(month)) + "," + N(Y(c))))}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<line class=\"mark\" x1=\"{N(X(run.LowPoint.Month))}\" x2=\"{N(X(run.LowPoint.Month))}\" y1=\"{N(Y(run.LowPoint.Cash) - 8)}\" y2=\"{N(Y(run.LowPoint.Cash) + 8)}\"/><text x=\"90\" y=\"192\">0</text><text x=\"620\" y=\"192\" text-anchor=\"end\">{cash.Length - 1} {(language == Language.Dutch ? "maanden" : "months")}</text>");
        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Open(int height, string title) =>
        new($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{HtmlText.Encode(title)}\">");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
