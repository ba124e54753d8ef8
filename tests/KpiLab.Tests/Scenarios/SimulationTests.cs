using KpiLab.Scenarios;
using KpiLab.Statistics;
using MathNet.Numerics.Distributions;
using static KpiLab.Tests.Scenarios.Models;

namespace KpiLab.Tests.Scenarios;

public class SimulationTests
{
    private static readonly Term A = Term.Of("a"), B = Term.Of("b");

    public static TheoryData<SamplingPoints> AllPoints() => [.. Enum.GetValues<SamplingPoints>()];

    [Theory]
    [MemberData(nameof(AllPoints))]
    public void A_product_of_lognormals_is_lognormal(SamplingPoints points)
    {
        // ln(ab) is normal with mean ln 10 + ln 3 and variance 0.3² + 0.4² = 0.5².
        var found = Plain(A * B, ("a", 10), ("b", 3)).Simulate(Options(points, ("a", Distribution.LogNormal(10, 0.3)), ("b", Distribution.LogNormal(3, 0.4))))["y"];
        foreach (var p in new[] { 5, 25, 50, 75, 95 })
            Assert.Equal(Normal.InvCDF(Math.Log(30), 0.5, p / 100.0), Math.Log(found.Percentile(p)), 0.01);
        Assert.Equal(30 * Math.Exp(0.125), found.Mean, 0.2);
        Assert.Equal(1 - Normal.CDF(Math.Log(30), 0.5, Math.Log(50)), found.ChanceOfAtLeast(50), 0.005);
        Assert.Equal(1, found.ChanceOfAtLeast(50) + found.ChanceOfAtMost(Math.BitDecrement(50.0)), 12);
    }

    [Theory]
    [MemberData(nameof(AllPoints))]
    public void A_sum_of_normals_is_normal(SamplingPoints points)
    {
        var found = Plain(A - B, ("a", 100), ("b", 40)).Simulate(Options(points, ("a", Distribution.Normal(100, 3)), ("b", Distribution.Normal(40, 4))))["y"];
        Assert.Equal(60, found.Mean, 0.05);
        Assert.Equal(5, found.StandardDeviation, 0.05);
        Assert.Equal(60 + 5 * 1.959964, found.Percentile(97.5), 0.15);
    }

    [Fact]
    public void Correlated_normals_add_up_as_they_should_and_keep_their_rank_correlation()
    {
        var model = DriverModel.Define("m").Input("a", 0, DriverUnit.None).Input("b", 0, DriverUnit.None)
            .Formula("a2", DriverUnit.None, A * 1).Formula("b2", DriverUnit.None, B * 1).Formula("sum", DriverUnit.None, A + B);
        foreach (var rank in new[] { -0.8, 0.3, 0.9 })
        {
            var found = model.Scenario().Simulate(Options(SamplingPoints.LatinHypercube, ("a", Distribution.Normal(0, 3)), ("b", Distribution.Normal(0, 4))) with { Correlations = [new("a", "b", rank)] });
            Assert.Equal(rank, Spearman([.. found["a2"].Samples], [.. found["b2"].Samples]), 0.01);
            var pearson = 2 * Math.Sin(Math.PI * rank / 6);
            Assert.Equal(Math.Sqrt(25 + 24 * pearson), found["sum"].StandardDeviation, 0.05);
        }
    }

    [Fact]
    public void Correlation_leaves_each_input_its_own_distribution()
    {
        var found = DriverModel.Define("m").Input("a", 1, DriverUnit.None).Input("b", 1, DriverUnit.None).Formula("a2", DriverUnit.None, A * 1).Formula("y", DriverUnit.None, A * B)
            .Scenario().Simulate(Options(SamplingPoints.LatinHypercube, ("a", Distribution.Triangular(0, 2, 10)), ("b", Distribution.LogNormal(1, 1))) with { Correlations = [new("b", "a", 0.7)] })["a2"];
        foreach (var p in new[] { 5, 50, 95 })
            Assert.Equal(Distribution.Triangular(0, 2, 10).Quantile(p / 100.0), found.Percentile(p), 0.05);
    }

    [Fact]
    public void Correlations_that_cannot_hold_together_are_refused()
    {
        var scenario = DriverModel.Define("m").Input("a", 1, DriverUnit.None).Input("b", 1, DriverUnit.None).Input("c", 1, DriverUnit.None).Formula("y", DriverUnit.None, A + B + Term.Of("c")).Scenario();
        var options = Options(SamplingPoints.Random, ("a", Distribution.Normal(0, 1)), ("b", Distribution.Normal(0, 1)), ("c", Distribution.Normal(0, 1)));
        var e = Assert.Throws<ModelException>(() => scenario.Simulate(options with { Correlations = [new("a", "b", 0.9), new("b", "c", 0.9), new("a", "c", -0.9)] }));
        Assert.Contains("not positive definite (smallest eigenvalue", e.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => scenario.Simulate(options with { Correlations = [new("a", "b", 1.2)] }));
        Assert.Throws<ModelException>(() => scenario.Simulate(options with { Correlations = [new("a", "rent", 0.2)] }));
    }

    [Theory]
    [MemberData(nameof(AllPoints))]
    public void The_same_seed_gives_the_same_samples_on_any_number_of_threads(SamplingPoints points)
    {
        double[] Samples(int threads) => [.. Plain(A / B, ("a", 10), ("b", 3)).Simulate(Options(points, ("a", Distribution.Pert(2, 5, 30)), ("b", Distribution.LogNormal(3, 0.4))) with { Threads = threads, Samples = 20_001 })["y"].Samples];
        Assert.Equal(Samples(1), Samples(4));
    }

    [Theory]
    [MemberData(nameof(AllPoints))]
    public void Percentiles_hardly_move_with_the_seed(SamplingPoints points)
    {
        double[] Percentiles(int seed) => [.. new[] { 5.0, 50, 95 }.Select(Plain(A * B, ("a", 10), ("b", 3)).Simulate(Options(points, ("a", Distribution.LogNormal(10, 0.3)), ("b", Distribution.LogNormal(3, 0.4))) with { Seed = seed })["y"].Percentile)];
        var (first, second) = (Percentiles(1), Percentiles(2));
        Assert.NotEqual(first, second);
        Assert.All(first.Zip(second), pair => Assert.Equal(1, pair.First / pair.Second, 0.015));
    }

    // Ishigami and Homma (1990), a = 7, b = 0.1: sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 with x uniform on (−π, π). The sine of such an x is beta(½, ½) on (−1, 1).
    [Fact]
    public void The_Sobol_indices_of_the_Ishigami_function_are_those_of_its_closed_form()
    {
        Term s1 = Term.Of("s1"), s2 = Term.Of("s2"), x3 = Term.Of("x3");
        var scenario = Plain(s1 + 7 * s2 * s2 + 0.1 * x3 * x3 * x3 * x3 * s1, ("s1", 0), ("s2", 0), ("x3", 0));
        var found = scenario.SobolIndices("y", Options(SamplingPoints.Sobol, ("s1", Distribution.Beta(0.5, 0.5, -1, 1)), ("s2", Distribution.Beta(0.5, 0.5, -1, 1)), ("x3", Distribution.Uniform(-Math.PI, Math.PI))) with { Samples = 1 << 15 });
        var (v1, v2, v13) = (0.5 * Math.Pow(1 + 0.1 * Math.Pow(Math.PI, 4) / 5, 2), 49 / 8.0, 0.01 * Math.Pow(Math.PI, 8) * (1 / 18.0 - 1 / 50.0));
        var variance = v1 + v2 + v13;
        void Near(double expected, double value, double error) => Assert.InRange(value - expected, -3 * error - 1e-3, 3 * error + 1e-3);
        Assert.Equal(13.8446, variance, 4);
        Assert.Equal(variance, found.Variance, 0.1);
        foreach (var (input, first, total) in new[] { ("s1", v1, v1 + v13), ("s2", v2, v2), ("x3", 0, v13) })
        {
            Near(first / variance, found[input].First, found[input].FirstError);
            Near(total / variance, found[input].Total, found[input].TotalError);
            Assert.InRange(found[input].FirstError, 0, 0.02);
        }
    }

    [Fact]
    public void Sobol_indices_of_a_sum_are_the_shares_of_variance()
    {
        var found = Plain(A + B, ("a", 0), ("b", 0)).SobolIndices("y", Options(SamplingPoints.Sobol, ("a", Distribution.Normal(0, 3)), ("b", Distribution.Normal(0, 4))) with { Samples = 1 << 13 });
        Assert.Equal(["b", "a"], found.Inputs.Select(i => i.Input));
        Assert.Equal(0.64, found["b"].First, 0.01);
        Assert.Equal(0.36, found["a"].Total, 0.01);
        Assert.Throws<ModelException>(() => Plain(A + B, ("a", 0), ("b", 0)).SobolIndices("y", new() { Distributions = Two(), Correlations = [new("a", "b", 0.5)] }));
    }

    [Fact]
    public void A_distribution_from_an_interval_has_the_interval_as_its_central_part()
    {
        var wilson = Proportion.Wilson(12, 400)!;
        var share = Distribution.From(wilson, 0, 1);
Assert.Equal(wilson.Low, share.Quantile(0.025), 9);
        Assert.Equal(12 / 400.0, share.Quantile(0.5), 9);
        Assert.Equal(wilson.High, share.Quantile(0.975), 9);
        var money = Distribution.From(new(80, 125, 0.9, "t"), 0);
        Assert.Equal([80.0, 100, 125], new[] { 0.05, 0.5, 0.95 }.Select(p => Math.Round(money.Quantile(p), 9)));
        var plain = Distribution.From(new(-10, 30, 0.95, "t"));
        Assert.Equal(10, plain.Quantile(0.5), 9);
        Assert.Throws<ArgumentException>(() => Distribution.From(new(3, 3, 0.95, "t")));
    }

    [Fact]
    public void A_distribution_is_cut_off_at_the_bounds_of_its_input()
    {
        var model = DriverModel.Define("m").Input("a", 0.5, DriverUnit.None, low: 0, high: 1, distribution: Distribution.Normal(0.5, 1)).Formula("y", DriverUnit.None, A * 1);
        var found = model.Scenario().Simulate()["y"];
        Assert.InRange(found.Samples.Min(), 0, 0.01);
        Assert.InRange(found.Samples.Max(), 0.99, 1);
        Assert.Equal(0.5, found.Mean, 0.005);
        Assert.Throws<ModelException>(() => model.Scenario().Simulate(Options(SamplingPoints.Random, ("a", Distribution.Uniform(5, 6)))));
    }

    [Fact]
    public void A_changed_input_keeps_its_relative_uncertainty()
    {
        var model = DriverModel.Define("m").Input("a", 100, DriverUnit.None, distribution: Distribution.Normal(100, 10)).Formula("y", DriverUnit.None, A * 1);
        var found = model.Scenario().With("a", Change.Percent(50)).Simulate()["y"];
        Assert.Equal((150, 15), (Math.Round(found.Mean, 1), Math.Round(found.StandardDeviation, 1)));
    }

    // scipy.stats.beta.ppf([.05, .5, .95], 5, 11).
    [Fact]
    public void Tabulated_quantiles_are_those_of_the_exact_distribution()
    {
        Assert.Equal([0.14166397, 0.30451981, 0.51075189], new[] { 0.05, 0.5, 0.95 }.Select(p => Math.Round(Distribution.Beta(5, 11).Quantile(p), 8)));
        foreach (var exact in new[] { Distribution.Beta(5, 11), Distribution.Pert(10, 12, 40), Distribution.Beta(0.5, 0.5, -1, 1), Distribution.Beta(400, 12_000) })
        {
            var fast = exact.ForSampling();
            for (var p = 0.00137; p < 1; p += 0.00731)
                Assert.Equal(exact.Quantile(p), fast.Quantile(p), 1e-6 * Math.Max(0.1, Math.Abs(exact.Quantile(p))));
            Assert.Equal(0.3, exact.Cumulative(exact.Quantile(0.3)), 1e-6);
        }

        double[] uniforms = [.. Enumerable.Range(1, 9999).Select(k => k / 10_000.0)];
        double[] normal = [.. uniforms];
        Distribution.Normal(0, 1).Transform(normal);
        Assert.All(uniforms.Zip(normal), pair => Assert.Equal(Normal.InvCDF(0, 1, pair.First), pair.Second, 1e-9));
    }

    [Fact]
    public void Samples_without_a_value_are_counted_and_left_out()
    {
        var model = DriverModel.Define("m").Input("a", 0.5, DriverUnit.None, distribution: Distribution.Uniform(0, 1)).Formula("y", DriverUnit.None, 1 / Term.Max(0, A - 0.25)).Scenario();
        var found = model.Simulate()["y"];
        Assert.Equal(25_000, found.Undefined, 100.0);
        Assert.True(double.IsFinite(found.Mean));
    }

    [Fact]
    public void Wrong_questions_get_an_answer_in_words()
    {
        Assert.Contains("no input is uncertain", Assert.Throws<ModelException>(() => Kiosk.Scenario().Simulate()).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => Plain(A, ("a", 1)).Simulate(Options(SamplingPoints.Random, ("z", Distribution.Normal(0, 1)))));
        Assert.Throws<ModelException>(() => Plain(A, ("a", 1)).Simulate(Options(SamplingPoints.Random, ("a", Distribution.Normal(0, 1))) with { Samples = 10 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Pert(5, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Normal(0, 0));
    }

    [Fact]
    public void A_simulation_tells_its_progress_and_can_be_stopped()
    {
        var (told, stop) = (new List<double>(), new CancellationTokenSource());
        var scenario = Plain(A, ("a", 1));
        scenario.Simulate(Options(SamplingPoints.Random, ("a", Distribution.Normal(0, 1))) with { Threads = 1, Progress = new Listener(told.Add) });
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.Throws<OperationCanceledException>(() => scenario.Simulate(Options(SamplingPoints.Random, ("a", Distribution.Normal(0, 1))) with { Samples = 1_000_000, Progress = new Listener(_ => stop.Cancel()) }, stop.Token));
    }

    private sealed class Listener(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }

    private static SimulationOptions Options(SamplingPoints points, params (string Input, Distribution Distribution)[] distributions) =>
        new() { Points = points, Distributions = distributions.ToDictionary(d => d.Input, d => d.Distribution) };

    private static Dictionary<string, Distribution> Two() => new() { ["a"] = Distribution.Normal(0, 1), ["b"] = Distribution.Normal(0, 1) };

    private static double Spearman(double[] x, double[] y) => MathNet.Numerics.Statistics.Correlation.Spearman(x, y);
}
