namespace KpiLab.Models.Fitting;

/// <summary>How a model is fitted. The defaults are right for most data.</summary>
public sealed record FitOptions
{
    private readonly double level = 0.95;

    /// <summary>Confidence level of the parameters' intervals, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public double Level
    {
        get => level;
        init => level = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence level lies between 0 and 1, such as 0.95.");
    }

    /// <summary>Newton steps after which a start is given up; at least 1.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>Stops the fit.</summary>
    public CancellationToken Cancellation { get; init; }
}
