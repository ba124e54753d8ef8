using KpiLab.Kpis;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace KpiLab.Charts.Plots;

/// <summary>A chart before it is drawn: what it says, what it shows, and its numbers as a table.</summary>
internal sealed record Plot
{
    /// <summary>The finding, in one sentence, not encoded.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, for those who cannot see it: the kind of chart and its axes.</summary>
    public required string Description { get; init; }

    public required PlotTable Table { get; init; }

    public required Language Language { get; init; }

    public required Palette Palette { get; init; }

    public required IReadOnlyList<Trace> Traces { get; init; }

    public required PlotAxis X { get; init; }

    public required PlotAxis Y { get; init; }

    /// <summary>The axis of a second panel, beside the first and with the same y axis.</summary>
    public PlotAxis? X2 { get; init; }

    /// <summary>The columns whose segments it shows; empty where it shows none.</summary>
    public IReadOnlyList<string> SplitBy { get; init; } = [];

    /// <summary>The height without the title, in pixels.</summary>
    public int Height { get; init; } = 340;

    public bool Legend { get; init; }

    /// <summary>A line of text stands above the plot, at its right.</summary>
    public bool TopNote { get; init; }

    public string? BarMode { get; init; }

    public IReadOnlyList<object> Shapes { get; init; } = [];

    public IReadOnlyList<object> Annotations { get; init; } = [];

    public GenericChart ToChart()
    {
        var title = PlotText.Wrap(Title, 72);
        var lines = title.Split(PlotText.NewLine).Length;
        var top = 18 + 21 * lines + (Legend || TopNote ? 26 : 6);
        var layout = Layout(Height + top, top);
        layout.SetProperty("title", PlotlyObject.With(
            new Title(), ("text", title), ("x", 0), ("xref", "paper"), ("xanchor", "left"), ("yref", "container"), ("y", 1), ("yanchor", "top"),
            ("pad", PlotlyObject.Node(("t", 10))), ("font", PlotlyObject.Node(("size", 16), ("color", Palette.Ink)))));
        return Chart(layout);
    }

    /// <summary>Without a title, where the page gives it as text that wraps.</summary>
    public GenericChart ToUntitledChart() => Chart(Layout(Height, Legend || TopNote ? 34 : 12));

    private GenericChart Chart(Layout layout) => GenericChart.setConfig(
        PlotConfig.Of(Language), GenericChart.addLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(Traces))));

    private Layout Layout(int height, int top) => PlotlyObject.With(
        new Layout(),
        ("height", height),
        ("autosize", true),
        ("margin", PlotlyObject.Node(("l", 20), ("r", 20), ("t", top), ("b", 30))),
        ("font", PlotlyObject.Node(("family", "system-ui, 'Segoe UI', 'Liberation Sans', sans-serif"), ("size", 13), ("color", Palette.Ink))),
        ("paper_bgcolor", Palette.Background),
        ("plot_bgcolor", Palette.Background),
        ("separators", Language == Language.Dutch ? ",." : ".,"),
        ("hovermode", "closest"),
        ("hoverlabel", PlotlyObject.Node(("align", "left"), ("bgcolor", Palette.Background), ("bordercolor", Palette.Quiet), ("font", PlotlyObject.Node(("color", Palette.Ink), ("size", 13))))),
        ("dragmode", false),
        ("showlegend", Legend),
        ("legend", PlotlyObject.Node(("orientation", "h"), ("x", 0), ("xanchor", "left"), ("y", 1), ("yanchor", "bottom"), ("traceorder", "normal"), ("itemclick", false), ("itemdoubleclick", false))),
        ("barmode", BarMode),
        ("bargap", 0.35),
        ("xaxis", X.ToPlotly(Palette)),
        ("yaxis", Y.ToPlotly(Palette)),
        ("xaxis2", X2 is null ? null : PlotlyObject.With(X2.ToPlotly(Palette), ("anchor", "y"))),
        ("shapes", Shapes.Count == 0 ? null : Shapes),
        ("annotations", Annotations.Count == 0 ? null : Annotations));
}
