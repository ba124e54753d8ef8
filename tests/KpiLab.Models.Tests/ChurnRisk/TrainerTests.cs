using KpiLab.Models.ChurnRisk;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.Tests.ChurnRisk;

public class TrainerTests
{
    private static readonly Lazy<DesignMatrix> Data = new(() =>
    {
        var table = SyntheticCustomers.Table(2000, 1);
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        return DesignMatrix.Of(FeatureSpace.Of(table, ["tenure", "logins", "plan", "fee"], rows), table, rows, SyntheticCustomers.Left(table));
    });

    [Theory]
    [InlineData(ChurnLearner.LogisticRegression)]
    [InlineData(ChurnLearner.LightGbm)]
    [InlineData(ChurnLearner.FastTree)]
    [InlineData(ChurnLearner.FastForest)]
    public void The_same_rows_and_seed_give_the_same_scores_and_they_tell_leavers_apart(ChurnLearner learner)
    {
        var setting = LearnerSetting.For([learner])[0];
        var (first, again) = (Scores(setting), Scores(setting));
        Assert.Equal(first, again);
        Assert.InRange(Outcomes.RocAuc(first, Data.Value.Left), 0.7, 0.999);
    }

    [Fact]
    public void Logistic_regression_finds_the_odds_that_the_customers_were_drawn_with()
    {
        var linear = (LinearScorer)Trainer.Fit(new LogisticSetting(Bends: false, L2: 0), Data.Value, 1, default);
        Assert.Equal(-0.04, linear.Weights[0], 0.012);
        var fit = Outcomes.Calibrate(Scores(new LogisticSetting(Bends: false, L2: 0)), Data.Value.Left);
        Assert.Equal(1, fit.Slope, 0.01);
        Assert.Equal(0, fit.Intercept, 0.01);
    }

    [Theory]
    [InlineData(ChurnLearner.LogisticRegression)]
    [InlineData(ChurnLearner.LightGbm)]
    [InlineData(ChurnLearner.FastForest)]
    public void Contributions_of_a_learner_add_up_to_its_score(ChurnLearner learner)
    {
        var scorer = Trainer.Fit(LearnerSetting.For([learner])[0], Data.Value, 1, default);
        var scores = Scores(LearnerSetting.For([learner])[0]);
        for (var r = 0; r < 50; r++)
        {
            var row = Enumerable.Range(0, Data.Value.Space.SlotCount).Select(s => (double)Data.Value[r, s]).ToArray();
            var bySlot = new double[row.Length];
            Assert.Equal(scores[r], scorer.AddContributions(row, 1, bySlot) + bySlot.Sum(), 1e-9);
        }
    }

    private static double[] Scores(LearnerSetting setting)
    {
        var scores = new double[Data.Value.Rows];
        var scorer = Trainer.Fit(setting, Data.Value, 1, default);
        Data.Value.ForEachBlock((from, count, block) => scorer.AddScores(block, count, 1, scores.AsSpan(from, count)));
        return scores;
    }
}
