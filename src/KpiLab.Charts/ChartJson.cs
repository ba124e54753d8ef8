using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts as JSON for plotly.js.</summary>
public static class ChartJson
{
    /// <summary>The figure (data, layout, config) as <c>application/vnd.plotly.v1+json</c> has it, safe inside a script element.</summary>
    /// <remarks>The marks of tags are written as JSON escapes, so no text can end the element that holds it.</remarks>
    public static string Of(GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return GenericChart.toJson(chart)
            .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);
    }
}
