namespace KpiLab.Measures;

/// <summary>A calendar unit of time.</summary>
public enum TimeUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>An ISO week, Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar quarter.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,
}
