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

    /// <summary>A company's share over that of its largest rival: above 1 only for the leader. Null when it is alone or not there.</summary>
    public double? RelativeShare(string company)
    {
        var own = Shares.FirstOrDefault(s => s.Company == company);
        var rival = Shares.Where(s => s.Company != company).Select(s => s.Share).DefaultIfEmpty(0).Max();
        return own.Company is null || rival <= 0 ? null : own.Share / rival;
    }

    /// <summary>Of a table of sales with a column of companies.</summary>
    /// <exception cref="MissingRoleException">The table lacks company or amount.</exception>
    public static MarketConcentration Of(FrameTable sales, params IReadOnlyList<Filter> filters)
    {
        ArgumentNullException.ThrowIfNull(sales);
        ArgumentNullException.ThrowIfNull(filters);
        var rows = TableEngine.Of(sales).Execute(sales, new AggregateQuery(Measure.Sum(Role.Amount).By(Timing.None), [Role.Company], null, null, [.. filters]));
        var total = rows.Sum(r => r.Aggregate.Sum);
        return new(total <= 0 ? [] : [.. rows.Select(r => (r.Key[0], r.Aggregate.Sum / total)).OrderByDescending(s => s.Item2).ThenBy(s => s.Item1, StringComparer.Ordinal)]);
    }
}
