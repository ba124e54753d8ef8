namespace KpiLab.Forecasts;

/// <summary>A form with its parameters and states, and the recursion that both fitting and simulating run.</summary>
/// <remarks>
/// With μ the one-step forecast and e its error (relative to μ where errors multiply), in the notation of Hyndman et al. 2008, table 2.2:
/// level ← level + φ·trend + α·e, trend ← φ·trend + β·e, season ← season + γ·e, each e scaled as the form has it. 0 &lt; α &lt; 1, 0 &lt; β &lt; α, 0 &lt; γ &lt; 1 − α, 0.8 ≤ φ ≤ 0.98.
/// </remarks>
internal sealed class SmoothingModel(SmoothingForm form, int seasonLength)
{
    private int at;

    public SmoothingForm Form => form;

    public int SeasonLength => seasonLength;

    public double Alpha { get; set; }

    public double Beta { get; set; }

    public double Gamma { get; set; }

    public double Phi { get; set; } = 1;

    public double Level { get; set; }

    public double Trend { get; set; }

    /// <summary>The seasonal states: [0] is that of the next period.</summary>
    public double[] Season { get; set; } = [];

    /// <summary>Number of fitted numbers: parameters, first states and the variance. One season follows from the others.</summary>
    public int FittedNumbers =>
        2 + 1 + (form.Trend == TrendKind.None ? 0 : form.Trend == TrendKind.Additive ? 2 : 3) + (form.Season == SeasonKind.None ? 0 : seasonLength);

    /// <summary>The forecast of the next period.</summary>
    public double Next()
    {
        var level = Level + (form.Trend == TrendKind.None ? 0 : Phi * Trend);
        return form.Season switch { SeasonKind.Additive => level + Season[at], SeasonKind.Multiplicative => level * Season[at], _ => level };
    }

    /// <summary>Takes in an error of the next period: as it is where errors add, relative to the forecast where they multiply.</summary>
    public void Move(double error)
    {
        var expected = Next();
        var expectedLevel = Level + (form.Trend == TrendKind.None ? 0 : Phi * Trend);
        var absolute = form.Error == ErrorKind.Additive ? error : error * expected;
        var season = form.Season == SeasonKind.None ? 1 : Season[at];
        var inLevel = form.Season == SeasonKind.Multiplicative ? absolute / season : absolute;
        Level = expectedLevel + Alpha * inLevel;
        if (form.Trend != TrendKind.None)
            Trend = Phi * Trend + Beta * inLevel;
        if (form.Season == SeasonKind.None)
            return;
        Season[at] = season + Gamma * (form.Season == SeasonKind.Multiplicative ? absolute / expectedLevel : absolute);
        at = (at + 1) % seasonLength;
    }

    /// <summary>Runs through the series; gives the sum of squared errors and Σ ln|forecast|, and leaves the states as they are after it. Infinite where a forecast is not a positive number and must be.</summary>
    public (double Squares, double LogForecasts) Run(ReadOnlySpan<double> series, Span<double> fitted)
    {
        double squares = 0, logs = 0;
        var relative = form.Error == ErrorKind.Multiplicative;
        for (var t = 0; t < series.Length; t++)
        {
            var expected = Next();
            if (!double.IsFinite(expected) || ((relative || form.Season == SeasonKind.Multiplicative) && expected <= 0))
                return (double.PositiveInfinity, 0);
            var error = relative ? (series[t] - expected) / expected : series[t] - expected;
            if (fitted.Length > 0)
                fitted[t] = expected;
            squares += error * error;
            if (relative)
                logs += Math.Log(expected);
            Move(error);
        }

        return (squares, logs);
    }

    public SmoothingModel Copy()
    {
        var copy = new SmoothingModel(form, seasonLength) { Alpha = Alpha, Beta = Beta, Gamma = Gamma, Phi = Phi, Level = Level, Trend = Trend, Season = [.. Season] };
        copy.at = at;
        return copy;
    }
}
