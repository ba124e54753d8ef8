using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How much more a KPI varies than its formula assumes, because the same customer, visitor or respondent counts several times.</summary>
/// <remarks>
/// The factor of a quasi-likelihood (Wedderburn 1974): variance of x − r·y between units, over all units of the company, ÷ the variance that the KPI's own interval stands for. Not below 1.
/// Subscriptions that are counted in each of their months, or visits of one visitor, then count as what they are. Units are taken together in random groups where there are very many: the variance between groups is the same.
/// </remarks>
internal static class Dispersion
{
    private const int MostGroups = 2000;
    private const int FewestGroups = 30;

    private static readonly Role[] Units = [Role.Customer, Role.Visitor, Role.Respondent, Role.Employee];

    /// <summary>The factor; 1 where units are not named, or are counted once each.</summary>
    public static double Of(KpiQuery query, Measurement total, CancellationToken cancellation)
    {
        if (total is not { Value: { } value, Numerator: { } above, Denominator: > 0 and var below } || StandardError.Of(total) is not { } error || !(error > 0) || above == 0
            || total.Interval!.Method is "t" or "delta" or "exact Poisson on the count" || UnitOf(query) is not { } unit)
        {
            return 1;
        }

        var groups = new KpiRun(query, cancellation).ByGroup(unit, MostGroups).Values.SingleOrDefault();
        if (groups is null || groups.Count < FewestGroups)
            return 1;
        var ratio = above / below;
        var squares = groups.Select(query.Form.Formula).Sum(group => Math.Pow((group.Numerator ?? 0) - ratio * (group.Denominator ?? 0), 2)) * groups.Count / (groups.Count - 1);
        // The KPI's own standard error, in units of the numerator.
        var assumed = error * below * (value == 0 ? 1 : Math.Abs(ratio / value));
        return Math.Max(1, squares / (assumed * assumed));
    }

    /// <summary>The column that names the units of a KPI over one table; null where it has none.</summary>
    public static Role? UnitOf(KpiQuery query) =>
        query.Tables.Length == 1 && Units.Where(role => query.Tables[0].Roles.Has(role)).Select(role => (Role?)role).FirstOrDefault() is { } unit ? unit : null;
}
