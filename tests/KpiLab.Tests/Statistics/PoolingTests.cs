using KpiLab.Statistics;

namespace KpiLab.Tests.Statistics;

/// <summary>Partial pooling, main effects, and the exact and corrected p-values of a search, against published numbers.</summary>
public sealed class PoolingTests
{
    // Thirteen trials of BCG vaccine (Colditz and others 1994): cases and non-cases, vaccinated and not.
    private static readonly (int A, int B, int C, int D)[] Vaccine =
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
        (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ];

    private static readonly double[] LogRisks = [.. Vaccine.Select(t => Math.Log((double)t.A / (t.A + t.B)) - Math.Log((double)t.C / (t.C + t.D)))];
    private static readonly double[] Errors = [.. Vaccine.Select(t => Math.Sqrt(1.0 / t.A - 1.0 / (t.A + t.B) + 1.0 / t.C - 1.0 / (t.C + t.D)))];

    // Viechtbauer 2010 (metafor, J. Stat. Softw. 36(3)): the empirical Bayes (Paule-Mandel) estimate of these trials is 0.3181.
    [Fact]
    public void Paule_and_Mandel_give_the_published_variance_of_the_vaccine_trials()
    {
        var pooling = PartialPooling.Of(LogRisks, Errors);
        Assert.Equal(0.3181, pooling.Variance, 4);
        Assert.Equal(-0.715, pooling.Mean, 3);
    }

    [Fact]
    public void At_the_variance_of_Paule_and_Mandel_the_sum_of_squares_is_what_is_expected()
    {
        var pooling = PartialPooling.Of(LogRisks, Errors);
        Assert.Equal(12, LogRisks.Zip(Errors, (y, e) => Math.Pow(y - pooling.Mean, 2) / (pooling.Variance + e * e)).Sum(), 6);
    }

    [Fact]
    public void Estimates_that_differ_less_than_their_errors_are_all_drawn_to_the_mean()
    {
        var pooling = PartialPooling.Of([1.0, 1.1, 0.9], [0.5, 0.5, 0.5]);
        Assert.Equal(0, pooling.Variance);
        Assert.Equal(1, pooling.Expected(1.1, 0.5), 12);
    }

    [Fact]
    public void The_surer_an_estimate_the_less_it_is_drawn()
    {
        var pooling = PartialPooling.Of([0.0, 10.0, 20.0, 30.0], [1.0, 1.0, 1.0, 8.0]);
        Assert.InRange(pooling.Expected(30, 8), pooling.Mean, 30);
        Assert.True(30 - pooling.Expected(30, 8) > 30 - pooling.Expected(30, 1));
    }

    // The shrunken value errs less than the raw one, which is what it is for (James and Stein 1961).
    [Fact]
    public void Shrunken_values_lie_nearer_to_the_truth_than_raw_ones()
    {
        var random = new Random(3);
        double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        double raw = 0, shrunken = 0;
        for (var set = 0; set < 200; set++)
        {
            double[] truth = [.. Enumerable.Range(0, 8).Select(_ => 5 + Normal())], errors = [.. truth.Select(_ => 0.5 + random.NextDouble())];
            double[] seen = [.. truth.Zip(errors, (t, e) => t + e * Normal())];
            var pooling = PartialPooling.Of(seen, errors);
            raw += seen.Zip(truth, (s, t) => (s - t) * (s - t)).Sum();
            shrunken += seen.Select((s, i) => Math.Pow(pooling.Expected(s, errors[i]) - truth[i], 2)).Sum();
        }

        Assert.True(shrunken < 0.75 * raw, $"{shrunken:F0} against {raw:F0}");
    }

    [Fact]
    public void An_error_of_zero_is_no_error() => Assert.Throws<ArgumentException>(() => PartialPooling.Of([1.0], [0.0]));

    // Fisher's tea tasting (one-sided 0.2429, two-sided 0.4857), and the convictions of twins in R's help of fisher.test (0.0005367).
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857143)]
    [InlineData(2, 17, 10, 13, 0.0005367241)]
    [InlineData(0, 10, 0, 12, 1)]
    [InlineData(5, 10, 5, 10, 1)]
    public void The_exact_test_gives_the_published_values(long x1, long n1, long x2, long n2, double p) =>
        Assert.Equal(p, Proportion.ExactDifferencePValue(x1, n1, x2, n2), 7);

    [Fact]
    public void The_exact_test_is_the_sum_over_all_tables_that_are_no_more_likely()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            long n1 = 1 + random.Next(60), n2 = 1 + random.Next(60), x1 = random.NextInt64(n1 + 1), x2 = random.NextInt64(n2 + 1);
            double Log(long k) => MathNet.Numerics.Combinatorics.Combinations((int)n1, (int)k) * MathNet.Numerics.Combinatorics.Combinations((int)n2, (int)(x1 + x2 - k));
            var all = Enumerable.Range(0, (int)Math.Min(n1, x1 + x2) + 1).Select(k => (long)k).Where(k => x1 + x2 - k <= n2).ToArray();
            var expected = all.Where(k => Log(k) <= Log(x1) * (1 + 1e-7)).Sum(Log) / all.Sum(Log);
            Assert.Equal(expected, Proportion.ExactDifferencePValue(x1, n1, x2, n2), 9);
        }
    }

    [Fact]
    public void Of_millions_the_exact_test_and_the_normal_one_agree() =>
        Assert.Equal(1, Proportion.ExactDifferencePValue(200_800, 4_000_000, 299_000, 6_000_000) / Proportion.DifferencePValue(200_800, 4_000_000, 299_000, 6_000_000), 2);

    // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BY")
    [Fact]
    public void Under_any_dependence_p_values_are_a_harmonic_number_larger()
    {
        Assert.All(MultipleComparisons.BenjaminiYekutieli([0.01, 0.02, 0.03, 0.04, 0.05]), p => Assert.Equal(0.1141667, p, 7));
        Assert.Equal(1, MultipleComparisons.BenjaminiYekutieli([0.9])[0] + 0.1, 12);
    }

    [Fact]
    public void In_a_table_of_two_by_two_the_surprise_is_the_difference_of_differences()
    {
        var surprises = MainEffects.Surprises([new(0, 0, 9, 1, 100), new(0, 1, 4, 1, 50), new(1, 0, 3, 1, 80), new(1, 1, 2, 1, 10)]);
        Assert.All(surprises, surprise => Assert.Equal((4.0, 2.0), (Math.Round(Math.Abs(surprise!.Value.Surprise), 9), Math.Round(surprise.Value.Error, 9))));
    }

    // Predicted from the others: adding anything to one cell moves its own surprise by as much, and effects of whole rows and columns move none.
    [Fact]
    public void A_surprise_is_blind_to_rows_and_columns_and_sees_all_of_its_own_cell()
    {
        var random = new Random(8);
        MainEffects.Cell[] cells = [.. from row in Enumerable.Range(0, 4) from column in Enumerable.Range(0, 3) select new MainEffects.Cell(row, column, random.NextDouble(), 1, 1 + random.Next(50))];
        var before = MainEffects.Surprises(cells);
        var shifted = MainEffects.Surprises([.. cells.Select(c => c with { Value = c.Value + 3 * c.Row - 2 * c.Column })]);
        var raised = MainEffects.Surprises([.. cells.Select((c, i) => i == 4 ? c with { Value = c.Value + 7 } : c)]);
        for (var i = 0; i < cells.Length; i++)
            Assert.Equal(before[i]!.Value.Surprise, shifted[i]!.Value.Surprise, 9);
        Assert.Equal(before[4]!.Value.Surprise + 7, raised[4]!.Value.Surprise, 9);
    }

    [Fact]
    public void A_cell_that_no_other_predicts_has_no_surprise() =>
        Assert.All(MainEffects.Surprises([new(0, 0, 1, 1, 1), new(1, 1, 2, 1, 1), new(2, 2, 5, 1, 1)]), Assert.Null);
}
