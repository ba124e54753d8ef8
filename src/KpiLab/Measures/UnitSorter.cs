using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Puts the rows of one bucket after another in the order of their units, by a counting sort.</summary>
internal sealed class UnitSorter(UnitBuckets buckets)
{
    private readonly int[] ends = new int[buckets.UnitsEach];
    private int[] numbers = [];
    private double[] values = [];

    /// <summary>Behind the last row of each unit of the bucket.</summary>
    public ReadOnlySpan<int> Ends => ends;

    /// <summary>The numbers of the rows, unit after unit; more room may follow.</summary>
    public Span<int> Numbers => numbers;

    /// <summary>The values of the rows, unit after unit; more room may follow.</summary>
    public Span<double> Values => values;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(int bucket)
    {
        var unitOfRow = buckets.Units(bucket);
        var numberOfRow = buckets.Numbers(bucket);
        var valueOfRow = buckets.Values(bucket);
        if (numbers.Length < unitOfRow.Length)
            numbers = GC.AllocateUninitializedArray<int>(unitOfRow.Length);
        if (values.Length < valueOfRow.Length)
            values = GC.AllocateUninitializedArray<double>(valueOfRow.Length);
        var firstUnit = buckets.FirstUnit(bucket);
        Array.Clear(ends);
        foreach (var unit in unitOfRow)
            ends[unit - firstUnit]++;
        var next = 0;
        foreach (ref var place in ends.AsSpan())
            (place, next) = (next, next + place);
        // After this each unit's entry is the end of its rows.
        for (var row = 0; row < unitOfRow.Length; row++)
        {
            var place = ends[unitOfRow[row] - firstUnit]++;
            numbers[place] = numberOfRow[row];
            if (valueOfRow.Length > 0)
                values[place] = valueOfRow[row];
        }
    }
}
