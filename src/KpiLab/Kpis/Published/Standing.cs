namespace KpiLab.Kpis;

/// <summary>How a value stands against a published figure.</summary>
public enum Standing
{
    /// <summary>It cannot be held against it: another industry or currency, or no direction is better.</summary>
    Unknown,

    /// <summary>On the better side of the published median or middle half.</summary>
    Better,

    /// <summary>About the same, or within the published middle half.</summary>
    Around,

    /// <summary>On the worse side of the published median or middle half.</summary>
    Worse,

    /// <summary>At or past the line that the source calls excellent.</summary>
    Excellent,

    /// <summary>At or past the line that the source calls good.</summary>
    Good,

    /// <summary>At or past the line that the source calls poor.</summary>
    Poor,

    /// <summary>Above a published average, which is no target: most firms lie on one side of it.</summary>
    AboveAverage,

    /// <summary>Below a published average.</summary>
    BelowAverage,
}
