namespace KpiLab.Models.Survival;

/// <summary>The scale on which the interval of a survival curve is symmetric.</summary>
public enum IntervalScale
{
    /// <summary>ln(-ln S): stays within [0, 1], also far out. R: <c>conf.type = "log-log"</c>.</summary>
    LogLog,

    /// <summary>S itself, cut at 0 and 1. R: <c>conf.type = "plain"</c>.</summary>
    Plain,
}
