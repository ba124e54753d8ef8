using KpiLab.Data;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Models.Tests.ChurnRisk;

/// <summary>Story 6 of the sample company: low usage, plan, tickets and channel drive churn, in that order.</summary>
[Trait("Category", "heavy")]
public class SampleCompanyChurnTests
{
    [Fact]
    public void The_planted_drivers_are_found_in_the_planted_order()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "data-samples")))
            folder = folder.Parent;
        var model = ChurnModel.Fit(ChurnHistory.Of(Workspace.Open(Path.Combine(folder.FullName, "data-samples")).Frames), new());
        TestContext.Current.TestOutputHelper?.WriteLine($"AUC {model.Assessment.RocAuc.Mean:0.000} rows {model.Rows} leavers {model.Leavers} slope {model.Assessment.CalibrationSlope:0.00}\n"
            + string.Join("\n", model.Importance.Select(i => $"{i.Feature} {i.AucLoss:0.0000} {i.LogLossGain:0.0000}").Concat(model.Notes.Concat(model.Assessment.Verdict).Select(t => t.English))));
        Assert.Equal(["logins (usage)", "plan", "tickets (usage)", "channel"], model.Importance.Take(4).Select(i => i.Feature));
        Assert.True(model.Assessment.OneRule.ModelIsBetter);
        Assert.InRange(model.Assessment.CalibrationSlope, 0.85, 1.15);
        Assert.Empty(model.Leaks);
    }
}
