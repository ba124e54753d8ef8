using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How many visits reach each step, and how many go on from it.</summary>
/// <param name="Steps">The steps in order; the first holds all visits.</param>
public sealed record Funnel(IReadOnlyList<FunnelStep> Steps)
{
    /// <summary>The funnel of a table of visits (one yes/no column per step, in column order) or of events (visitor, step), where steps are ordered by how many reach them.</summary>
    /// <exception cref="MissingRoleException">The table has no column with the role step.</exception>
    public static Funnel Of(Table table, params IReadOnlyList<Filter> filters)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(filters);
        var columns = table.Roles.ColumnsOf(Role.Step);
        if (columns.Count == 0)
            throw new MissingRoleException($"{table.Name} has no column with the role step. Map(Role.Step, …) to the yes/no columns of the steps in order, or to the one that names the step.", ["step"]);
        long CountOf(Measure measure) => TableEngine.Of(table)
            .Execute(table, new AggregateQuery(measure, [], null, null, [.. filters])).Sum(row => row.Aggregate.Count);

        List<(string Name, long Count)> reached;
        if (table.KindOf(Role.Step) == ColumnKind.Text)
        {
            var events = Measure.CountDistinct(Role.Visitor).By(Timing.None);
            reached =
            [
                .. TableEngine.Of(table).Execute(table, new AggregateQuery(events, [Role.Step], null, null, [.. filters]))
                    .Where(row => row.Key[0] != FrameEngine.UnknownKey)
                    .Select(row => (row.Key[0], row.Aggregate.Count)).OrderByDescending(step => step.Count).ThenBy(step => step.Item1, StringComparer.Ordinal),
            ];
        }
        else
        {
            var visits = Measure.Count().By(Timing.None);
            reached = [("visit", CountOf(visits)), .. columns.Select(step => (step, CountOf(visits.Where(Filter.IsTrue(step)))))];
        }

        return new Funnel([.. reached.Select((step, i) => new FunnelStep(step.Name, step.Count, i == 0 ? step.Count : reached[i - 1].Count, reached[0].Count))]);
    }

    /// <summary>The step that loses the largest share of those who reached the one before; null where nothing is lost.</summary>
    public FunnelStep? Leak => Steps.Skip(1).Where(step => step.Previous > 0).OrderBy(step => step.Rate).FirstOrDefault();
}

/// <summary>One step of a funnel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Visits that reach it.</param>
/// <param name="Previous">Visits that reach the step before.</param>
/// <param name="First">Visits that reach the first step.</param>
public sealed record FunnelStep(string Name, long Count, long Previous, long First)
{
    /// <summary>Share of those at the step before that reach this one; 0 where nobody was there.</summary>
    public double Rate => Previous == 0 ? 0 : (double)Count / Previous;

    /// <summary>Share of all visits that reach this step; 0 where there are none.</summary>
    public double Cumulative => First == 0 ? 0 : (double)Count / First;
}
