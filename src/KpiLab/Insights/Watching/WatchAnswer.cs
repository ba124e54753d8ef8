using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How a rule came out.</summary>
public enum WatchStatus
{
    /// <summary>All is right.</summary>
    Right,

    /// <summary>It is an alert.</summary>
    Alert,

    /// <summary>It could not be judged: data are missing or too few. That counts as an alert.</summary>
    NoData,
}

/// <summary>What a check knows of an answer from the check before.</summary>
public enum WatchNews
{
    /// <summary>It was right, and is.</summary>
    None,

    /// <summary>It is an alert that was none before.</summary>
    New,

    /// <summary>It was an alert, and still is.</summary>
    Still,

    /// <summary>It was an alert, and is right again.</summary>
    Recovered,
}

/// <summary>The answer to one rule, of the whole or of one segment.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Segment">The segment; the total where the rule is not split.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Text">What was seen, and why it is right or not.</param>
/// <param name="Measurement">The value that was judged; null where there is none.</param>
public sealed record WatchAnswer(WatchRule Rule, Segment Segment, WatchStatus Status, LocalText Text, Measurement? Measurement = null)
{
    /// <summary>True for an alert, and for what could not be judged.</summary>
    public bool IsAlert => Status != WatchStatus.Right;

    /// <summary>What changed since the check before; <see cref="WatchNews.None"/> for what is right, or where nothing was kept.</summary>
    public WatchNews News { get; init; }

    /// <summary>Since which day it is an alert; null where it is none, or nothing was kept.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What it is kept under: the rule and the segment.</summary>
    public string Key => Segment == Segment.Total ? Rule.Name : $"{Rule.Name} · {Segment}";
}
