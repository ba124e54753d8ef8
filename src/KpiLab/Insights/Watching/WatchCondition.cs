using KpiLab.Data;

namespace KpiLab.Insights;

/// <summary>When a rule is an alert. Amounts and shares are in the unit of the KPI: 0.045 is 4.5 %.</summary>
public abstract record WatchCondition
{
    private protected WatchCondition()
    {
    }
}

/// <summary>The value must stay within bounds.</summary>
/// <param name="Minimum">The lowest that is right; null for none.</param>
/// <param name="Maximum">The highest that is right; null for none.</param>
/// <param name="OnlyWhenSure">True for an alert only where the whole interval lies outside.</param>
public sealed record StayWithin(double? Minimum, double? Maximum, bool OnlyWhenSure = false) : WatchCondition;

/// <summary>The value must reach a target: at least, or at most where lower is better.</summary>
/// <param name="Target">The target.</param>
/// <param name="OnlyWhenSure">True for an alert only where the whole interval lies on the wrong side.</param>
public sealed record ReachTarget(double Target, bool OnlyWhenSure = false) : WatchCondition;

/// <summary>The newest whole period must not be worse than the one before.</summary>
/// <param name="WorseBy">Alert from this much worse on, in the unit of the KPI; null for any change that is reliable.</param>
/// <param name="IsShare">True where <paramref name="WorseBy"/> is a share of the value before: 0.1 for a tenth.</param>
public sealed record KeepUp(double? WorseBy, bool IsShare = false) : WatchCondition;

/// <summary>The value must not be worse than the nearest published figure, by its source.</summary>
public sealed record MatchBenchmark : WatchCondition;

/// <summary>The newest whole period must lie within the limits that the periods before it set, and no lasting change may have begun in the last periods.</summary>
/// <param name="RecentPeriods">How many periods a lasting change stays an alert.</param>
public sealed record StayInControl(int RecentPeriods = 6) : WatchCondition;

/// <summary>The chance that the KPI misses a target some periods ahead must stay below a bound.</summary>
/// <param name="Target">The target.</param>
/// <param name="Periods">How many periods ahead; null where <paramref name="Until"/> says it.</param>
/// <param name="Until">A day in the period that counts; null where <paramref name="Periods"/> says it.</param>
/// <param name="Chance">Alert from this chance on, in (0, 1).</param>
public sealed record ReachTargetAhead(double Target, int? Periods, DateOnly? Until, double Chance = 0.5) : WatchCondition;

/// <summary>The newest row must not be older than so many days.</summary>
/// <param name="Days">Most days between the newest date and the day of the check.</param>
public sealed record BeFresh(int Days) : WatchCondition;

/// <summary>The data must be as clean as this.</summary>
/// <param name="Severity">Alert on an entry of this severity or a higher one; null to look at values set aside only.</param>
/// <param name="SetAside">Largest share of the rows of which a column's value was set aside; null for any.</param>
public sealed record BeClean(Severity? Severity, double? SetAside) : WatchCondition;
