using KpiLab.Data;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Models.Tests.ChurnRisk;

/// <summary>The Telco customers with fixed folds: 7,043 rows, 1,869 of whom left.</summary>
[Trait("Category", "heavy")]
public class TelcoTests
{
    private static readonly Lazy<FrameTable> Customers = new(() =>
    {
        var table = Table.Load(PublicData.PathOf("telco_customer_churn.csv"));
        return table.WithColumn(Table.Load(PublicData.PathOf("telco_folds.csv"))["fold"]);
    });

    private static readonly Lazy<ChurnModel> Model = new(() => ChurnModel.Fit(Customers.Value, new() { FoldColumn = "fold" }));

    [Fact]
    public void Settings_chosen_inside_the_training_folds_meet_the_published_targets_on_the_held_out_folds()
    {
        var a = Model.Value.Assessment;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"AUC {a.RocAuc.Mean:0.0000} ({a.RocAuc.Interval!.Low:0.0000}-{a.RocAuc.Interval.High:0.0000}) PR {a.PrAuc.Mean:0.0000} log loss {a.LogLoss.Pooled:0.0000} Brier {a.Brier.Pooled:0.0000} lift {a.TopDecileLift.Mean:0.000} slope {a.CalibrationSlope:0.000} intercept {a.CalibrationIntercept:0.000}\n"
            + string.Join("\n", a.Verdict.Concat(Model.Value.Notes).Select(t => t.English).Concat(Model.Value.Importance.Select(i => $"{i.Feature} {i.AucLoss:0.0000}")).Concat(Model.Value.Learners.Select(l => $"{l.Weight:0.000} {l.Learner}"))));
        Assert.True(a.RocAuc.Mean >= 0.847, $"ROC AUC {a.RocAuc.Mean:0.0000}");
        Assert.True(a.LogLoss.Pooled <= 0.4145, $"log loss {a.LogLoss.Pooled:0.0000}");
        Assert.True(a.Brier.Pooled <= 0.135, $"Brier {a.Brier.Pooled:0.0000}");
        Assert.True(a.TopDecileLift.Mean >= 2.85, $"lift {a.TopDecileLift.Mean:0.000}");
        Assert.InRange(a.CalibrationSlope, 0.9, 1.1);
        Assert.True(a.BaseRateOnly.ModelIsBetter && a.OneRule.ModelIsBetter);
    }

    [Fact]
    public void The_eleven_blank_total_charges_are_kept_and_told()
    {
        Assert.Equal((7043, 1869), (Model.Value.Rows, Model.Value.Leavers));
        Assert.Contains(Model.Value.Notes, n => n.English.Contains("\"TotalCharges\" is empty on 11 of 7,043 rows", StringComparison.Ordinal));
        Assert.Contains(Model.Value.Notes, n => n.English.Contains("\"customerID\" is no feature", StringComparison.Ordinal));
    }

    [Fact]
    public void No_honest_column_is_taken_for_one_that_knows_the_answer() => Assert.Empty(Model.Value.Leaks);

    [Fact]
    public void The_reasons_of_each_customer_add_up_to_its_log_odds()
    {
        var rows = Enumerable.Range(0, 200).Select(i => i * 35).ToArray();
        var risks = Model.Value.Predict(Customers.Value).Probabilities;
        foreach (var why in Model.Value.Explain(Customers.Value, rows))
        {
            Assert.Equal(why.LogOdds, why.AverageLogOdds + why.Reasons.Sum(r => r.LogOdds), 1e-9);
            Assert.Equal(why.Probability, 1 / (1 + Math.Exp(-why.LogOdds)), 1e-12);
            Assert.Equal(risks[why.Row], why.Probability);
        }
    }

    [Fact]
    public void A_saved_model_predicts_the_same_to_the_last_bit()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "model.json");
        Model.Value.Save(path);
        var loaded = ChurnModel.Load(path);
        Assert.Equal(Model.Value.Predict(Customers.Value).Probabilities, loaded.Predict(Customers.Value).Probabilities);
        Assert.Equal(Model.Value.Assessment.RocAuc.PerFold, loaded.Assessment.RocAuc.PerFold);
    }

    [Fact]
    public void The_held_out_risks_of_each_tenth_lie_near_what_happened() =>
        Assert.All(Model.Value.Assessment.Calibration, bin => Assert.InRange(bin.Predicted, bin.Observed - 0.05, bin.Observed + 0.05));
}
