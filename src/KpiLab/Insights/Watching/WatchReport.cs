using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>The answers of a check. Immutable.</summary>
/// <param name="AsOf">The day of the check.</param>
/// <param name="Answers">The answers, in the order of the rules; of a split rule in the order of the segments.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record WatchReport(DateOnly AsOf, ImmutableArray<WatchAnswer> Answers)
{
    /// <summary>The alerts, and what could not be judged.</summary>
    public IEnumerable<WatchAnswer> Alerts => Answers.Where(answer => answer.IsAlert);

    /// <summary>What was an alert in the check before and is right again.</summary>
    public IEnumerable<WatchAnswer> Recovered => Answers.Where(answer => answer.News == WatchNews.Recovered);

    /// <summary>What a reader must know: groups that are not shown, a state that could not be read.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];

    /// <summary>In one sentence.</summary>
    public LocalText Text => WatchText.Summary(this);
}
