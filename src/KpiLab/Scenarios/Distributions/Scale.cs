namespace KpiLab.Scenarios.Distributions;

/// <summary>The scale on which a quantity is normal.</summary>
internal enum Scale
{
    /// <summary>Its own.</summary>
    Plain,

    /// <summary>Its natural logarithm: the quantity is above 0.</summary>
    Logarithm,

    /// <summary>The logarithm of its odds: the quantity lies in (0, 1).</summary>
    Logit,
}

/// <summary>To a scale and back.</summary>
internal static class Scales
{
    public static double Of(this Scale scale, double value) => scale switch
    {
        Scale.Plain => value,
        Scale.Logarithm => Math.Log(value),
        _ => Math.Log(value / (1 - value)),
    };
}
