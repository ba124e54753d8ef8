namespace KpiLab.Charts.Plots;

/// <summary>The colours of a theme. Series colours follow Okabe and Ito (2008), told apart with any colour vision, darkened or lightened until each has a contrast of 3 to 1 with the background.</summary>
internal sealed record Palette(
    string Background, string Ink, string Soft, string Grid, string Main, string Strong, string Quiet, string Good, string CellLow, string CellHigh, string WarmLow, string WarmHigh, IReadOnlyList<string> Series, IReadOnlyList<string> Agreement)
{
    public static Palette Light { get; } = new(
        "#ffffff", "#1b1f24", "#57606a", "#dfe4ea", "#0072b2", "#c24e00", "#8b97a3", "#007f5f", "#eef5fa", "#86bde3", "#fff4ea", "#f0a873",
        ["#0071b2", "#c14e00", "#007e5f", "#a24c8a", "#9a6a00", "#4f5b67", "#00808e", "#7a4fb5"],
        ["#c14d02", "#efa974", "#c9d1d9", "#87bde4", "#0173b1"]);

    public static Palette Dark { get; } = new(
        "#0f1419", "#e6edf3", "#9aa7b4", "#2b333c", "#56b4e9", "#ff9248", "#75818d", "#35c49a", "#17232e", "#1c6193", "#2a2018", "#8f4a17",
        ["#57b4e9", "#ff9249", "#36c49a", "#e3a1cf", "#ecc04a", "#b4bfc9", "#5fd0d8", "#b9a0f0"],
        ["#ff914a", "#a8602b", "#57626d", "#2f6f9f", "#58b4ea"]);

    public static Palette Of(ChartTheme theme) => theme == ChartTheme.Dark ? Dark : Light;

    /// <summary>Each light colour with the dark one in its place, for pages that change theme without the library.</summary>
    public static IReadOnlyDictionary<string, string> LightToDark { get; } = Colours(Light).Zip(Colours(Dark)).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>A colour let through, as plotly.js writes it.</summary>
    public static string Faded(string colour) => colour + "2e";

    private static IEnumerable<string> Colours(Palette p)
    {
        string[] solid = [p.Background, p.Ink, p.Soft, p.Grid, p.Main, p.Strong, p.Quiet, p.Good, p.CellLow, p.CellHigh, p.WarmLow, p.WarmHigh, .. p.Series, .. p.Agreement];
        return solid.SelectMany(colour => new[] { colour, Faded(colour) });
    }
}
