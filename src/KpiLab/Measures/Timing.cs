using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>How a row belongs to a period.</summary>
public enum TimingKind
{
    /// <summary>The table carries no time; rows count once, in no period.</summary>
    None,

    /// <summary>A flow: the row counts in the period that holds its date.</summary>
    At,

    /// <summary>A stock: the row counts in each period at whose first moment its interval is open, having begun before it: start &lt; first moment ≤ end.</summary>
    Opening,

    /// <summary>A flow out of the stock: the row counts in the period that holds its end, if it was in that period's opening stock.</summary>
    Lost,

    /// <summary>A stock: the row counts for the share of the period's days that lie in [start, end).</summary>
    Average,
}

/// <summary>How a row belongs to a period, and the columns that say so.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Start">The date of a flow, or the first moment of an interval.</param>
/// <param name="End">The first moment after the interval; a missing value means that it lasts.</param>
public sealed record Timing(TimingKind Kind, Field Start, Field End)
{
    /// <summary>No time.</summary>
    public static Timing None { get; } = new(TimingKind.None, Role.Date, Role.Date);

    /// <summary>A flow at a date.</summary>
    public static Timing At(Field date) => new(TimingKind.At, date, date);

    /// <summary>A stock at the opening of each period.</summary>
    public static Timing Opening { get; } = new(TimingKind.Opening, Role.Start, Role.End);

    /// <summary>What leaves the opening stock during the period.</summary>
    public static Timing Lost { get; } = new(TimingKind.Lost, Role.Start, Role.End);

    /// <summary>The average stock over the days of each period.</summary>
    public static Timing Average { get; } = new(TimingKind.Average, Role.Start, Role.End);
}
