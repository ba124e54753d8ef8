namespace KpiLab.Kpis;

/// <summary>Where a cause shows itself: the kind of column whose values differ, or the pattern over time.</summary>
internal enum Cue
{
    /// <summary>Marketing or sales channel, source, campaign.</summary>
    Channel,

    /// <summary>Device of a visit.</summary>
    Device,

    /// <summary>Product, plan, contract form.</summary>
    Product,

    /// <summary>Country, region, branch.</summary>
    Region,

    /// <summary>Moment of joining, tenure.</summary>
    Cohort,

    /// <summary>Department, team, role.</summary>
    Team,

    /// <summary>Step of a funnel, contact moment.</summary>
    Moment,

    /// <summary>Theme of a survey, reason.</summary>
    Theme,

    /// <summary>Kind of customer: sector, size, new or existing.</summary>
    Customer,

    /// <summary>Means of payment.</summary>
    Payment,

    /// <summary>No part differs: it is bad everywhere.</summary>
    Everywhere,

    /// <summary>It gets worse over time.</summary>
    Worsening,
}
