using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>One way in which tables give a KPI: which tables, which measures, which formula.</summary>
internal sealed record KpiForm
{
    /// <summary>The tables it needs.</summary>
    public required ImmutableArray<KpiInput> Inputs { get; init; }

    /// <summary>The measures, given the tables.</summary>
    public required Func<IReadOnlyList<Table>, IReadOnlyList<KpiPart>> Parts { get; init; }

    /// <summary>The value of a cell.</summary>
    public required Func<KpiCell, Measurement> Formula { get; init; }

    /// <summary>Probability of a difference between two cells at least as large, when there is none; null where that cannot be told.</summary>
    public Func<KpiCell, KpiCell, double?> Test { get; init; } = (_, _) => null;

    /// <summary>The length of period that the KPI is about by itself (a month for churn): without Every, periods of this length are pooled.</summary>
    public Period? Pool { get; init; }

    /// <summary>The pieces that the interval rests on; null where the parts carry their own moments.</summary>
    public Period? PiecePeriod { get; init; }

    /// <summary>The pieces that the formula or its interval rests on, by a column that every table has.</summary>
    public Field? PieceBy { get; init; }

    /// <summary>The units over which a bootstrap resamples for its interval; null where the formula's own interval is right.</summary>
    public Field? BootstrapBy { get; init; }

    /// <summary>Made of the tables before anything is measured, with what a reader must know of it.</summary>
    public Func<IReadOnlyList<Table>, KpiScope, (IReadOnlyList<Table> Tables, ImmutableArray<LocalText> Notes)> Prepare { get; init; } = (tables, _) => (tables, []);

    /// <summary>The unit, where it differs from the KPI's own.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The columns it is split by when nothing else is asked.</summary>
    public Role? SplitBy { get; init; }

    /// <summary>Why the total has no value unless something is filtered; null where it has one.</summary>
    public LocalText? Total { get; init; }

    /// <summary>Groups with fewer respondents than this are never shown, alone or by subtraction; 0 where nobody can be recognised.</summary>
    public int HideBelow { get; init; }

    /// <summary>What its value is the quotient or product of, where these have a life of their own; null where they have none, as visits and the orders among them.</summary>
    public KpiDrivers? Drivers { get; init; }

    /// <summary>True when segments share no rows or units, so that the rest is the total less the segment.</summary>
    public bool Additive { get; init; } = true;
}
