namespace KpiLab.Forecasts;

/// <summary>How errors enter.</summary>
public enum ErrorKind
{
    /// <summary>Errors of the same size at every level.</summary>
    Additive,

    /// <summary>Errors that grow with the level.</summary>
    Multiplicative,
}

/// <summary>How the level moves.</summary>
public enum TrendKind
{
    /// <summary>No trend.</summary>
    None,

    /// <summary>A trend that goes on.</summary>
    Additive,

    /// <summary>A trend that flattens (Gardner and McKenzie 1985).</summary>
    Damped,
}

/// <summary>How seasons enter.</summary>
public enum SeasonKind
{
    /// <summary>No season.</summary>
    None,

    /// <summary>Added to the level.</summary>
    Additive,

    /// <summary>A factor on the level.</summary>
    Multiplicative,
}

/// <summary>A form of exponential smoothing in the taxonomy of Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing": ETS(error, trend, season).</summary>
/// <param name="Error">The error.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Season">The season.</param>
public readonly record struct SmoothingForm(ErrorKind Error, TrendKind Trend, SeasonKind Season)
{
    /// <summary>True where the variance of forecasts has a closed form: errors and seasons add (class 1).</summary>
    public bool HasFormula => Error == ErrorKind.Additive && Season != SeasonKind.Multiplicative;

    /// <summary>Forms that are stable and that a series can have: multiplicative ones need values above 0, and additive errors with a multiplicative season are unstable.</summary>
    public static IReadOnlyList<SmoothingForm> Candidates(bool positive, bool seasonal) =>
    [
        .. from error in positive ? new[] { ErrorKind.Additive, ErrorKind.Multiplicative } : [ErrorKind.Additive]
           from trend in new[] { TrendKind.None, TrendKind.Additive, TrendKind.Damped }
           from season in seasonal ? Enum.GetValues<SeasonKind>() : [SeasonKind.None]
           where season != SeasonKind.Multiplicative || error == ErrorKind.Multiplicative
           select new SmoothingForm(error, trend, season),
    ];

    /// <summary>The name in the literature: ETS(M,Ad,M).</summary>
    public override string ToString() =>
        $"ETS({(Error == ErrorKind.Additive ? "A" : "M")},{Trend switch { TrendKind.None => "N", TrendKind.Additive => "A", _ => "Ad" }},{Season switch { SeasonKind.None => "N", SeasonKind.Additive => "A", _ => "M" }})";
}
