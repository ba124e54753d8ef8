using KpiLab.Data.Delimited;

namespace KpiLab.Data;

/// <summary>What the analyst decides in place of the file's own evidence. With nothing set, everything is found by looking.</summary>
public sealed record LoadOptions
{
    /// <summary>The decimal mark: '.' or ','.</summary>
    public char? DecimalMark { get; init; }

    /// <summary>True when 3-4-2026 is the third of April, false when it is the fourth of March.</summary>
    public bool? DayFirst { get; init; }

    /// <summary>True when the first line with values names the columns.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The last day that the data may know; later dates are noted as lying in the future.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Told how far the load is, now and then. It is called on the thread that loads.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }

    /// <summary>Stops the load.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How a text is read.</summary>
    internal ReadingPlan Plan { get; init; } = ReadingPlan.Default;
}
