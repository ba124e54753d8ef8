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
    public void On_CDNOW_the_table_by_calibration_frequency_is_that_of_the_closed_forms_in_R()
    {
        // Computed in R from the raw file: means by pmin(x, 7) of purchases after 1997-09-30, and of the conditional expectations by Gauss's hypergeometric series
        // (Fader & Hardie 2005, A note on deriving the Pareto/NBD, with the parameters published to three digits; Fader, Hardie & Lee 2005, eq. 10).
        var data = PublicData.Cdnow();
        var (pareto, bg) = (HoldoutCheck.Of(ParetoNbd.Fit(data), data), HoldoutCheck.Of(BgNbd.Fit(data), data));
        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], pareto.Rows.Select(r => r.Customers));
        Assert.Equal([0.2367, 0.6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594], pareto.Rows.Select(r => Math.Round(r.Actual!.Value, 4)));
        Close([0.1385, 0.5995, 1.1960, 1.7140, 2.3985, 2.9075, 3.8190, 6.4036], pareto);
        Close([0.2255, 0.5232, 1.0442, 1.5203, 2.1639, 2.6538, 3.5040, 6.1571], bg);
        Assert.Equal(1882, pareto.Actual);
        Assert.Equal(0.7856091, bg.ModelError, 0.0005);
        Assert.Equal(0.7545471, pareto.ModelError, 0.0005);
        Assert.Equal(1.023669, bg.NaiveError, 1e-6);

        static void Close(double[] expected, HoldoutCheck check) => Assert.All(check.Rows.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Model!.Value, 0.001));
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
