namespace KpiLab.Models.Survival;

/// <summary>How a Kaplan-Meier curve gives its intervals.</summary>
public sealed record KaplanMeierOptions
{
    private readonly double level = 0.95;

    /// <summary>Confidence level, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public double Level
    {
        get => level;
        init => level = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence level lies between 0 and 1, such as 0.95.");
    }

    /// <summary>The scale on which the interval is symmetric.</summary>
    public IntervalScale Scale { get; init; } = IntervalScale.LogLog;
}
