using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How a project's return on investment grows with its age.</summary>
/// <param name="Project">The project.</param>
/// <param name="ByMonth">Cumulative ROI at the end of month 1, 2, … since its first cash flow, up to the last month of the table; a month without cost so far is left out at the start.</param>
/// <param name="PaybackMonth">The first month from which return covers cost, counted from 1; null when it does not.</param>
public sealed record CumulativeReturn(string Project, IReadOnlyList<double> ByMonth, int? PaybackMonth)
{
    /// <summary>Cumulative ROI after a number of months; null when the project is younger.</summary>
    public double? After(int months) => months >= 1 && months <= ByMonth.Count ? ByMonth[months - 1] : null;

    /// <summary>ROI after so many months as a yearly rate, (1 + ROI)^(12 / months) − 1; null when the project is younger or lost everything.</summary>
    public double? Annualised(int months) => After(months) is { } roi && roi > -1 ? Math.Pow(1 + roi, 12.0 / months) - 1 : null;

    /// <summary>The curve of each project, in order of name.</summary>
    /// <exception cref="MissingRoleException">The table lacks date, cost or return.</exception>
    public static IReadOnlyList<CumulativeReturn> Of(Table cashFlows)
    {
        ArgumentNullException.ThrowIfNull(cashFlows);
        Field project = cashFlows.Roles.Has(Role.Project) ? Role.Project : Role.Campaign;
        IEnumerable<AggregateRow> Monthly(Role role) => TableEngine.Of(cashFlows)
            .Execute(cashFlows, new AggregateQuery(Measure.Sum(role), project.In(cashFlows) is null ? [] : [project], Period.Month, null, []));
        var flows = Monthly(Role.Cost).Select(r => (Name: Name(r), r.Period, Cost: r.Aggregate.Sum, Return: 0.0))
            .Concat(Monthly(Role.Return).Select(r => (Name: Name(r), r.Period, Cost: 0.0, Return: r.Aggregate.Sum)));
        var all = flows.ToArray();
        return [.. all.GroupBy(f => f.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Curve(g.Key, [.. g.Select(f => (f.Period, f.Cost, f.Return))], all.Max(f => f.Period)))];
    }

    private static string Name(AggregateRow row) => row.Key.Count == 0 ? "total" : row.Key[0];

    private static CumulativeReturn Curve(string project, IReadOnlyList<(int Period, double Cost, double Return)> flows, int last)
    {
        var first = flows.Where(f => f.Cost != 0 || f.Return != 0).Select(f => f.Period).DefaultIfEmpty(flows.Min(f => f.Period)).Min();
        var curve = new List<double>();
        double cost = 0, gain = 0;
        int? payback = null;
        for (var period = first; period <= last; period++)
        {
            foreach (var flow in flows.Where(f => f.Period == period))
            {
                cost += flow.Cost;
                gain += flow.Return;
            }

            if (cost <= 0)
                continue;
            curve.Add((gain - cost) / cost);
            payback = gain >= cost ? payback ?? curve.Count : null;
        }

        return new CumulativeReturn(project, curve, payback);
    }
}
