namespace KpiLab.Charts;

/// <summary>plotly.js, which draws the charts; a page carries it once and needs no network.</summary>
public static class PlotlyScript
{
    private static readonly Lazy<string> BasicText = new(() => Read(typeof(PlotlyScript).Assembly, "plotly-basic.min.js"));
    private static readonly Lazy<string> FullText = new(() =>
    {
        var assembly = typeof(Plotly.NET.GenericChart).Assembly;
        return Read(assembly, assembly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal)));
    });

    /// <summary>The basic bundle, a third of the size: bars, lines and points. It draws every chart of this library. MIT licence.</summary>
    public static string Basic => BasicText.Value;

    /// <summary>The whole library as Plotly.NET carries it, for charts of one's own. MIT licence.</summary>
    public static string Full => FullText.Value;

    private static string Read(System.Reflection.Assembly assembly, string resource)
    {
        using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return text.ReadToEnd();
    }
}
