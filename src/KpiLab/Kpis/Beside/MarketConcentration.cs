using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How sales are spread over the companies of a market.</summary>
/// <param name="Shares">Share of each company, largest first, as fractions that sum to 1.</param>
public sealed record MarketConcentration(IReadOnlyList<(string Company, double Share)> Shares)
{
    /// <summary>Herfindahl-Hirschman index: the sum of squared percentage shares, 0 to 10,000.</summary>
    public double Hhi => Shares.Sum(s => 1e4 * s.Share * s.Share);

    /// <summary>Number of equally large companies with the same HHI: 10,000 ÷ HHI.</summary>
    public double EffectiveCompetitors => Hhi > 0 ? 1e4 / Hhi : 0;

    /// <summary>Share of the largest companies together, as a fraction: CRn.</summary>
    /// <param name="companies">How many, 1 or more; all where there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public double Largest(int companies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(companies, 1);
        return Shares.Take(companies).Sum(s => s.Share);
    }

    /// <summary>The lowest and highest HHI of a market of which some shares are known and the rest is not.</summary>
    /// <param name="shares">The known shares as fractions, which sum to at most 1.</param>
    /// <param name="largestUnknown">The largest share that a company of the rest can have, as a fraction in (0, 1].</param>
    /// <returns>Low: the rest is many tiny companies. High: it is as many companies of the largest size as fit, and one of what remains.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Shares are negative or sum to over 1, or the largest is outside its range.</exception>
    public static (double Low, double High) HhiBounds(IReadOnlyList<double> shares, double largestUnknown)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentOutOfRangeException.ThrowIfNegative(shares.DefaultIfEmpty(0).Min(), nameof(shares));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shares.Sum(), 1 + 1e-9, nameof(shares));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largestUnknown);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(largestUnknown, 1);
        var low = shares.Sum(share => 1e4 * share * share);
        var rest = Math.Max(0, 1 - shares.Sum());
        var whole = Math.Floor(rest / largestUnknown + 1e-9);
        var left = Math.Max(0, rest - whole * largestUnknown);
        return (low, low + 1e4 * (whole * largestUnknown * largestUnknown + left * left));
    }

    /// <summary>Of the sales of each company.</summary>
    /// <param name="sales">Companies and their sales, each 0 or more.</param>
    public static MarketConcentration OfSales(params IReadOnlyList<(string Company, double Sales)> sales)
    {
        ArgumentNullException.ThrowIfNull(sales);
        var total = sales.Sum(s => s.Sales);
        return new(total <= 0 ? [] : [.. sales.Select(s => (s.Company, s.Sales / total)).OrderByDescending(s => s.Item2).ThenBy(s => s.Company, StringComparer.Ordinal)]);
    }

    /// <summary>A company's share over that of its largest rival: above 1 only for the leader. Null when it is alone or not there.</summary>
    public double? RelativeShare(string company)
    {
        var own = Shares.FirstOrDefault(s => s.Company == company);
        var rival = Shares.Where(s => s.Company != company).Select(s => s.Share).DefaultIfEmpty(0).Max();
        return own.Company is null || rival <= 0 ? null : own.Share / rival;
    }

    /// <summary>Of a table of sales with a column of companies.</summary>
    /// <exception cref="MissingRoleException">The table lacks company or amount.</exception>
    public static MarketConcentration Of(Table sales, params IReadOnlyList<Filter> filters)
    {
        ArgumentNullException.ThrowIfNull(sales);
        ArgumentNullException.ThrowIfNull(filters);
        var rows = TableEngine.Of(sales).Execute(sales, new AggregateQuery(Measure.Sum(Role.Amount).By(Timing.None), [Role.Company], null, null, [.. filters]));
        return OfSales([.. rows.Select(r => (r.Key[0], r.Aggregate.Sum))]);
    }
}
