using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>A measure of a KPI's formula, over one of its tables.</summary>
/// <param name="Name">Its name in the formula.</param>
/// <param name="Input">Which of the form's tables it is over.</param>
/// <param name="Measure">The measure.</param>
internal sealed record KpiPart(string Name, int Input, Measure Measure)
{
    /// <summary>Roles that it is neither split nor filtered by: a whole market is not split by company.</summary>
    public ImmutableArray<Role> Across { get; init; } = [];

    /// <summary>True when the dates of its rows tell which days the data cover; false for rare events, whose last one says nothing of the end.</summary>
    public bool TellsDays { get; init; } = true;
}
