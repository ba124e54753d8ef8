using System.Globalization;
using KpiLab.Models.Fitting;

namespace KpiLab.Models.Survival;

/// <summary>Newton's method on Cox's partial likelihood, which is concave: one start is enough, halving a step that overshoots.</summary>
internal sealed class CoxNewton(CoxPartialLikelihood likelihood, IReadOnlyList<Covariate> covariates, int lost, FitOptions options)
{
    private const string ModelName = "Cox regression";

    // A hazard ratio of exp(20) between customers one standard deviation apart is no effect but a separation.
    private const double Separated = 20;

    /// <exception cref="NotIdentifiedException">There is no maximum that the data can place.</exception>
    public (double[] Coefficients, double[,] Covariance, double Value, double AtZero, int Iterations) Maximise()
    {
        if (lost == 0)
            throw NotIdentified(NotIdentifiedReason.NothingHappened, "nobody was lost", string.Create(CultureInfo.InvariantCulture, $"{likelihood.Count:N0} customers, 0 lost"));
        for (var j = 0; j < likelihood.Size; j++)
        {
            if (likelihood.Spread[j] <= 1e-12 * Math.Abs(likelihood.Mean[j]))
                throw NotIdentified(NotIdentifiedReason.FlatLikelihood, $"covariate \"{covariates[j].Name}\" is the same for every customer", $"its value is {Text(likelihood.Mean[j])}");
        }

        var p = likelihood.Size;
        var (point, gradient, information) = (new double[p], new double[p], new double[p, p]);
        var value = likelihood.Evaluate(point, gradient, information);
        var atZero = value;
        for (var iteration = 1; iteration <= options.MaxIterations; iteration++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var move = Factor(information, value).Solve(gradient);
            // Twice the rise still to come, by the quadratic that the likelihood is near its top.
            var decrement = move.Zip(gradient, (m, g) => m * g).Sum();
            if (decrement <= 1e-14 * (1 + Math.Abs(value)))
                return (point, Factor(information, value).Inverse(), value, atZero, iteration - 1);
            var step = 1.0;
            var next = new double[p];
            double risen;
            do
            {
                for (var j = 0; j < p; j++)
                    next[j] = point[j] + step * move[j];
                risen = likelihood.Evaluate(next, gradient, information);
                step /= 2;
            }
            while (!(risen >= value - 1e-12 * Math.Abs(value)) && step > 1e-10);
            (point, value) = (next, risen);
            if (Array.FindIndex(point, b => !(Math.Abs(b) < Separated)) is >= 0 and var at)
                throw NotIdentified(NotIdentifiedReason.ParameterRunsOff, $"the likelihood keeps rising with the coefficient of \"{covariates[at].Name}\": it tells those who were lost first from the others without fail", $"coefficient {Text(point[at])} per standard deviation, log-likelihood {Text(value)}");
        }

        throw NotIdentified(NotIdentifiedReason.NoMaximumFound, "no maximum was reached", $"{options.MaxIterations} steps, log-likelihood {Text(value)}");
    }

    private CholeskyFactor Factor(double[,] information, double value)
    {
        if (CholeskyFactor.Of(information) is { } factor)
            return factor;
        // The covariate whose addition makes the matrix singular.
        var upTo = Enumerable.Range(1, likelihood.Size).First(size =>
        {
            var part = new double[size, size];
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                    part[j, k] = information[j, k];
            }

            return CholeskyFactor.Of(part) is null;
        });
        throw NotIdentified(NotIdentifiedReason.FlatLikelihood, $"covariate \"{covariates[upTo - 1].Name}\" is a sum of others or does not differ among those at risk", $"the information matrix of the first {upTo} covariates is singular at log-likelihood {Text(value)}");
    }

    private static NotIdentifiedException NotIdentified(NotIdentifiedReason reason, string because, string evidence) => new(ModelName, reason, because, evidence);

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
