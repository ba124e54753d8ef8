using KpiLab.Data;
using KpiLab.Forecasts;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Samples;

namespace KpiLab.Tests.Forecasts;

/// <summary>The monthly series of the sample company, thirty months each.</summary>
[Trait("Category", "heavy")]
public class SampleSeriesTests
{
    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples")));

    [Theory]
    [InlineData("churn-rate", true)]
    [InlineData("net-promoter-score", true)]
    [InlineData("revenue-per-employee", true)]
    [InlineData("market-share", true)]
    [InlineData("cac", true)]
    [InlineData("cost-per-lead", true)]
    public void A_monthly_series_beats_or_ties_repeating_the_last_season_or_says_that_it_does_not(string kpi, bool beats)
    {
        var rows = KpiCatalogue.Find(kpi)!.In(Company.Value)!.Every(Period.Month).Run().Rows.Where(r => !r.IsPartial).ToArray();
        double[] series = [.. rows.Select(r => r.Measurement.Value!.Value)];
        var forecast = Forecast.Of(series, 3);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kpi} n={series.Length} {forecast.Summary}");
        Assert.Equal(beats, forecast.Backtest!.BeatsOrTiesNaive);
        Assert.Equal(beats, !forecast.Summary.Contains("not better", StringComparison.Ordinal));
    }
}
