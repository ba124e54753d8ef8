using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>On what a chart is drawn.</summary>
public enum ChartTheme
{
    /// <summary>Dark ink on white; also for paper.</summary>
    Light,

    /// <summary>Light ink on near-black.</summary>
    Dark,
}

/// <summary>How a chart speaks and looks.</summary>
public sealed record ChartOptions
{
    /// <summary>English, light.</summary>
    public static ChartOptions Default { get; } = new();

    /// <summary>The language of titles, axes and hover texts; it also sets the decimal mark.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Light or dark.</summary>
    public ChartTheme Theme { get; init; } = ChartTheme.Light;
}
