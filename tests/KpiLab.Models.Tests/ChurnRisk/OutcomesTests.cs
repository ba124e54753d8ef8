using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.Tests.ChurnRisk;

public class OutcomesTests
{
    private static readonly bool[] Left = [false, false, true, true];

    // scikit-learn user guide: roc_auc_score and average_precision_score of y = [0, 0, 1, 1], scores = [0.1, 0.4, 0.35, 0.8].
    [Fact]
    public void Areas_are_those_of_the_worked_example_of_scikit_learn()
    {
        double[] scores = [0.1, 0.4, 0.35, 0.8];
        Assert.Equal(0.75, Outcomes.RocAuc(scores, Left), 1e-12);
        Assert.Equal(0.8333333333, Outcomes.AveragePrecision(scores, Left), 1e-9);
    }

    [Fact]
    public void Equal_scores_are_chance()
    {
        Assert.Equal(0.5, Outcomes.RocAuc([1, 1, 1, 1], Left), 1e-12);
        Assert.Equal(0.5, Outcomes.AveragePrecision([1, 1, 1, 1], Left), 1e-12);
        Assert.Equal(1, Outcomes.Lift([1, 1, 1, 1], Left), 1e-12);
    }

    [Fact]
    public void Log_loss_and_Brier_of_one_half_are_ln_2_and_one_quarter()
    {
        Assert.Equal(Math.Log(2), Outcomes.LogLoss([0.5, 0.5, 0.5, 0.5], Left), 1e-12);
        Assert.Equal(0.25, Outcomes.Brier([0.5, 0.5, 0.5, 0.5], Left), 1e-12);
    }

    [Fact]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_order()
    {
        var random = new Random(3);
        var scores = Enumerable.Range(0, 200).Select(_ => Math.Round(random.NextDouble(), 1)).ToArray();
        var left = Enumerable.Range(0, 200).Select(_ => random.Next(4) == 0).ToArray();
        var pairs = from i in Enumerable.Range(0, 200) where left[i] from j in Enumerable.Range(0, 200) where !left[j] select scores[i] > scores[j] ? 1.0 : scores[i] == scores[j] ? 0.5 : 0;
        Assert.Equal(pairs.Average(), Outcomes.RocAuc(scores, left), 1e-12);
    }

    [Fact]
    public void Calibrating_scores_drawn_from_their_own_log_odds_finds_slope_1_and_intercept_0()
    {
        var random = new Random(8);
        var scores = Enumerable.Range(0, 100_000).Select(_ => 4 * random.NextDouble() - 3).ToArray();
        var left = Array.ConvertAll(scores, s => random.NextDouble() < Outcomes.Probability(s));
        var (slope, intercept) = Outcomes.Calibrate(scores, left);
        Assert.Equal(1, slope, 0.03);
        Assert.Equal(0, intercept, 0.04);
        var (half, shifted) = Outcomes.Calibrate(Array.ConvertAll(scores, s => 2 * s + 7), left);
        Assert.Equal(slope / 2, half, 1e-6);
        Assert.Equal(intercept - 3.5 * slope, shifted, 1e-5);
    }

    [Fact]
    public void Separable_scores_are_calibrated_without_end()
    {
        var (slope, intercept) = Outcomes.Calibrate([1, 2, 3, 4], Left);
        Assert.True(double.IsFinite(slope) && double.IsFinite(intercept) && slope > 0);
    }
}
