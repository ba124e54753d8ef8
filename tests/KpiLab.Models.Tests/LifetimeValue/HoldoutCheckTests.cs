using KpiLab.Data;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Models.Tests.LifetimeValue;

public class HoldoutCheckTests
{
    public static TheoryData<string> Models() => ["bg-nbd", "mbg-nbd", "pareto-nbd"];

    [Theory]
    [MemberData(nameof(Models))]
    public void On_CDNOW_the_holdout_weeks_40_to_78_are_forecast_better_than_by_the_same_rate_as_before(string id)
    {
        var data = PublicData.Cdnow();
        PurchaseModel model = id switch { "bg-nbd" => BgNbd.Fit(data), "mbg-nbd" => MbgNbd.Fit(data), _ => ParetoNbd.Fit(data) };
        var check = HoldoutCheck.Of(model, data);
        TestContext.Current.TestOutputHelper!.WriteLine(id + "\n" + check);
        Assert.True(check.IsBetterThanNaive);
        Assert.Equal(2357, check.Rows.Sum(r => r.Customers));
        Assert.True(check.Rows.All(row => Math.Abs(row.Model!.Value - row.Actual!.Value) < Math.Abs(row.Naive!.Value - row.Actual.Value)));
    }

    [Fact]
    public void On_CDNOW_the_table_by_calibration_frequency_is_that_of_the_BTYD_package()
    {
        // R package BTYD, vignette "Buy 'Til You Die", pnbd.PlotFreqVsConditionalExpectedFrequency: transaction.actual, transaction.expected and bin.size for 0 to 7+.
        var data = PublicData.Cdnow();
        var rows = HoldoutCheck.Of(ParetoNbd.Fit(data), data).Rows;
        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], rows.Select(r => r.Customers));
        Assert.Equal([0.237, 0.697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359], rows.Select(r => Math.Round(r.Actual!.Value, 3)));
        foreach (var (row, expected) in rows.Zip([0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403]))
            Assert.Equal(expected, row.Model!.Value, 0.001);
    }

    [Fact]
    public void Rows_add_up_to_all_customers_purchases()
    {
        var data = PublicData.Cdnow();
        var check = HoldoutCheck.Of(BgNbd.Fit(data), data, last: 3);
        Assert.Equal(4, check.Rows.Length);
        Assert.Equal(check.Actual, check.Rows.Sum(r => r.Customers * r.Actual!.Value), 1e-6);
        Assert.Equal(check.Expected, check.Rows.Sum(r => r.Customers * r.Model!.Value), 1e-6);
    }

    [Fact]
    public void Without_a_holdout_there_is_nothing_to_check()
    {
        var model = new BgNbd(Estimate.Known(["r", "alpha", "a", "b"], 0.243, 4.414, 0.793, 2.426));
        Assert.Contains("CalibrationEnd", Assert.Throws<DataException>(() => HoldoutCheck.Of(model, RecencyFrequency.OfHistories([new(0, 0, 30)]))).Message, StringComparison.Ordinal);
    }
}
