namespace KpiLab.Statistics;

/// <summary>How changes of level are looked for. The defaults are for months.</summary>
public sealed record ChangeOptions
{
    /// <summary>The standard error of each value, where its sampling tells it; all of the same series. Null where nothing is sampled.</summary>
    public IReadOnlyList<double>? Errors { get; init; }

    /// <summary>The number of the period of each value, rising; null where none is missing.</summary>
    public IReadOnlyList<int>? Positions { get; init; }

    /// <summary>Periods in a season: 12 for months, 4 for quarters, 1 where there is none. A season is looked for from two seasons on.</summary>
    public int SeasonLength { get; init; } = 12;

    /// <summary>How many series are looked at together, 1 or more: the more, the more evidence a change needs.</summary>
    public int Compared { get; init; } = 1;

    /// <summary>Confidence level of the size and the moment of a change, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}
