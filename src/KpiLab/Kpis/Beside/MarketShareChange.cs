namespace KpiLab.Kpis;

/// <summary>Why a market share changed: own sales grew, and so did the market.</summary>
/// <remarks>
/// Share = own ÷ market. Each contribution is the change that the one growth makes at the mean of the other, before and after, so that both sum to the change exactly.
/// By region or product, where the market may have grown where the company is weak: <see cref="RatioBridge"/>.
/// </remarks>
/// <param name="Before">The share before, as a fraction.</param>
/// <param name="After">The share after, as a fraction.</param>
/// <param name="OwnGrowth">Growth of own sales as a fraction.</param>
/// <param name="MarketGrowth">Growth of the market as a fraction.</param>
/// <param name="FromOwnGrowth">What own growth did to the share.</param>
/// <param name="FromMarketGrowth">What the market's growth did to the share.</param>
public sealed record MarketShareChange(double Before, double After, double OwnGrowth, double MarketGrowth, double FromOwnGrowth, double FromMarketGrowth)
{
    /// <summary>After minus before.</summary>
    public double Change => After - Before;

    /// <summary>Own growth less market growth: below 0, ground was lost even if sales rose.</summary>
    public double GrowthGap => OwnGrowth - MarketGrowth;

    /// <summary>From plain numbers.</summary>
    /// <param name="ownBefore">Own sales before, above 0.</param>
    /// <param name="marketBefore">Market sales before, above 0.</param>
    /// <param name="ownAfter">Own sales after, 0 or more.</param>
    /// <param name="marketAfter">Market sales after, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static MarketShareChange From(double ownBefore, double marketBefore, double ownAfter, double marketAfter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ownBefore);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(marketBefore);
        ArgumentOutOfRangeException.ThrowIfNegative(ownAfter);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(marketAfter);
        var (perBefore, perAfter) = (1 / marketBefore, 1 / marketAfter);
        return new(
            ownBefore * perBefore, ownAfter * perAfter, ownAfter / ownBefore - 1, marketAfter / marketBefore - 1,
            (ownAfter - ownBefore) * (perBefore + perAfter) / 2, (ownBefore + ownAfter) / 2 * (perAfter - perBefore));
    }

    /// <summary>From two results of <see cref="MarketShare"/>, such as one query run <c>Between</c> other days.</summary>
    /// <exception cref="ArgumentException">A result is of another KPI or has no value.</exception>
    public static MarketShareChange Between(KpiResult before, KpiResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        foreach (var result in new[] { before, after })
        {
            if (result.Kpi.Id != MarketShare.Kpi.Id || result.Total is not { Value: not null, Numerator: > 0, Denominator: > 0 })
                throw new ArgumentException($"Give two results of {MarketShare.Kpi.Id} with a value; got {result.Kpi.Id}, {result.Total.Reason?.English ?? "with a value"}.", nameof(after));
        }

        return From(before.Total.Numerator!.Value, before.Total.Denominator!.Value, after.Total.Numerator!.Value, after.Total.Denominator!.Value);
    }
}
