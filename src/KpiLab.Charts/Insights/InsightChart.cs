using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>Readings and outlooks as drawings: SVG that needs no script and takes the colours, light or dark, of what is around it.</summary>
public static class InsightChart
{
    /// <summary>A process behaviour chart: the values, the band of what is usual, diamonds for what is more than noise, and a line at each turn.</summary>
    /// <returns>One svg element; empty where nothing can be told.</returns>
    public static string Svg(this NewsOrNoise reading, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return InsightDrawing.Of(reading, language);
    }

    /// <summary>A fan: the course so far, the forecast with its 80 and 95 % bands, and the target as a line.</summary>
    /// <returns>One svg element; empty where nothing can be told.</returns>
    public static string Svg(this Outlook outlook, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        return InsightDrawing.Of(outlook, language);
    }
}
