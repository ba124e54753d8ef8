using System.Runtime.CompilerServices;

namespace KpiLab.Models.LifetimeValue;

/// <summary>How many orders do not count, and the last day of those that do.</summary>
internal sealed class OrderTally
{
    public int Incomplete { get; private set; }

    public int Returned { get; private set; }

    /// <summary>As a code of the column of dates; 0 where no order counts.</summary>
    public int LastDay { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> days, ReadOnlySpan<int> customers, ReadOnlySpan<double> amounts)
    {
        int incomplete = 0, returned = 0, last = LastDay;
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] == 0 || customers[i] == 0 || double.IsNaN(amounts[i]))
                incomplete++;
            else if (amounts[i] < 0)
                returned++;
            else
                last = Math.Max(last, days[i]);
        }

        (Incomplete, Returned, LastDay) = (Incomplete + incomplete, Returned + returned, last);
    }

    public void Add(OrderTally other) => (Incomplete, Returned, LastDay) = (Incomplete + other.Incomplete, Returned + other.Returned, Math.Max(LastDay, other.LastDay));
}
