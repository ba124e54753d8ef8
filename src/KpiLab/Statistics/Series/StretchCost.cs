namespace KpiLab.Statistics;

/// <summary>Weighted squares around the mean, or around a line of its own, of any stretch of a series, from running sums.</summary>
internal sealed class StretchCost
{
    private readonly double[] w, x, y, xx, xy, yy;

    public StretchCost(IReadOnlyList<double> values, IReadOnlyList<double> variances, IReadOnlyList<int> positions)
    {
        var n = values.Count;
        (w, x, y, xx, xy, yy) = (new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1], new double[n + 1]);
        // Around the middle of the series the sums lose no digits.
        Middle = values.Average();
        Origin = positions[0];
        for (var i = 0; i < n; i++)
        {
            var (weight, at, value) = (1 / variances[i], (double)(positions[i] - Origin), values[i] - Middle);
            w[i + 1] = w[i] + weight;
            x[i + 1] = x[i] + weight * at;
            y[i + 1] = y[i] + weight * value;
            xx[i + 1] = xx[i] + weight * at * at;
            xy[i + 1] = xy[i] + weight * at * value;
            yy[i + 1] = yy[i] + weight * value * value;
        }
    }

    private double Middle { get; }

    private int Origin { get; }

    /// <summary>Sum of the weights of a stretch, up to and not with its end.</summary>
    public double Weight(int start, int end) => w[end] - w[start];

    /// <summary>Squares around the mean.</summary>
    public double AroundMean(int start, int end)
    {
        var sum = y[end] - y[start];
        return Math.Max(0, yy[end] - yy[start] - sum * sum / Weight(start, end));
    }

    /// <summary>Squares around the line of the stretch.</summary>
    public double AroundLine(int start, int end)
    {
        var (_, sxx, sxy, syy) = Moments(start, end);
        return Math.Max(0, syy - (sxx > 0 ? sxy * sxy / sxx : 0));
    }

    /// <summary>The mean.</summary>
    public double Mean(int start, int end) => Middle + (y[end] - y[start]) / Weight(start, end);

    /// <summary>The slope of the stretch's line, per position.</summary>
    public double Slope(int start, int end)
    {
        var (_, sxx, sxy, _) = Moments(start, end);
        return sxx > 0 ? sxy / sxx : 0;
    }

    /// <summary>The line of the stretch at a position.</summary>
    public double LineAt(int start, int end, int position)
    {
        var (meanX, _, _, _) = Moments(start, end);
        return Mean(start, end) + Slope(start, end) * (position - Origin - meanX);
    }

    /// <summary>The slope that all stretches have in common, each with a level of its own.</summary>
    public double CommonSlope(IReadOnlyList<int> bounds)
    {
        double above = 0, below = 0;
        for (var k = 0; k + 1 < bounds.Count; k++)
        {
            var (_, sxx, sxy, _) = Moments(bounds[k], bounds[k + 1]);
            (above, below) = (above + sxy, below + sxx);
        }

        return below > 0 ? above / below : 0;
    }

    private (double MeanX, double Sxx, double Sxy, double Syy) Moments(int start, int end)
    {
        var weight = Weight(start, end);
        var (sumX, sumY) = (x[end] - x[start], y[end] - y[start]);
        return (sumX / weight, xx[end] - xx[start] - sumX * sumX / weight, xy[end] - xy[start] - sumX * sumY / weight, yy[end] - yy[start] - sumY * sumY / weight);
    }
}
