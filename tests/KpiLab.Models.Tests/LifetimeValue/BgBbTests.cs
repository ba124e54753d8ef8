using KpiLab.Data;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Tests.Fitting;

namespace KpiLab.Models.Tests.LifetimeValue;

public class BgBbTests
{
    private static RecencyFrequency Donations()
    {
        var table = Table.Load(PublicData.PathOf("donations.csv"));
        double[] Values(string column) => ((NumberColumn)table[column]).Values.ToArray();
        var (x, last, n) = (Values("frequency"), Values("recency"), Values("periods"));
        return RecencyFrequency.OfHistories([.. x.Select((_, i) => new CustomerHistory(x[i], last[i], n[i]))], Values("weights"));
    }

    // Fader, Hardie & Shang (2010), Marketing Science 29(6), table 3.
    [Fact]
    public void BgBb_gives_the_parameters_of_Fader_Hardie_and_Shang_2010_for_the_donors()
    {
        var model = BgBb.Fit(Donations());
        Assert.Equal((1.204, 0.750, 0.657, 2.783), (Round("alpha"), Round("beta"), Round("gamma"), Round("delta")));
        Assert.Equal(-33225.6, model.LogLikelihood, 0.1);
        Assert.Equal(11104, model.N);

        double Round(string name) => Math.Round(model[name].Value, 3);
    }

    [Fact]
    public void The_gradient_equals_the_numerical_derivative() =>
        GradientTests.Same(new BgBbLikelihood(RecencyFrequency.OfHistories([new(0, 0, 6), new(1, 1, 6), new(2, 6, 6), new(6, 6, 6), new(3, 9, 200), new(0, 0, 0), new(150, 180, 400)]).Groups));

    [Fact]
    public void The_probabilities_of_all_histories_over_four_opportunities_add_up_to_one()
    {
        double sum = 0;
        var gradient = new double[4];
        for (var bits = 0; bits < 16; bits++)
        {
            var x = int.PopCount(bits);
            var last = bits == 0 ? 0 : (int)Math.Log2(bits) + 1;
            sum += Math.Exp(BgBbLikelihood.Customer(1.2, 0.75, 0.66, 2.8, x, last, 4, gradient, out _));
        }

        Assert.Equal(1, sum, 12);
    }

    [Fact]
    public void A_history_in_fractions_is_refused_with_the_model_to_use_instead() =>
        Assert.Contains("BG/NBD", Assert.Throws<ArgumentException>(() => BgBb.Fit(RecencyFrequency.OfHistories([new(1, 1.5, 6), new(0, 0, 6)]))).Message, StringComparison.Ordinal);
}
