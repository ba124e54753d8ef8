using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Models.ChurnRisk;

/// <summary>Customers to train on, and what was found while they were put together.</summary>
internal sealed record TrainingTable(FrameTable Customers, ImmutableArray<LocalText> Notes, ImmutableArray<LeakageFinding> Leaks);
