using KpiLab.Benchmarks;

namespace KpiLab.Kpis;

/// <summary>A published figure in the unit of a result, how near it is to the company, and how the result stands against it.</summary>
/// <param name="Match">The row of the catalogue and how near it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Kind">What the figure is: a median, an average or a line that the source draws.</param>
/// <param name="Standing">How the value stands against it. A rule of thumb or an average is no verdict.</param>
/// <param name="Cautions">Why it may not compare: another measure, region, industry or currency, an old year.</param>
public sealed record PublishedFigure(BenchmarkMatch Match, double Value, FigureKind Kind, Standing Standing, IReadOnlyList<LocalText> Cautions)
{
    /// <summary>25th percentile; null where it is not published.</summary>
    public double? Low => Match.Row.P25 * Match.Row.Scale;

    /// <summary>75th percentile; null where it is not published.</summary>
    public double? High => Match.Row.P75 * Match.Row.Scale;

    /// <summary>The line that the source calls poor; null where it draws none.</summary>
    public double? Poor => Match.Row.Poor * Match.Row.Scale;

    /// <summary>The line that the source calls good; null where it draws none.</summary>
    public double? Good => Match.Row.Good * Match.Row.Scale;

    /// <summary>The line that the source calls excellent; null where it draws none.</summary>
    public double? Excellent => Match.Row.Excellent * Match.Row.Scale;

    /// <summary>ISO code of the currency in which it is published; null where it is no amount. It is never converted.</summary>
    public string? Currency => PublishedFigures.CurrencyOf(Match.Row);

    /// <summary>True when custom and no measurement stands behind it.</summary>
    public bool IsRuleOfThumb => Match.Row.IsRuleOfThumb;

    /// <summary>How near the figure is, in words: same measure, industry, size and region, or which of them differ.</summary>
    public LocalText Nearness => PublishedFigures.NearnessOf(Match);
}

/// <summary>What kind of published figure a value is held against.</summary>
public enum FigureKind
{
    /// <summary>Half of those measured lie above it.</summary>
    Median,

    /// <summary>An average, which a few large ones may carry.</summary>
    Average,

    /// <summary>A line that the source itself draws.</summary>
    Line,
}
