namespace KpiLab.Models.LifetimeValue;

/// <summary>What the buying models need to know of a customer: the sufficient statistic (x, t_x, T) of Fader, Hardie and Lee (2005).</summary>
/// <param name="Frequency">x: repeat purchases, 0 or more; the first purchase does not count.</param>
/// <param name="Recency">t_x: time from the first purchase to the last, in [0, T]; 0 when there was no repeat.</param>
/// <param name="Age">T: time from the first purchase to the end of the calibration period, 0 or more, in the same unit.</param>
public readonly record struct CustomerHistory(double Frequency, double Recency, double Age)
{
    /// <summary>True when the numbers can be a history: a whole frequency, 0 ≤ recency ≤ age, all finite, and no recency without a repeat.</summary>
    public bool IsValid =>
        Frequency >= 0 && Math.Floor(Frequency) == Frequency && Recency >= 0 && Recency <= Age && double.IsFinite(Age) && double.IsFinite(Frequency) && (Frequency > 0 || Recency == 0);
}
