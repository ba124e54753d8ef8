namespace KpiLab.Forecasts;

/// <summary>Maps the parameters and first states of a form to numbers on the whole line, and back.</summary>
/// <remarks>α, β ÷ α, γ ÷ (1 − α) and φ through the logistic function within their limits; level, trend and all seasons but the last as they are. The last season makes them add up to 0, or to the season length where they multiply.</remarks>
internal sealed class SmoothingSpace
{
    private const double Margin = 1e-4;
    private const double LowestPhi = 0.8;
    private const double HighestPhi = 0.98;
    private const double Limit = 8;
    private const double Weight = 1e-3;

    private readonly SmoothingForm form;
    private readonly int seasonLength;
    private readonly double level;
    private readonly double trend;
    private readonly double[] season;

    public SmoothingSpace(SmoothingForm form, int seasonLength, double[] series)
    {
        this.form = form;
        this.seasonLength = seasonLength;
        season = form.Season == SeasonKind.None ? [] : FirstSeasons(form.Season, series, seasonLength);
        double[] adjusted = [.. series.Take(Math.Min(series.Length, Math.Max(10, 2 * seasonLength))).Select((y, t) =>
            form.Season switch { SeasonKind.Additive => y - season[t % seasonLength], SeasonKind.Multiplicative => y / season[t % seasonLength], _ => y })];
        (level, trend) = Line(adjusted);
        if (form.Trend == TrendKind.None)
            level = adjusted.Average();
    }

    public SmoothingForm Form => form;

    public int SeasonLength => seasonLength;

    public double[] Start(double speed)
    {
        var point = new List<double> { Inverse(speed) };
        if (form.Trend != TrendKind.None)
            point.Add(Inverse(0.1));
        if (form.Season != SeasonKind.None)
            point.Add(Inverse(0.1));
        if (form.Trend == TrendKind.Damped)
            point.Add(Inverse(0.9));
        point.Add(level);
        if (form.Trend != TrendKind.None)
            point.Add(trend);
        point.AddRange(season.SkipLast(1));
        return [.. point];
    }

    public SmoothingModel Model(double[] point)
    {
        var i = 0;
        var model = new SmoothingModel(form, seasonLength) { Alpha = Between(point[i++], Margin, 1 - Margin) };
        if (form.Trend != TrendKind.None)
            model.Beta = model.Alpha * Between(point[i++], Margin, 1 - Margin);
        if (form.Season != SeasonKind.None)
            model.Gamma = (1 - model.Alpha) * Between(point[i++], Margin, 1 - Margin);
        if (form.Trend == TrendKind.Damped)
            model.Phi = Between(point[i++], LowestPhi, HighestPhi);
        model.Level = point[i++];
        if (form.Trend != TrendKind.None)
            model.Trend = point[i++];
        if (form.Season == SeasonKind.None)
            return model;
        model.Season = new double[seasonLength];
        point.AsSpan(i, seasonLength - 1).CopyTo(model.Season);
        var total = form.Season == SeasonKind.Additive ? 0.0 : seasonLength;
        model.Season[^1] = total - model.Season.Sum();
        return model;
    }

    /// <summary>The derivatives by the numbers of a point, from those by parameters and first states.</summary>
    public void Slope(double[] point, SmoothingModel model, in SmoothingSlope by, double[] slope)
    {
        var i = 0;
        var byAlpha = by.Alpha;
        if (form.Trend != TrendKind.None)
        {
            byAlpha += by.Beta * model.Beta / model.Alpha;
            slope[++i] = by.Beta * model.Alpha * Steepness(point[i], Margin, 1 - Margin);
        }

        if (form.Season != SeasonKind.None)
        {
            byAlpha -= by.Gamma * model.Gamma / (1 - model.Alpha);
            slope[++i] = by.Gamma * (1 - model.Alpha) * Steepness(point[i], Margin, 1 - Margin);
        }

        slope[0] = byAlpha * Steepness(point[0], Margin, 1 - Margin);
        if (form.Trend == TrendKind.Damped)
            slope[++i] = by.Phi * Steepness(point[i], LowestPhi, HighestPhi);
        slope[++i] = by.Level;
        if (form.Trend != TrendKind.None)
            slope[++i] = by.Trend;
        for (var k = 0; k < by.Season.Length - 1; k++)
            slope[++i] = by.Season[k] - by.Season[^1];
    }

    /// <summary>Keeps the logistic numbers from running to infinity where a parameter lies at its limit; far too small to move a fit. Its slope is added.</summary>
    public double Penalty(double[] point, double[] slope)
    {
        var count = 1 + (form.Trend == TrendKind.None ? 0 : 1) + (form.Season == SeasonKind.None ? 0 : 1) + (form.Trend == TrendKind.Damped ? 1 : 0);
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            var beyond = Math.Max(0, Math.Abs(point[i]) - Limit);
            sum += beyond * beyond;
            slope[i] += 2 * Weight * beyond * Math.Sign(point[i]);
        }

        return Weight * sum;
    }

    // Mean distance (or ratio) of each place in the season to a centred moving average of one season.
    private static double[] FirstSeasons(SeasonKind kind, double[] series, int length)
    {
        var (sums, counts) = (new double[length], new int[length]);
        for (var t = 0; t < series.Length; t++)
        {
            var from = Math.Clamp(t - length / 2, 0, series.Length - length);
            var mean = series.AsSpan(from, length).ToArray().Average();
            sums[t % length] += kind == SeasonKind.Additive ? series[t] - mean : series[t] / mean;
            counts[t % length]++;
        }

        var season = sums.Select((s, i) => s / counts[i]).ToArray();
        var centre = season.Average();
        return Array.ConvertAll(season, s => kind == SeasonKind.Additive ? s - centre : s / centre);
    }

    // The least-squares line, at the moment before the first period.
    private static (double Level, double Trend) Line(double[] values)
    {
        var mean = values.Average();
        var middle = (values.Length + 1) / 2.0;
        double xy = 0, xx = 0;
        for (var t = 0; t < values.Length; t++)
        {
            xy += (t + 1 - middle) * (values[t] - mean);
            xx += (t + 1 - middle) * (t + 1 - middle);
        }

        var slope = xx > 0 ? xy / xx : 0;
        return (mean - slope * middle, slope);
    }

    private static double Between(double x, double low, double high) => low + (high - low) / (1 + Math.Exp(-x));

    private static double Steepness(double x, double low, double high)
    {
        var share = 1 / (1 + Math.Exp(-x));
        return (high - low) * share * (1 - share);
    }

    private static double Inverse(double share) => Math.Log(share / (1 - share));
}
