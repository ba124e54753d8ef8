using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace KpiLab.Forecasts;

/// <summary>Fits a form by maximum likelihood: parameters and first states together.</summary>
/// <remarks>
/// Log-likelihood = −n/2·(ln(2π·SSE/n) + 1) − Σ ln|forecast|, the last term where errors multiply (Hyndman et al. 2008, section 5.1).
/// The first states start from a decomposition of the first seasons. BFGS on parameters mapped to the whole line, from slow and fast smoothing; the best point seen counts, whatever the optimiser says of itself.
/// </remarks>
internal sealed record SmoothingFit(SmoothingModel Start, SmoothingModel After, double LogLikelihood, double Squares, int N)
{
    /// <summary>A sum of squares below this counts as this: a series that a form fits exactly.</summary>
    internal const double LeastSquares = 1e-20;

    private const double NoEvidence = 2;

    private static readonly double[] Speeds = [0.1, 0.5];

    /// <summary>Akaike's criterion, corrected for few observations; infinite where there are no more observations than fitted numbers.</summary>
    public double Aicc
    {
        get
        {
            var k = Start.FittedNumbers;
            return N - k - 1 <= 0 ? double.PositiveInfinity : -2 * LogLikelihood + 2 * k + 2.0 * k * (k + 1) / (N - k - 1);
        }
    }

    /// <summary>Degrees of freedom of the error variance.</summary>
    public int Freedom => N - (Start.FittedNumbers - 1);

    /// <summary>Variance of a one-step error: SSE ÷ degrees of freedom.</summary>
    public double Variance => Squares / Freedom;

    /// <summary>The simplest form whose AICc is within 2 of the lowest: smaller differences are no evidence for the more complicated one (Burnham and Anderson 2002, section 2.6), and a trend that is not there makes intervals miss.</summary>
    public static SmoothingFit Best(double[] series, int seasonLength, CancellationToken cancellation)
    {
        var fits = Candidates(series, seasonLength, cancellation);
        var lowest = fits.Min(f => f.Aicc);
        return fits.Where(f => f.Aicc <= lowest + NoEvidence).MinBy(f => (f.Start.FittedNumbers, f.Aicc))!;
    }

    /// <summary>Every form that the series is long enough for.</summary>
    public static IReadOnlyList<SmoothingFit> Candidates(double[] series, int seasonLength, CancellationToken cancellation)
    {
        var fits = new List<SmoothingFit>();
        foreach (var form in SmoothingForm.Candidates(series.All(y => y > 0), seasonLength > 1 && series.Length >= 2 * seasonLength))
        {
            cancellation.ThrowIfCancellationRequested();
            if (new SmoothingModel(form, seasonLength).FittedNumbers <= series.Length - 2)
                fits.Add(Of(series, form, seasonLength));
        }

        return fits;
    }

    public static SmoothingFit Of(double[] series, SmoothingForm form, int seasonLength)
    {
        // In units of the series' own size, so that the size of the numbers changes nothing.
        var scale = series.Average(Math.Abs);
        scale = scale > 0 ? scale : 1;
        var scaled = Array.ConvertAll(series, y => y / scale);
        var space = new SmoothingSpace(form, seasonLength, scaled);
        var loss = new SmoothingLoss(space, scaled);
        SmoothingFit? best = null;
        foreach (var speed in Speeds)
        {
            var (point, value) = Search(loss, space.Start(speed));
            if (best is null || value < -best.LogLikelihood)
                best = At(space, scaled, point);
        }

        return best!.InUnits(scale);
    }

    // In rounds, because a line search may end in rounding: the memory of the curvature starts anew.
    private static (double[] Point, double Value) Search(SmoothingLoss loss, double[] start)
    {
        var scratch = new double[start.Length];
        var (best, lowest) = (start, loss.At(start, scratch));
        (double, Vector<double>) At(Vector<double> x)
        {
            var (point, slope) = (x.ToArray(), new double[x.Count]);
            var value = loss.At(point, slope);
            if (value < lowest)
                (best, lowest) = (point, value);
            return (double.IsFinite(value) ? value : 1e10, Vector<double>.Build.Dense(slope));
        }

        for (var round = 0; round < 3; round++)
        {
            var before = lowest;
            try
            {
                new BfgsMinimizer(1e-6, 1e-9, 1e-10, 300).FindMinimum(ObjectiveFunction.Gradient(At), Vector<double>.Build.DenseOfArray(best));
            }
            catch (OptimizationException)
            {
                // The best point seen stands.
            }

            if (before - lowest < 1e-4)
                break;
        }

        return (best, lowest);
    }

    /// <summary>The log-likelihood of a sum of squares and Σ ln|forecast|.</summary>
    internal static double LogLikelihoodOf(double squares, double logs, int n) =>
        -n / 2.0 * (Math.Log(2 * Math.PI * Math.Max(squares, LeastSquares) / n) + 1) - logs;

    private static SmoothingFit At(SmoothingSpace space, double[] series, double[] point)
    {
        var start = space.Model(point);
        var after = start.Copy();
        var (squares, logs) = after.Run(series, []);
        return new(start, after, LogLikelihoodOf(squares, logs, series.Length), squares, series.Length);
    }

    private SmoothingFit InUnits(double scale)
    {
        SmoothingModel Scale(SmoothingModel model)
        {
            var scaled = model.Copy();
            (scaled.Level, scaled.Trend) = (model.Level * scale, model.Trend * scale);
            if (model.Form.Season == SeasonKind.Additive)
                scaled.Season = Array.ConvertAll(model.Season, s => s * scale);
            return scaled;
        }

        // The density of y is that of y ÷ scale, ÷ scale.
        var relative = Start.Form.Error == ErrorKind.Multiplicative;
        return new(Scale(Start), Scale(After), LogLikelihood - N * Math.Log(scale), relative ? Squares : Squares * scale * scale, N);
    }
}
