using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Models.Tests.LifetimeValue;

/// <summary>The published results on CDNOW, from the raw transactions.</summary>
public class CdnowTests
{
    [Fact]
    public void The_calibration_period_has_2357_customers_of_whom_946_bought_again_and_a_holdout_of_39_weeks()
    {
        var data = PublicData.Cdnow();
        Assert.Equal((2357, 946, 39.0), (data.Customers.Length, data.Customers.Count(c => c.History.Frequency > 0), data.HoldoutLength));
    }

    // Fader, Hardie & Lee (2005), Marketing Science 24(2), table 2.
    [Fact]
    public void BgNbd_gives_the_parameters_of_Fader_Hardie_and_Lee_2005() =>
        Reproduces(BgNbd.Fit(PublicData.Cdnow()), -9582.4, ("r", 0.243), ("alpha", 4.414), ("a", 0.793), ("b", 2.426));

    // Fader, Hardie & Lee (2005), table 2, Pareto/NBD column.
    [Fact]
    public void ParetoNbd_gives_the_parameters_of_Fader_Hardie_and_Lee_2005() =>
        Reproduces(ParetoNbd.Fit(PublicData.Cdnow()), -9595.0, ("r", 0.553), ("alpha", 10.578), ("s", 0.606), ("beta", 11.669));

    // Fader & Hardie (2013), The gamma-gamma model of monetary value, section 4: 946 repeat buyers.
    [Fact]
    public void GammaGamma_gives_the_parameters_of_Fader_and_Hardie_2013()
    {
        var model = GammaGamma.Fit(PublicData.Cdnow());
        Assert.Equal(946, model.N);
        Assert.Equal((6.25, 3.74, 15.44), (Math.Round(model["p"].Value, 2), Math.Round(model["q"].Value, 2), Math.Round(model["gamma"].Value, 2)));
    }

    private static void Reproduces(FittedModel model, double logLikelihood, params (string Name, double Value)[] published)
    {
        foreach (var (name, value) in published)
            Assert.Equal(value, model[name].Value, 0.0005);
        Assert.Equal(logLikelihood, model.LogLikelihood, 0.1);
        Assert.Equal(2357, model.N);
        Assert.True(model.Convergence.RelativeGradient < 1e-8);
        TestContext.Current.TestOutputHelper!.WriteLine(model.ToString() + model.Convergence);
    }
}
