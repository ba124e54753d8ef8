using System.Globalization;

namespace KpiLab.Models.Fitting;

/// <summary>Finds the maximum of a log-likelihood in a few log-parameters, or says why there is none.</summary>
/// <remarks>
/// Newton's method with Levenberg damping (Nocedal &amp; Wright 2006, Numerical Optimization, ch. 3-4); the Hessian is the forward
/// difference of the analytic gradient, which is exact enough to keep convergence fast and needs no second derivatives by hand.
/// Every start is evaluated, the best two are climbed. Convergence is judged by the gradient relative to the likelihood, so that
/// a million customers and a hundred are held to the same standard.
/// </remarks>
internal sealed class Maximiser
{
    // exp(14) is about a million: with time and money scaled to means of 1, no customer base lies that far out.
    private const double Bound = 14;
    private const double LongestStep = 2.5;
    private const double Tolerance = 1e-9;
    private const double Accepted = 1e-8;

    // A parameter whose standard error is a factor exp(4), more than fifty either way, is not known.
    private const double LargestError = 4;
    private const int Climbed = 2;

    private readonly string model;
    private readonly ILogLikelihood likelihood;
    private readonly FitOptions options;
    private int evaluations;

    private Maximiser(string model, ILogLikelihood likelihood, FitOptions options) =>
        (this.model, this.likelihood, this.options) = (model, likelihood, options);

    /// <exception cref="NotIdentifiedException">There is no maximum that the data can place.</exception>
    public static Maximum Find(string model, ILogLikelihood likelihood, IReadOnlyList<double[]> starts, FitOptions options) =>
        new Maximiser(model, likelihood, options).Find(starts);

    private Maximum Find(IReadOnlyList<double[]> starts)
    {
        var best = starts.Select(Evaluate).Where(point => point.IsFinite).OrderByDescending(point => point.Value).Take(Climbed)
            .Select(Climb).MaxBy(point => point.Value)
            ?? throw NotFound("the likelihood is not finite at any start", $"{starts.Count} starts were tried");
        var relative = best.Gradient.Max(Math.Abs) / (1 + Math.Abs(best.Value));
        if (Array.FindIndex(best.Logs, log => Math.Abs(log) >= Bound) is >= 0 and var at)
            throw RunsOff(best, at);
        var covariance = CholeskyFactor.Of(Hessian(best, central: true))?.Inverse();
        var errors = covariance is null ? null : best.Logs.Select((_, i) => Math.Sqrt(covariance[i, i])).ToArray();
        if (errors is null || errors.Max() > LargestError)
            throw Flat(best, errors);
        if (relative > Accepted)
            throw NotFound("no start reached a point where the gradient vanishes", $"relative gradient {relative.ToString("0.0e+0", CultureInfo.InvariantCulture)} after {best.Steps} steps from {starts.Count} starts");
        return new(best.Logs, covariance!, best.Value, new(best.Steps, evaluations, starts.Count, relative));
    }

    private Point Climb(Point start)
    {
        var point = start;
        var damping = 1e-3;
        for (var step = 1; step <= options.MaxIterations; step++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (point.Gradient.Max(Math.Abs) <= Tolerance * (1 + Math.Abs(point.Value)) || point.Logs.Any(log => Math.Abs(log) >= Bound))
                return point;
            var next = Step(point, Hessian(point, central: false), ref damping);
            if (next is null)
                return point;
            point = next with { Steps = step };
        }

        return point;
    }

    // One accepted step uphill; null when rounding leaves no way up.
    private Point? Step(Point point, double[,] hessian, ref double damping)
    {
        var n = point.Logs.Length;
        for (var attempt = 0; attempt < 40; attempt++, damping = Math.Max(damping, 1e-8) * 8)
        {
            var damped = (double[,])hessian.Clone();
            var scale = Enumerable.Range(0, n).Max(i => Math.Abs(hessian[i, i])) + 1e-12 * (1 + Math.Abs(point.Value));
            for (var i = 0; i < n; i++)
                damped[i, i] += damping * scale;
            if (CholeskyFactor.Of(damped)?.Solve(point.Gradient) is not { } move)
                continue;
            var length = move.Max(Math.Abs);
            if (length < 1e-13)
                return null;
            var shrink = Math.Min(1, LongestStep / length);
            var logs = new double[n];
            for (var i = 0; i < n; i++)
                logs[i] = Math.Clamp(point.Logs[i] + shrink * move[i], -Bound, Bound);
            var next = Evaluate(logs);
            if (!next.IsFinite || next.Value < point.Value - 1e-13 * Math.Abs(point.Value))
                continue;
            damping = damping < 1e-7 ? 0 : damping / 30;
            return next;
        }

        return null;
    }

    // The negative Hessian, symmetric.
    private double[,] Hessian(Point point, bool central)
    {
        var n = point.Logs.Length;
        var hessian = new double[n, n];
        var h = central ? 1e-4 : 1e-6;
        for (var j = 0; j < n; j++)
        {
            var up = Evaluate(Moved(point.Logs, j, h)).Gradient;
            var down = central ? Evaluate(Moved(point.Logs, j, -h)).Gradient : point.Gradient;
            for (var i = 0; i < n; i++)
            {
                var curvature = -(up[i] - down[i]) / (central ? 2 * h : h);
                hessian[i, j] += curvature / 2;
                hessian[j, i] += curvature / 2;
            }
        }

        return hessian;
    }

    private static double[] Moved(double[] logs, int at, double by)
    {
        var moved = (double[])logs.Clone();
        moved[at] += by;
        return moved;
    }

    private Point Evaluate(double[] logs)
    {
        evaluations++;
        var gradient = new double[logs.Length];
        var value = likelihood.Evaluate(logs, gradient);
        return new(logs, gradient, value, 0);
    }

    private NotIdentifiedException RunsOff(Point point, int at) => new(
        model, NotIdentifiedReason.ParameterRunsOff,
        $"the likelihood keeps rising while {likelihood.Names[at]} goes to {(point.Logs[at] > 0 ? "infinity" : "zero")}: the data do not tell {likelihood.Tells(at, point.Logs)}",
        $"log-likelihood {Text(point.Value)} with {Values(point)} (time and money scaled to a mean of 1)");

    private NotIdentifiedException Flat(Point point, double[]? errors)
    {
        // Without any curvature, the parameter that ran furthest is the one that the data do not hold.
        var at = errors is null ? Array.IndexOf(point.Logs, point.Logs.MaxBy(Math.Abs)) : Array.IndexOf(errors, errors.Max());
        return new(
            model, NotIdentifiedReason.FlatLikelihood,
            $"the likelihood is flat in {likelihood.Names[at]}, where values many times larger or smaller fit equally well: the data do not tell {likelihood.Tells(at, point.Logs)}",
            $"log-likelihood {Text(point.Value)} with {Values(point)} (time and money scaled to a mean of 1)" + (errors is null ? ", no curvature" : $", standard errors of the logarithms {string.Join(", ", errors.Select(Text))}"));
    }

    private NotIdentifiedException NotFound(string because, string evidence) => new(model, NotIdentifiedReason.NoMaximumFound, because, evidence);

    private string Values(Point point) => string.Join(", ", likelihood.Names.Select((name, i) => $"{name} {Text(Math.Exp(point.Logs[i]))}"));

    private static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    private sealed record Point(double[] Logs, double[] Gradient, double Value, int Steps)
    {
        public bool IsFinite => double.IsFinite(Value) && Gradient.All(double.IsFinite);
    }
}
