using KpiLab.Data;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Models.Tests.ChurnRisk;

public class ChurnModelFileTests
{
    private static readonly FrameTable Customers = SyntheticCustomers.Table(1500, 3);
    private static readonly Lazy<ChurnModel> Model = new(() => ChurnModel.Fit(Customers, new() { Learners = [ChurnLearner.LogisticRegression, ChurnLearner.LightGbm], Folds = 2, InnerFolds = 2 }));

    private static string Saved()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "model.json");
        Model.Value.Save(path);
        return path;
    }

    [Fact]
    public void Risks_and_reasons_are_the_same_to_the_last_bit_after_loading()
    {
        var loaded = ChurnModel.Load(Saved());
        Assert.Equal(Model.Value.Predict(Customers).Probabilities, loaded.Predict(Customers).Probabilities);
        Assert.Equal(Model.Value.Explain(Customers, 12).Reasons, loaded.Explain(Customers, 12).Reasons);
        Assert.Equal(Model.Value.Importance, loaded.Importance);
        Assert.Equal(Model.Value.Notes, loaded.Notes);
        Assert.Equal(Model.Value.Assessment.Verdict, loaded.Assessment.Verdict);
    }

    [Fact]
    public void The_file_holds_no_customers() => Assert.DoesNotContain("C000001", File.ReadAllText(Saved()), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"version\":2", "\"version\":3", "format 3; this version of KpiLab reads format 2")]
    [InlineData("\"intercept\":", "\"intercept\": ", "does not match its checksum")]
    [InlineData("kpilab churn model", "something else", "is no churn model")]
    [InlineData("\"sha256\"", "\"sha\"", "is damaged")]
    public void A_file_of_another_version_or_a_changed_one_says_so(string old, string changed, string message)
    {
        var path = Saved();
        File.WriteAllText(path, File.ReadAllText(path).Replace(old, changed, StringComparison.Ordinal));
        Assert.Contains(message, Assert.Throws<DataException>(() => ChurnModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.001)]
    [InlineData(0)]
    public void A_file_cut_short_is_damaged(double share)
    {
        var path = Saved();
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text[..(int)(share * text.Length)]);
        Assert.Contains("model.json is damaged", Assert.Throws<DataException>(() => ChurnModel.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("no-model.json", Assert.Throws<DataException>(() => ChurnModel.Load("no-model.json")).Message, StringComparison.Ordinal);
}
