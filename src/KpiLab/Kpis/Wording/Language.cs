namespace KpiLab.Kpis;

/// <summary>A language that KpiLab writes.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Dutch.</summary>
    Dutch,
}
