namespace KpiLab.Insights.FindingRules;

/// <summary>How a value stands against a published figure.</summary>
internal enum Standing
{
    /// <summary>There is no published figure to rate it against.</summary>
    Unknown,

    /// <summary>Better than the published figure.</summary>
    Better,

    /// <summary>About the same.</summary>
    Around,

    /// <summary>Worse.</summary>
    Worse,
}
