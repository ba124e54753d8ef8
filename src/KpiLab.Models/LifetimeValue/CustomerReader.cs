using System.Runtime.CompilerServices;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Reads the history of one customer after another from the days and amounts of his orders.</summary>
internal sealed class CustomerReader(PurchaseClock clock, int calibrationEnd, int holdoutEnd, bool hasAmounts)
{
    // Up to so many orders are put in order one by one, which is fastest for few.
    private const int Few = 32;

    /// <summary>Reads one customer; false when the first order comes after the calibration period.</summary>
    /// <param name="before">The day number before day 1.</param>
    /// <param name="days">Days of the orders, in any order; they are put in order.</param>
    /// <param name="amounts">Their amounts, put in the same order.</param>
    /// <param name="customer">The customer, without a name.</param>
    public bool TryRead(int before, Span<int> days, Span<double> amounts, out CustomerRecord customer)
    {
        Sort(days, amounts);
        var first = before + days[0];
        customer = default;
        if (first > calibrationEnd)
            return false;
        int age = clock.Whole(calibrationEnd - first), end = age + clock.Whole(Math.Max(0, holdoutEnd - calibrationEnd));
        int repeats = 0, last = 0, holdout = 0, slot = -1;
        double repeatSpend = 0, holdoutSpend = 0;
        for (var order = 0; order < days.Length; order++)
        {
            var own = clock.Slot(before + days[order] - first);
            var isNew = own != slot;
            slot = own;
            if (slot > age && slot <= end)
            {
                holdout += isNew ? 1 : 0;
                holdoutSpend += amounts[order];
            }
            else if (slot > 0 && slot <= age)
            {
                repeats += isNew ? 1 : 0;
                repeatSpend += amounts[order];
                last = slot;
            }
        }

        customer = new("", new(repeats, last / clock.SlotsPerUnit, age / clock.SlotsPerUnit), hasAmounts && repeats > 0 ? repeatSpend / repeats : null, holdout, holdoutSpend, 1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(Span<int> days, Span<double> amounts)
    {
        if (days.Length > Few)
        {
            days.Sort(amounts);
            return;
        }

        for (var i = 1; i < days.Length; i++)
        {
            var (day, amount) = (days[i], amounts[i]);
            var at = i;
            for (; at > 0 && days[at - 1] > day; at--)
                (days[at], amounts[at]) = (days[at - 1], amounts[at - 1]);
            (days[at], amounts[at]) = (day, amount);
        }
    }
}
