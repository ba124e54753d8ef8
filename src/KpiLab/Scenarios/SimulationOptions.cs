namespace KpiLab.Scenarios;

/// <summary>How a simulation is done.</summary>
public sealed record SimulationOptions
{
    /// <summary>How many samples, from 100 to 100 million.</summary>
    public int Samples { get; init; } = 100_000;

    /// <summary>The same seed gives the same samples, on any number of threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which points are visited.</summary>
    public SamplingPoints Points { get; init; } = SamplingPoints.LatinHypercube;

    /// <summary>Distributions by input, in place of those from intervals.</summary>
    public IReadOnlyDictionary<string, Distribution> Distributions { get; init; } = new Dictionary<string, Distribution>();

    /// <summary>Inputs that move together.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>The formulas that are kept; null for all that have a value.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The most threads; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Told the share that is done, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
