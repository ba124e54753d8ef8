namespace KpiLab.Insights;

/// <summary>Why two discoveries are one story.</summary>
internal enum Sameness
{
    /// <summary>Another column names the same rows.</summary>
    SameRows,

    /// <summary>It lies within the segment of the story, and differs little from it.</summary>
    PartOf,

    /// <summary>The segment of the story lies within it, and differs little from it.</summary>
    Holds,

    /// <summary>It differs from the rest only because the segment of the story is in that rest.</summary>
    Beside,

    /// <summary>What one cell of a table of combinations has too much, its neighbours have too little.</summary>
    OtherSide,

    /// <summary>A KPI beside it differs the same way for the same segment.</summary>
    OtherKpi,
}
