using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Models.ChurnRisk;

/// <summary>The risks of the rows of a table.</summary>
/// <param name="Customers">The table.</param>
/// <param name="Probabilities">The probability to leave, one per row, in (0, 1).</param>
/// <param name="Notes">What the table held that training had not: values missing or never seen, with counts.</param>
public sealed record ChurnScores(FrameTable Customers, IReadOnlyList<double> Probabilities, ImmutableArray<LocalText> Notes);
