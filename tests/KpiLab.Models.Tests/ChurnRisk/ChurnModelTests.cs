using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.Tests.ChurnRisk;

public class ChurnModelTests
{
    private static readonly ChurnOptions Quick = new() { Learners = [ChurnLearner.LogisticRegression], Folds = 4, InnerFolds = 3 };
    private static readonly Lazy<FrameTable> Customers = new(() => SyntheticCustomers.Table(3000, 1));
    private static readonly Lazy<ChurnModel> Model = new(() => ChurnModel.Fit(Customers.Value, Quick));

    [Fact]
    public void Risks_lie_near_the_probabilities_that_the_customers_were_drawn_with()
    {
        var fresh = SyntheticCustomers.Table(2000, 77);
        var risks = Model.Value.Predict(fresh).Probabilities;
        var truth = Enumerable.Range(0, 2000).Select(i => SyntheticCustomers.Risk((double)fresh["tenure"][i]!, (double)fresh["logins"][i]!, fresh["plan"].TextOf(i)!)).ToArray();
        Assert.InRange(risks.Zip(truth, (a, b) => Math.Abs(a - b)).Average(), 0, 0.04);
        Assert.InRange(Model.Value.Assessment.CalibrationSlope, 0.9, 1.1);
        Assert.True(Model.Value.Assessment.OneRule.ModelIsBetter);
    }

    [Fact]
    public void A_column_that_knows_the_answer_is_set_aside_with_the_evidence()
    {
        var answers = Enumerable.Range(0, Customers.Value.RowCount).Select(i => (bool)Customers.Value["churned"][i]! ? i % 3 == 0 ? "moved" : "price" : null);
        var model = ChurnModel.Fit(Customers.Value.WithColumn(TextColumn.Of("reason", answers)), Quick);
        var leak = Assert.Single(model.Leaks);
        Assert.Equal("reason", leak.Column);
        Assert.DoesNotContain("reason", model.Features);
        Assert.Contains(model.Notes, n => n.English.Contains("knows the answer", StringComparison.Ordinal) && n.English.Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_knows_the_answer_of_some_customers_only_is_found_too()
    {
        var closed = Enumerable.Range(0, Customers.Value.RowCount).Select(i => (bool)Customers.Value["churned"][i]! && i % 4 == 0 ? 1000.0 + i : double.NaN);
        Assert.Equal("closing_fee", Assert.Single(ChurnModel.Fit(Customers.Value.WithColumn(new NumberColumn("closing_fee", [.. closed])), Quick).Leaks).Column);
    }

    [Fact]
    public void A_leak_is_refused_or_trusted_on_request()
    {
        var table = Customers.Value.WithColumn(new NumberColumn("score", [.. SyntheticCustomers.Left(Customers.Value).Select((l, i) => (l ? 90.0 : 10) + i % 7)]));
        var error = Assert.Throws<DataException>(() => ChurnModel.Fit(table, Quick with { RefuseLeakage = true }));
        Assert.Contains("\"score\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("score", ChurnModel.Fit(table, Quick with { Trust = ["score"] }).Features);
    }

    [Fact]
    public void Customers_that_leave_by_chance_give_a_model_that_says_it_is_of_no_use()
    {
        var random = new Random(4);
        var table = Customers.Value.WithColumn(new FlagColumn("churned", [.. Enumerable.Range(0, Customers.Value.RowCount).Select(_ => (sbyte)(random.Next(5) == 0 ? 1 : 0))]));
        var model = ChurnModel.Fit(table, Quick);
        Assert.False(model.Assessment.BaseRateOnly.ModelIsBetter && model.Assessment.BaseRateOnly.Gain.Mean >= ChurnAssessment.Noise);
        Assert.Contains(model.Assessment.Verdict, v => v.English.StartsWith("The model is not better than knowing only the base rate", StringComparison.Ordinal));
    }

    [Fact]
    public void One_class_and_too_few_rows_are_refused_in_words()
    {
        var stayed = Customers.Value.WithColumn(new FlagColumn("churned", new sbyte[Customers.Value.RowCount]));
        Assert.Contains("nobody left", Assert.Throws<DataException>(() => ChurnModel.Fit(stayed, Quick)).Message, StringComparison.Ordinal);
        Assert.Contains("needs 100 customers", Assert.Throws<DataException>(() => ChurnModel.Fit(SyntheticCustomers.Table(60, 1), Quick)).Message, StringComparison.Ordinal);
        Assert.Throws<MissingRoleException>(() => ChurnModel.Fit(FrameTable.Of("t", new NumberColumn("a", new double[200])), Quick));
    }

    [Fact]
    public void Identifiers_constants_dates_and_twins_are_no_features_and_each_says_why()
    {
        var n = Customers.Value.RowCount;
        var model = ChurnModel.Fit(
            Customers.Value.WithColumn(TextColumn.Of("brand", Enumerable.Repeat("KPN", n)))
                .WithColumn(new DateColumn("since", [.. Enumerable.Range(0, n).Select(i => new DateTime(2020, 1, 1).AddDays(i % 700).Ticks)]))
                .WithColumn(new NumberColumn("plan_code", [.. Enumerable.Range(0, n).Select(i => (double)Array.IndexOf(SyntheticCustomers.Plans, Customers.Value["plan"].TextOf(i)))])),
            Quick);
        Assert.Equal(["tenure", "logins", "plan", "fee"], model.Features);
        foreach (var words in new[] { "\"customer_id\" is no feature: it identifies the row", "\"brand\" is no feature: it is always KPN", "\"since\" is no feature: a date", "\"plan_code\" is no feature: it says the same as \"plan\"" })
            Assert.Contains(model.Notes, note => note.English.StartsWith(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_or_renamed_column_is_named()
    {
        var renamed = FrameTable.Of("june", Customers.Value.Columns.Select(c => c.Name == "logins" ? c.Renamed("inlogs") : c));
        var error = Assert.Throws<DataException>(() => Model.Value.Predict(renamed));
        Assert.Contains("june has no column \"logins\"", error.Message, StringComparison.Ordinal);
        var text = Customers.Value.WithColumn(TextColumn.Of("tenure", Enumerable.Repeat("long", Customers.Value.RowCount)));
        Assert.Contains("\"tenure\" holds text, such as \"long\"", Assert.Throws<DataException>(() => Model.Value.Predict(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_never_seen_and_missing_values_are_scored_and_counted()
    {
        var plan = TextColumn.Of("plan", Enumerable.Range(0, Customers.Value.RowCount).Select(i => i < 7 ? "Gold" : i < 10 ? null : Customers.Value["plan"].TextOf(i)));
        var scores = Model.Value.Predict(Customers.Value.WithColumn(plan));
        Assert.All(scores.Probabilities, p => Assert.InRange(p, 0, 1));
        var note = Assert.Single(scores.Notes).English;
        Assert.Contains("on 7 rows that training never saw (\"Gold\")", note, StringComparison.Ordinal);
        Assert.Contains("empty on 3 rows", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Scoring_part_of_a_table_gives_the_same_risks()
    {
        int[] rows = [5, 2999, 17, 1234];
        var all = Model.Value.Predict(Customers.Value).Probabilities;
        Assert.Equal(rows.Select(r => all[r]), Model.Value.Predict(Customers.Value.Take(rows)).Probabilities);
    }

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        var (first, again) = (ChurnModel.Fit(Customers.Value, Quick with { Seed = 9 }), ChurnModel.Fit(Customers.Value, Quick with { Seed = 9 }));
        Assert.Equal(first.Predict(Customers.Value).Probabilities, again.Predict(Customers.Value).Probabilities);
        Assert.Equal(first.Assessment.LogLoss.PerFold, again.Assessment.LogLoss.PerFold);
    }

    [Fact]
    public void Progress_reaches_its_total_and_a_stop_is_heeded()
    {
        var seen = new List<ChurnProgress>();
        ChurnModel.Fit(Customers.Value, Quick with { Progress = new Listener(seen.Add) });
        Assert.Equal(seen[^1].Total, seen[^1].Done);
        Assert.Equal(seen.Select(p => p.Done).Order(), seen.Select(p => p.Done));
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => ChurnModel.Fit(Customers.Value, Quick with { Cancellation = stop.Token, Progress = new Listener(_ => stop.Cancel()) }));
    }

    // A million trees take hours.
    [Fact]
    public void A_stop_is_heeded_in_the_middle_of_a_learner()
    {
        int[] rows = [.. Enumerable.Range(0, Customers.Value.RowCount)];
        var data = DesignMatrix.Of(FeatureSpace.Of(Customers.Value, ["tenure", "logins", "plan", "fee"], rows), Customers.Value, rows, SyntheticCustomers.Left(Customers.Value));
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));
        var error = Assert.Throws<OperationCanceledException>(() => Trainer.Fit(new TreeSetting(ChurnLearner.LightGbm, Leaves: 12, Trees: 1_000_000, LearningRate: 0.05, LeafRows: 30), data, 1, stop.Token));
        Assert.Equal(stop.Token, error.CancellationToken);
    }

    [Fact]
    public void Of_a_large_table_settings_are_chosen_on_a_part_and_the_model_is_assessed_on_a_part_and_both_are_told()
    {
        var model = ChurnModel.Fit(Customers.Value, Quick with { MostTunedRows = 1000, MostAssessedRows = 1500 });
        var assessed = model.Assessment.HeldOut.Select(h => h.Row).Distinct().Count();
        Assert.InRange(assessed, 1498, 1500);
        Assert.Equal((3000, 3000, assessed, 1000), (model.Rows, model.Assessment.TrainedRows, model.Assessment.Rows, model.Assessment.TunedRows));
        var told = Assert.Single(model.Assessment.Verdict, v => v.English.Contains("of 3,000", StringComparison.Ordinal));
        Assert.Equal($"Settings were chosen on 1,000 of 3,000 customers and the model was assessed on 1,{assessed - 1000} of them; it is trained on all.", told.English);
        Assert.Equal($"Instellingen zijn gekozen op 1.000 van 3.000 klanten en het model is beoordeeld op 1.{assessed - 1000} ervan; het is getraind op allemaal.", told.Dutch);
        Assert.Equal(Model.Value.Assessment.BaseRate, model.Assessment.BaseRate, 0.001);
        Assert.DoesNotContain(Model.Value.Assessment.Verdict, v => v.English.Contains("3,000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_whose_settings_come_from_a_part_is_no_worse_on_fresh_customers_than_noise()
    {
        var fresh = SyntheticCustomers.Table(4000, 78);
        double Loss(ChurnModel model) => Outcomes.LogLoss([.. model.Predict(fresh).Probabilities], SyntheticCustomers.Left(fresh));
        Assert.InRange(Loss(ChurnModel.Fit(Customers.Value, Quick with { MostTunedRows = 1000, MostAssessedRows = 1000 })), 0, Loss(Model.Value) + ChurnAssessment.Noise);
    }

    [Fact]
    public void What_drives_leaving_is_more_important_than_what_does_not()
    {
        Assert.Equal("fee", Model.Value.Importance[^1].Feature);
        Assert.InRange(Model.Value.Importance[^1].AucLoss, -0.005, 0.005);
        Assert.True(Model.Value.Importance[2].AucLoss > 0.02);
    }

    private sealed class Listener(Action<ChurnProgress> told) : IProgress<ChurnProgress>
    {
        public void Report(ChurnProgress value) => told(value);
    }
}
