namespace KpiLab.Kpis;

/// <summary>What a value is measured in.</summary>
public enum UnitKind
{
    /// <summary>A share; 0.25 is shown as 25 %.</summary>
    Fraction,

    /// <summary>Money, per something.</summary>
    Money,

    /// <summary>Points from -100 to 100.</summary>
    Points,

    /// <summary>A score on the scale of the survey, usually 1 to 5.</summary>
    Score,

    /// <summary>A plain ratio, such as 3.2 to 1.</summary>
    Ratio,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Index points, such as HHI 0 to 10,000.</summary>
    Index,
}

/// <summary>The unit of a value.</summary>
/// <param name="Kind">What kind of quantity.</param>
/// <param name="Currency">ISO code, where the kind is money, or a share of money (<see cref="Kpi.IsOfMoney"/>), and the currency is known.</param>
/// <param name="Per">What it is per (customer, lead, FTE per year), in both languages; null where it stands alone.</param>
public sealed record Unit(UnitKind Kind, string? Currency = null, LocalText? Per = null)
{
    /// <summary>A share, shown as a percentage.</summary>
    public static Unit Percent { get; } = new(UnitKind.Fraction);

    /// <summary>Points from -100 to 100.</summary>
    public static Unit Points { get; } = new(UnitKind.Points);

    /// <summary>A score on the survey's scale.</summary>
    public static Unit Score { get; } = new(UnitKind.Score);

    /// <summary>A plain ratio.</summary>
    public static Unit Ratio { get; } = new(UnitKind.Ratio);

    /// <summary>Months.</summary>
    public static Unit Months { get; } = new(UnitKind.Months);

    /// <summary>Index points.</summary>
    public static Unit Index { get; } = new(UnitKind.Index);

    /// <summary>Money per something.</summary>
    public static Unit Money(string english, string dutch) => new(UnitKind.Money, null, new LocalText(english, dutch));

    /// <summary>The stable name in JSON: fraction, EUR/customer, points, score, ratio, months, index. Money without a known currency is "money".</summary>
    public override string ToString() => Kind switch
    {
        UnitKind.Fraction => "fraction",
        UnitKind.Money => (Currency ?? "money") + (Per is null ? "" : "/" + Per.English),
        UnitKind.Points => "points",
        UnitKind.Score => "score",
        UnitKind.Ratio => "ratio",
        UnitKind.Months => "months",
        _ => "index",
    };
}
