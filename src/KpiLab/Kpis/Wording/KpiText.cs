namespace KpiLab.Kpis;

/// <summary>What a KPI is, in words for an analyst, in every language.</summary>
public sealed record KpiText
{
    /// <summary>The short name: "Churn rate".</summary>
    public required LocalText Name { get; init; }

    /// <summary>What a manager asks: "How many customers do we lose?".</summary>
    public required LocalText Question { get; init; }

    /// <summary>One or two sentences: what it is and what is in and out.</summary>
    public required LocalText Definition { get; init; }

    /// <summary>The formula in words: "customers lost ÷ customers at the start".</summary>
    public required LocalText Formula { get; init; }

    /// <summary>The name of the numerator: "customers lost".</summary>
    public required LocalText Numerator { get; init; }

    /// <summary>The name of the denominator: "customers at start".</summary>
    public required LocalText Denominator { get; init; }

    /// <summary>What goes wrong when it is read carelessly; one sentence each.</summary>
    public IReadOnlyList<LocalText> Pitfalls { get; init; } = [];

    /// <summary>What to do when it is bad, by cause, most common cause first.</summary>
    public IReadOnlyList<CauseAction> Actions { get; init; } = [];
}

/// <summary>A cause and what helps against it.</summary>
/// <param name="Cause">Why the KPI is bad: "Early drop-off".</param>
/// <param name="Action">What to do, one sentence.</param>
public sealed record CauseAction(LocalText Cause, LocalText Action)
{
    /// <summary>The splits in which this cause shows itself; empty where it fits any.</summary>
    internal IReadOnlyList<Cue> Cues { get; init; } = [];
}
