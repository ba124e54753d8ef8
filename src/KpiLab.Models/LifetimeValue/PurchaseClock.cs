namespace KpiLab.Models.LifetimeValue;

/// <summary>Time since a first purchase in slots that each hold one purchase: days, or whole units of time as opportunities.</summary>
internal readonly record struct PurchaseClock(double DaysPerUnit, bool InOpportunities)
{
    public double SlotsPerUnit => InOpportunities ? 1 : DaysPerUnit;

    /// <summary>The slot in which a day lies; 0 is the day of the first purchase.</summary>
    public int Slot(int days) => InOpportunities ? (int)Math.Ceiling(days / DaysPerUnit) : days;

    /// <summary>The slots that have ended by a day.</summary>
    public int Whole(int days) => InOpportunities ? (int)Math.Floor(days / DaysPerUnit) : days;
}
