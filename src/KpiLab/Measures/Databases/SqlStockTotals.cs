namespace KpiLab.Measures;

/// <summary>Sizes of the stock of one group by period, from what enters and leaves.</summary>
internal sealed class SqlStockTotals(string[] key, PeriodAxis axis)
{
    private readonly double[] counts = new double[axis.Count + 1];
    private readonly double[] sums = new double[axis.Count + 1];
    private readonly double[] squares = new double[axis.Count + 1];
    private readonly double[] partial = new double[axis.Count + 1];

    /// <summary>What enters (1) at a period or is gone (-1) from it.</summary>
    public void AddOpening(int period, int side, double count, double sum, double square)
    {
        counts[period] += side * count;
        sums[period] += side * sum;
        squares[period] += side * square;
    }

    /// <summary>What lies within a period (0), begins in it (1) or ends in it (-1).</summary>
    /// <param name="period">The period.</param>
    /// <param name="side">Which.</param>
    /// <param name="count">Rows.</param>
    /// <param name="sum">Their value.</param>
    /// <param name="square">Their squared value.</param>
    /// <param name="valueDays">Value × days: within, those that it lasts; else from the first day of the axis to where it begins or ends.</param>
    public void AddAverage(int period, int side, double count, double sum, double square, double valueDays)
    {
        var range = axis.Ranges[period];
        var day = axis.Ranges[0].Start.DayNumber;
        switch (side)
        {
            case 0:
                partial[period] += valueDays / range.Days;
                counts[period] += count;
                counts[period + 1] -= count;
                break;
            case 1:
                partial[period] += ((range.End.DayNumber - day) * sum - valueDays) / range.Days;
                counts[period] += count;
                sums[period + 1] += sum;
                squares[period + 1] += square;
                break;
            default:
                partial[period] += (valueDays - (range.Start.DayNumber - day) * sum) / range.Days;
                counts[period + 1] -= count;
                sums[period] -= sum;
                squares[period] -= square;
                break;
        }
    }

    /// <summary>The periods in which a row counts.</summary>
    public IEnumerable<AggregateRow> Rows()
    {
        double count = 0, sum = 0, square = 0;
        for (var p = 0; p < axis.Count; p++)
        {
            count += counts[p];
            sum += sums[p];
            square += squares[p];
            if (count > 0)
                yield return new(key, axis.First + p, new((long)Math.Round(count), sum + partial[p], square));
        }
    }
}
