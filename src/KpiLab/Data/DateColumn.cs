using System.Globalization;
using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A column of dates or date-times without zone, held as ticks of 100 ns since 0001-01-01.</summary>
public sealed class DateColumn : Column
{
    /// <summary>The ticks of a missing value.</summary>
    public const long Missing = long.MinValue;

    private readonly long[] ticks;
    private readonly Lazy<(int Missing, long Minimum, long Maximum)> summary;

    /// <summary>Wraps the buffer; it is not copied and must not be changed afterwards.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="ticks">Ticks (<see cref="DateTime.Ticks"/>) per row; <see cref="Missing"/> where there is no value.</param>
    public DateColumn(string name, long[] ticks)
        : this(name, ticks, (ticks ?? throw new ArgumentNullException(nameof(ticks))).Length)
    {
    }

    /// <summary>Wraps the first part of a buffer, so that a load need not copy what it read.</summary>
    internal DateColumn(string name, long[] ticks, int length)
        : base(name, length)
    {
        this.ticks = ticks;
        summary = new Lazy<(int, long, long)>(() => Summarise(ticks.AsSpan(0, length)));
    }

    private DateColumn(string name, DateColumn same)
        : base(name, same.Length)
    {
        ticks = same.ticks;
        summary = same.summary;
    }

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Date;

    /// <summary>Ticks per row; <see cref="Missing"/> where there is no value.</summary>
    public ReadOnlySpan<long> Ticks => ticks.AsSpan(0, Length);

    /// <inheritdoc/>
    public override int MissingCount => summary.Value.Missing;

    /// <summary>The first moment present; null when there is none.</summary>
    public DateTime? Minimum => MissingCount == Length ? null : new DateTime(summary.Value.Minimum);

    /// <summary>The last moment present; null when there is none.</summary>
    public DateTime? Maximum => MissingCount == Length ? null : new DateTime(summary.Value.Maximum);

    /// <inheritdoc/>
    public override object? this[int row] => Ticks[row] == Missing ? null : new DateTime(Ticks[row]);

    /// <inheritdoc/>
    public override string? TextOf(int row)
    {
        if (Ticks[row] == Missing)
            return null;
        var moment = new DateTime(Ticks[row]);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override Column Renamed(string name) => new DateColumn(name, this);

    internal override object Identity => summary;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            taken[i] = rows[i] < 0 ? Missing : Ticks[rows[i]];
        return new DateColumn(Name, taken);
    }

    /// <inheritdoc/>
    public override DataFrameColumn ToFrameColumn() =>
        new DateTimeDataFrameColumn(Name, ticks.Take(Length).Select(t => t == Missing ? null : (DateTime?)new DateTime(t)));

    private static (int Missing, long Minimum, long Maximum) Summarise(ReadOnlySpan<long> ticks)
    {
        int missing = 0;
        long minimum = long.MaxValue, maximum = long.MinValue;
        foreach (var t in ticks)
        {
            if (t == Missing)
            {
                missing++;
                continue;
            }

            minimum = Math.Min(minimum, t);
            maximum = Math.Max(maximum, t);
        }

        return (missing, minimum, maximum);
    }
}
