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

    /// <summary>Where the tables of files are kept: in memory, or asked in place by DuckDB. Null: in memory, unless the files are larger than <see cref="LargestInMemory"/>.</summary>
    public DataEngine? Engine { get; init; }

    /// <summary>Bytes of CSV and Parquet files in a folder, together, above which they are asked in place by DuckDB and not loaded; the tables' quality says so. A byte of Parquet counts four times, as it is packed. Default 4 GB.</summary>
    public long LargestInMemory { get; init; } = 4L << 30;

    /// <summary>Told how far the load is, now and then. It is called on the thread that loads.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }

    /// <summary>Stops the load.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How a text is read.</summary>
    internal ReadingPlan Plan { get; init; } = ReadingPlan.Default;
}
