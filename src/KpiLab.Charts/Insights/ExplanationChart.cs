using KpiLab.Charts.Insights;
using KpiLab.Insights;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of why a KPI changed: a waterfall from the one value to the other.</summary>
public static class ExplanationChart
{
    /// <summary>From start to end by what the segments of a split made: hatched where their share shifted, plain where their own figure changed. Without a split: by the drivers.</summary>
    /// <param name="explanation">The change.</param>
    /// <param name="options">Language and theme.</param>
    /// <param name="split">The split, such as <c>explanation.By("plan")</c>; null for the most telling.</param>
    /// <exception cref="ArgumentException">There is no change to show.</exception>
    public static GenericChart Chart(this Explanation explanation, ChartOptions? options = null, SplitExplanation? split = null)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return Of(explanation, split ?? explanation.Splits.FirstOrDefault(), options ?? ChartOptions.Default);
    }

    /// <summary>From start to end by what the drivers of the KPI made: spend and customers, revenue and staff.</summary>
    /// <param name="explanation">The change.</param>
    /// <param name="options">Language and theme.</param>
    /// <exception cref="ArgumentException">The KPI has no drivers, or there is no change to show.</exception>
    public static GenericChart Drivers(Explanation explanation, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return Of(explanation, null, options ?? ChartOptions.Default);
    }

    /// <summary>The same waterfall as one svg element, which needs no script and takes the colours, light or dark, of what is around it; empty where there is no change to show.</summary>
    /// <param name="explanation">The change.</param>
    /// <param name="language">The language of names and values.</param>
    /// <param name="split">The split; null for the most telling.</param>
    public static string Svg(this Explanation explanation, Language language = Language.English, SplitExplanation? split = null)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return Waterfall.Of(explanation, split ?? explanation.Splits.FirstOrDefault(), language) is { } waterfall ? WaterfallDrawing.Of(waterfall, language) : "";
    }

    /// <summary>A page that stands alone, in HTML: the sentences, the waterfalls and the numbers. It needs no script and no network; text from data is encoded.</summary>
    /// <param name="explanation">The change.</param>
    /// <param name="language">The language of every text.</param>
    public static string ToHtml(this Explanation explanation, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return ExplanationPage.Of(explanation, language);
    }

    private static GenericChart Of(Explanation explanation, SplitExplanation? split, ChartOptions options) => Waterfall.Of(explanation, split, options.Language) is { } waterfall
        ? WaterfallPlot.Of(waterfall, options).ToChart()
        : throw new ArgumentException($"{explanation.Kpi.Id}: there is nothing to draw. {explanation.Sentences[0].English}", nameof(explanation));
}
