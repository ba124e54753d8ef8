using BenchmarkDotNet.Attributes;
using KpiLab.Models.Survival;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace KpiLab.Benchmarks;

/// <summary>Kaplan-Meier on ten million rows, in whole months and in moments.</summary>
[Config(typeof(InProcess))]
public class SurvivalBenchmarks
{
    private double[] months = null!;
    private double[] moments = null!;
    private bool[] lost = null!;

    /// <summary>Makes the customers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new MersenneTwister(20260101);
        moments = [.. Enumerable.Range(0, 10_000_000).Select(_ => 60 * random.NextDouble() * random.NextDouble())];
        months = [.. moments.Select(Math.Floor)];
        lost = [.. moments.Select(_ => random.NextDouble() < 0.3)];
    }

    /// <summary>Kaplan-Meier with intervals on whole months.</summary>
    [Benchmark]
    public int KaplanMeierInMonths() => KaplanMeier.Fit(months, lost).Steps.Length;

    /// <summary>Kaplan-Meier on moments, nearly all distinct: the curve, without the interval of each of three million steps.</summary>
    [Benchmark]
    public double? KaplanMeierInMoments() => KaplanMeier.Fit(moments, lost).Median;
}

/// <summary>Cox with Efron ties on 7,043 customers with 12 covariates, as large as the Telco file. A call of milliseconds is measured once the code is compiled for speed, which takes some tens of calls.</summary>
[Config(typeof(InProcess))]
[WarmupCount(40)]
[IterationCount(30)]
public class CoxBenchmarks
{
    private double[] tenure = null!;
    private bool[] left = null!;
    private Covariate[] covariates = null!;

    /// <summary>Makes the customers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new MersenneTwister(20260101);
        covariates = [.. Enumerable.Range(0, 12).Select(j => new Covariate($"x{j}", [.. Enumerable.Range(0, 7043).Select(_ => j % 3 == 0 ? Normal.Sample(random, 60, 30) : random.NextDouble() < 0.4 ? 1.0 : 0.0)]))];
        var risk = Enumerable.Range(0, 7043).Select(i => Math.Exp(covariates.Select((c, j) => (j % 3 == 0 ? 0.01 : 0.5) * (j % 2 == 0 ? 1 : -1) * c.Values[i]).Sum()));
        var lives = risk.Select(r => Math.Ceiling(Exponential.Sample(random, 0.02 * r))).ToArray();
        tenure = [.. lives.Select(life => Math.Min(life, random.Next(1, 73)))];
        left = [.. lives.Zip(tenure, (life, seen) => life <= seen)];
    }

    /// <summary>Cox with Efron ties, standard errors, baseline and concordance.</summary>
    [Benchmark]
    public CoxProportionalHazards Cox() => CoxProportionalHazards.Fit(tenure, left, covariates);
}
