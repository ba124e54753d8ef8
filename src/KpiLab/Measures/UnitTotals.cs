namespace KpiLab.Measures;

/// <summary>Totals per unit (customer, respondent) within each cell, and their moments; or the number of distinct units.</summary>
internal sealed class UnitTotals
{
    // Up to this many pairs of cell and unit a table is faster than a sort.
    private const long DensePairs = 1 << 25;

    private readonly int units;
    private readonly int cells;
    private readonly double[]? denseSums;
    private readonly int[]? denseCounts;
    private readonly List<long> pairs = [];
    private readonly List<double> pairValues = [];

    public UnitTotals(int cells, int units)
    {
        this.cells = cells;
        this.units = units;
        if ((long)cells * units > DensePairs)
            return;
        denseSums = new double[cells * units];
        denseCounts = new int[cells * units];
    }

    /// <summary>Adds a block; a cell below 0, a unit of 0 (missing) or a value that is NaN does not count.</summary>
    public void Add(ReadOnlySpan<int> cellOfRow, ReadOnlySpan<int> unitOfRow, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < cellOfRow.Length; i++)
        {
            if (cellOfRow[i] < 0 || unitOfRow[i] == 0 || double.IsNaN(values[i]))
                continue;
            var pair = (long)cellOfRow[i] * units + unitOfRow[i];
            if (denseSums is not null)
            {
                denseSums[pair] += values[i];
                denseCounts![pair]++;
            }
            else
            {
                pairs.Add(pair);
                pairValues.Add(values[i]);
            }
        }
    }

    /// <summary>For each cell the moments of its units' totals; for a distinct count, the count of units as <see cref="Aggregate.Count"/> and sum.</summary>
    public Aggregate[] Totals(bool distinct)
    {
        var totals = new Aggregate[cells];
        foreach (var (cell, sum, count) in Pairs())
        {
            totals[cell] += distinct
                ? new Aggregate(1, 1, 1)
                : new Aggregate(count, sum, 0, 1, sum * sum, sum * count, (double)count * count);
        }

        return totals;
    }

    private IEnumerable<(int Cell, double Sum, int Count)> Pairs()
    {
        if (denseSums is not null)
        {
            for (var at = 0; at < denseSums.Length; at++)
            {
                if (denseCounts![at] > 0)
                    yield return (at / units, denseSums[at], denseCounts[at]);
            }

            yield break;
        }

        var keys = pairs.ToArray();
        var values = pairValues.ToArray();
        Array.Sort(keys, values);
        for (var i = 0; i < keys.Length;)
        {
            double sum = 0;
            var from = i;
            for (; i < keys.Length && keys[i] == keys[from]; i++)
                sum += values[i];
            yield return ((int)(keys[from] / units), sum, i - from);
        }
    }
}
