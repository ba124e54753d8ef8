namespace KpiLab.Forecasts;

/// <summary>The negative log-likelihood of a form on a series, with its exact slope.</summary>
/// <remarks>
/// The slope is that of the recursion of <see cref="SmoothingModel"/>, followed backwards from the last period to the first (reverse accumulation: Griewank and Walther 2008, chapter 3),
/// which costs about three runs through the series however many first states there are. With a = y − μ the states move alike whether errors add or multiply; only the loss differs.
/// Its buffers are used again by each call: one at a time.
/// </remarks>
internal sealed class SmoothingLoss(SmoothingSpace space, double[] series)
{
    private readonly double[] levels = new double[series.Length];
    private readonly double[] trends = new double[series.Length];
    private readonly double[] seasons = new double[series.Length];
    private readonly double[] errors = new double[series.Length];
    private readonly double[] slopeOfSeason = new double[space.Form.Season == SeasonKind.None ? 0 : space.SeasonLength];
    private readonly bool relative = space.Form.Error == ErrorKind.Multiplicative;
    private readonly SeasonKind kind = space.Form.Season;

    /// <summary>The loss at a point, and its slope; infinite, with slope 0, where a forecast is not a positive number and must be.</summary>
    public double At(double[] point, double[] slope)
    {
        var model = space.Model(point);
        var (squares, logs) = Forwards(model);
        Array.Clear(slope);
        if (!double.IsFinite(squares))
            return double.PositiveInfinity;
        var n = series.Length;
        var floored = Math.Max(squares, SmoothingFit.LeastSquares);
        space.Slope(point, model, Backwards(model, squares < floored ? 0 : n / (2 * floored)), slope);
        return -SmoothingFit.LogLikelihoodOf(squares, logs, n) + space.Penalty(point, slope);
    }

    private (double Squares, double LogForecasts) Forwards(SmoothingModel model)
    {
        double squares = 0, product = 1, logs = 0;
        var (level, trend, season) = (model.Level, model.Trend, model.Season);
        var (alpha, beta, gamma, phi) = (model.Alpha, model.Beta, model.Gamma, model.Phi);
        for (int t = 0, k = 0; t < series.Length; t++)
        {
            var (pull, s) = (phi * trend, kind == SeasonKind.None ? 0 : season[k]);
            var here = level + pull;
            var expected = kind switch { SeasonKind.Additive => here + s, SeasonKind.Multiplicative => here * s, _ => here };
            if (!double.IsFinite(expected) || ((relative || kind == SeasonKind.Multiplicative) && expected <= 0))
                return (double.PositiveInfinity, 0);
            var error = series[t] - expected;
            (levels[t], trends[t], seasons[t], errors[t]) = (here, trend, s, error);
            if (relative)
            {
                squares += error / expected * (error / expected);
                // One logarithm for many forecasts.
                product *= expected;
                if (product is > 1e100 or < 1e-100)
                    (logs, product) = (logs + Math.Log(product), 1);
            }
            else
            {
                squares += error * error;
            }

            var inLevel = kind == SeasonKind.Multiplicative ? error / s : error;
            (level, trend) = (here + alpha * inLevel, pull + beta * inLevel);
            if (kind == SeasonKind.None)
                continue;
            season[k] = s + gamma * (kind == SeasonKind.Multiplicative ? error / here : error);
            k = k + 1 == season.Length ? 0 : k + 1;
        }

        return (squares, logs + Math.Log(product));
    }

    // A name is the derivative of the loss by that quantity; weight is the derivative by the sum of squares.
    private SmoothingSlope Backwards(SmoothingModel model, double weight)
    {
        var (alpha, beta, gamma, phi) = (model.Alpha, model.Beta, model.Gamma, model.Phi);
        double byLevel = 0, byTrend = 0, byAlpha = 0, byBeta = 0, byGamma = 0, byPhi = 0;
        Array.Clear(slopeOfSeason);
        for (int t = series.Length - 1, k = slopeOfSeason.Length == 0 ? 0 : t % slopeOfSeason.Length; t >= 0; t--)
        {
            var (here, s, error) = (levels[t], seasons[t], errors[t]);
            double byError, byExpected = 0, bySeason = 0;
            var byHere = byLevel;
            var byInLevel = alpha * byLevel + beta * byTrend;
            if (kind == SeasonKind.Multiplicative)
            {
                bySeason = slopeOfSeason[k];
                var byInSeason = gamma * bySeason;
                byAlpha += byLevel * error / s;
                byBeta += byTrend * error / s;
                byGamma += bySeason * error / here;
                byError = byInLevel / s + byInSeason / here;
                bySeason -= byInLevel * error / (s * s);
                byHere -= byInSeason * error / (here * here);
            }
            else
            {
                byAlpha += byLevel * error;
                byBeta += byTrend * error;
                byError = byInLevel;
                if (kind == SeasonKind.Additive)
                {
                    bySeason = slopeOfSeason[k];
                    byGamma += bySeason * error;
                    byError += gamma * bySeason;
                }
            }

            if (relative)
            {
                var expected = series[t] - error;
                byError += 2 * weight * error / (expected * expected);
                byExpected = (1 - 2 * weight * (error / expected) * (error / expected)) / expected;
            }
            else
            {
                byError += 2 * weight * error;
            }

            byExpected -= byError;
            if (kind == SeasonKind.Multiplicative)
            {
                byHere += byExpected * s;
                bySeason += byExpected * here;
            }
            else
            {
                byHere += byExpected;
                bySeason += byExpected;
            }

            byLevel = byHere;
            var byPull = byTrend + byHere;
            byPhi += byPull * trends[t];
            byTrend = phi * byPull;
            if (kind == SeasonKind.None)
                continue;
            slopeOfSeason[k] = bySeason;
            k = k == 0 ? slopeOfSeason.Length - 1 : k - 1;
        }

        return new(byAlpha, byBeta, byGamma, byPhi, byLevel, byTrend, slopeOfSeason);
    }
}

/// <summary>Derivatives of a loss by the parameters and first states of a form.</summary>
internal readonly record struct SmoothingSlope(double Alpha, double Beta, double Gamma, double Phi, double Level, double Trend, double[] Season);
