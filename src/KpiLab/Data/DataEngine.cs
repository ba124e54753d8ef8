namespace KpiLab.Data;

/// <summary>Where tables are and KPIs are computed.</summary>
public enum DataEngine
{
    /// <summary>In memory.</summary>
    Frame,

    /// <summary>In DuckDB, over files as they lie on disk.</summary>
    DuckDb,

    /// <summary>In a PostgreSQL.</summary>
    Postgres,
}
