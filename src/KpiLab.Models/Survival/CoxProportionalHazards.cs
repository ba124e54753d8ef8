using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KpiLab.Models.Fitting;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Survival;

/// <summary>Cox's proportional hazards regression: what makes customers leave sooner or later, without a shape assumed for the pace of leaving over time. Immutable.</summary>
/// <remarks>
/// Hazard(t | x) = baseline(t) exp(x'β); ties by Efron's method; standard errors from the information matrix. Baseline hazard by Efron's version of Breslow's estimate.
/// Source: Cox (1972), Regression models and life-tables, J. of the Royal Statistical Society B 34, 187-220.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class CoxProportionalHazards
{
    private const string ModelId = "cox";
    private const string ModelName = "Cox regression";
    private readonly CoxFit fit;
    private readonly Lazy<ProportionalityTest>? proportionality;

    private CoxProportionalHazards(CoxFit fit, Func<ProportionalityTest>? test)
    {
        this.fit = fit;
        proportionality = test is null ? null : new(test);
        var z = Normal.InvCDF(0, 1, 0.5 + fit.Level / 2);
        Coefficients =
        [
            .. fit.Names.Select((name, j) =>
            {
                var (value, error) = (fit.Values[j], Math.Sqrt(fit.Covariance[j][j]));
                return new CoxCoefficient(name, value, error, Math.Exp(value), new(Math.Exp(value - z * error), Math.Exp(value + z * error), fit.Level, "Wald on the logarithm"), 2 * Normal.CDF(0, 1, -Math.Abs(value / error)));
            }),
        ];
    }

    /// <summary>What each covariate does, in the order given.</summary>
    public ImmutableArray<CoxCoefficient> Coefficients { get; }

    /// <summary>The log partial likelihood at the maximum.</summary>
    public double LogLikelihood => fit.LogLikelihood;

    /// <summary>The log partial likelihood without covariates.</summary>
    public double NullLogLikelihood => fit.NullLogLikelihood;

    /// <summary>Customers.</summary>
    public long N => fit.N;

    /// <summary>Customers lost.</summary>
    public long Lost => fit.Lost;

    /// <summary>How well the fitted risk orders the customers that the model was fitted to.</summary>
    public Concordance Concordance => fit.Concordance;

    /// <summary>Newton steps taken.</summary>
    public int Iterations => fit.Iterations;

    /// <summary>The test of proportional hazards against 1 - Kaplan-Meier; null for a model read from a file, which holds no customers.</summary>
    public ProportionalityTest? Proportionality => proportionality?.Value;

    /// <summary>Fits the regression by maximum partial likelihood.</summary>
    /// <param name="durations">Time until each customer was lost or last seen; 0 or more.</param>
    /// <param name="lost">True where the customer was lost.</param>
    /// <param name="covariates">What may matter; see <see cref="Covariate.Of"/>.</param>
    /// <param name="options">Level of the intervals.</param>
    /// <param name="transform">The function of time of the proportionality test.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a value cannot be; the message names the row.</exception>
    /// <exception cref="NotIdentifiedException">Nobody was lost, a covariate is constant or a sum of others, or one tells the lost from the others without fail.</exception>
    public static CoxProportionalHazards Fit(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, IReadOnlyList<Covariate> covariates, FitOptions? options = null, TimeTransform transform = TimeTransform.KaplanMeier)
    {
        Check(durations, lost, covariates);
        options ??= new();
        var likelihood = new CoxPartialLikelihood(durations, lost, covariates);
        var newton = new CoxNewton(likelihood, covariates, lost.Count(true), options);
        var (coefficients, covariance, value, atZero, iterations) = newton.Maximise();
        var p = covariates.Count;
        double[] values = [.. coefficients.Select((b, j) => b / likelihood.Spread[j])];
        double[][] scaled = [.. Enumerable.Range(0, p).Select(j => Enumerable.Range(0, p).Select(k => covariance[j, k] / (likelihood.Spread[j] * likelihood.Spread[k])).ToArray())];
        var predictors = likelihood.Predictors(coefficients);
        var risk = new double[predictors.Length];
        for (var i = 0; i < risk.Length; i++)
            risk[likelihood.Order[i]] = predictors[i];
        var (times, hazards) = Baseline(likelihood, predictors);
        var fit = new CoxFit(
            [.. covariates.Select(c => c.Name)], values, scaled, likelihood.Mean, value, atZero, durations.Length, lost.Count(true), options.Level, iterations,
            Concordance.Of(durations, lost, risk), times, hazards);
        var curve = transform == TimeTransform.KaplanMeier ? KaplanMeier.Fit(durations, lost) : null;
        return new(fit, () => SchoenfeldTest.Of(likelihood, predictors, fit.Names, curve));
    }

    /// <summary>The hazard of a customer relative to one with every covariate at its mean: exp((x - mean)'β).</summary>
    /// <param name="values">The covariates, in the order of <see cref="Coefficients"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than coefficients.</exception>
    public double RelativeHazard(params ReadOnlySpan<double> values)
    {
        if (values.Length != fit.Values.Length)
            throw new ArgumentException($"{values.Length} values for {fit.Values.Length} coefficients ({string.Join(", ", fit.Names)}): give one each.", nameof(values));
        double sum = 0;
        for (var j = 0; j < values.Length; j++)
            sum += fit.Values[j] * (values[j] - fit.Means[j]);
        return Math.Exp(sum);
    }

    /// <summary>The probability that a customer with these covariates stays beyond a time, in [0, 1]: exp(-H(t) relative hazard).</summary>
    /// <param name="time">The time; beyond the last loss the curve stays flat.</param>
    /// <param name="values">The covariates, in the order of <see cref="Coefficients"/>.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than coefficients.</exception>
    public double SurvivalAt(double time, params ReadOnlySpan<double> values)
    {
        var at = Array.BinarySearch(fit.BaselineTimes, time);
        at = at >= 0 ? at : ~at - 1;
        return at < 0 ? 1 : Math.Exp(-fit.BaselineHazards[at] * RelativeHazard(values));
    }

    /// <summary>Writes the model to a file, as JSON that states its version. A model read back predicts the same to the last bit.</summary>
    public void Save(string path) => ModelFile.Write(path, ModelId, fit);

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static CoxProportionalHazards Load(string path) => new(ModelFile.Read<CoxFit>(path, ModelId), null);

    /// <summary>The model as people read it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ModelName}, n = {N:N0}, lost {Lost:N0}, log-likelihood {LogLikelihood:N1} (without covariates {NullLogLikelihood:N1}), concordance {Concordance.Value:F3}\n");
        foreach (var c in Coefficients)
            text.Append(CultureInfo.InvariantCulture, $"  {c.Name,-32} hazard ratio {c.HazardRatio,8:G4} ({c.HazardRatioInterval.Low:G4} to {c.HazardRatioInterval.High:G4}), p {c.PValue:G2}\n");
        return text.ToString();
    }

    // Cumulative hazard at each time of loss of a customer with every covariate at its mean.
    private static (double[] Times, double[] Hazards) Baseline(CoxPartialLikelihood likelihood, double[] predictors)
    {
        var steps = new List<(double Time, double Hazard)>();
        likelihood.Walk(predictors, risk =>
        {
            if (steps.Count == 0 || steps[^1].Time != risk.Time)
                steps.Add((risk.Time, 0));
            steps[^1] = (risk.Time, steps[^1].Hazard + Math.Exp(-risk.Log));
        });
        steps.Reverse();
        double sum = 0;
        return ([.. steps.Select(s => s.Time)], [.. steps.Select(s => sum += s.Hazard)]);
    }

    private static void Check(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, IReadOnlyList<Covariate> covariates)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        if (covariates.Count == 0)
            throw new ArgumentException("There is no covariate. For a curve without covariates use KaplanMeier.", nameof(covariates));
        if (durations.Length == 0 || durations.Length != lost.Length)
            throw new ArgumentException($"{durations.Length} durations and {lost.Length} outcomes: give one of each per customer.");
        for (var i = 0; i < durations.Length; i++)
        {
            if (!(durations[i] >= 0 && double.IsFinite(durations[i])))
                throw new ArgumentException($"Row {i + 1}: a duration of {durations[i]} cannot be. It is 0 or more and finite.", nameof(durations));
        }

        foreach (var covariate in covariates)
        {
            if (covariate.Values.Count != durations.Length)
                throw new ArgumentException($"Covariate \"{covariate.Name}\" has {covariate.Values.Count} values for {durations.Length} customers.", nameof(covariates));
            for (var i = 0; i < durations.Length; i++)
            {
                if (!double.IsFinite(covariate.Values[i]))
                    throw new ArgumentException($"Covariate \"{covariate.Name}\", row {i + 1}: {covariate.Values[i]} is not a number. Leave the row or the covariate out.", nameof(covariates));
            }
        }
    }
}
