using KpiLab.Data;
using KpiLab.Models.Fitting;
using KpiLab.Models.Survival;
using KpiLab.Models.Tests.Fitting;

namespace KpiLab.Models.Tests.Survival;

public class RetentionTests
{
    private static double[] Cohort(string column, int years)
    {
        var table = Table.Load(PublicData.PathOf("sbg_retention.csv"));
        return [.. ((NumberColumn)table[column]).Values.ToArray().Take(years + 1).Select(percent => 10 * percent)];
    }

    // Fader & Hardie (2007), J. of Interactive Marketing 21(1): fitted to years 1-7 of a cohort of 1,000.
    [Theory]
    [InlineData("survival_pct_high_end", 0.668, 3.806)]
    [InlineData("survival_pct_regular", 0.704, 1.182)]
    public void The_shifted_beta_geometric_gives_the_parameters_of_Fader_and_Hardie_2007(string column, double alpha, double beta)
    {
        var model = ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(Cohort(column, 7)));
        Assert.Equal((alpha, beta), (Math.Round(model["alpha"].Value, 3), Math.Round(model["beta"].Value, 3)));
    }

    [Theory]
    [InlineData("survival_pct_high_end")]
    [InlineData("survival_pct_regular")]
    public void Fitted_to_seven_years_the_shifted_beta_geometric_is_within_three_points_of_year_twelve(string column)
    {
        var model = ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(Cohort(column, 7)));
        Assert.Equal(Cohort(column, 12)[12] / 1000, model.Survival(12), 0.03);
    }

    [Fact]
    public void With_c_at_one_the_beta_discrete_Weibull_is_the_shifted_beta_geometric()
    {
        var sbg = new ShiftedBetaGeometric(Estimate.Known(["alpha", "beta"], 0.7, 3.8));
        var bdw = new BetaDiscreteWeibull(Estimate.Known(["alpha", "beta", "c"], 0.7, 3.8, 1));
        foreach (var t in new[] { 0, 1, 5, 50, 5000 })
            Assert.Equal(sbg.Survival(t), bdw.Survival(t), 12);
    }

    [Fact]
    public void The_beta_discrete_Weibull_fits_at_least_as_well_as_the_shifted_beta_geometric()
    {
        var counts = RetentionCounts.OfCohort(Cohort("survival_pct_high_end", 12));
        Assert.True(BetaDiscreteWeibull.Fit(counts).LogLikelihood >= ShiftedBetaGeometric.Fit(counts).LogLikelihood);
    }

    [Fact]
    public void Cohorts_and_the_customers_that_they_are_made_of_give_the_same_fit()
    {
        var cohort = ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(100, 80, 70, 65));
        int[] renewals = [.. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(2, 10), .. Enumerable.Repeat(3, 5), .. Enumerable.Repeat(3, 65)];
        var single = ShiftedBetaGeometric.Fit(RetentionCounts.OfCustomers(renewals, [.. renewals.Select((_, i) => i < 35)]));
        Assert.Equal(cohort.ToString(), single.ToString());
    }

    [Theory]
    [InlineData(1.7, 2.4, 0)]
    [InlineData(1.05, 0.3, 4)]
    [InlineData(6.0, 20.0, 2)]
    public void Expected_residual_lifetime_is_the_closed_form_of_the_paper(double alpha, double beta, int renewals)
    {
        // Σ S(k+j)/S(k) over j ≥ 1 is (β+k)/(α-1) for α above 1.
        var model = new ShiftedBetaGeometric(Estimate.Known(["alpha", "beta"], alpha, beta));
        var expected = (beta + renewals) / (alpha - 1);
        Assert.Equal(expected, model.ExpectedResidualLifetime(renewals)!.Value, 1e-6 * expected);
    }

    [Theory]
    [InlineData(0.668, 3.806, 0, 0.1)]
    [InlineData(0.668, 3.806, 6, 0.001)]
    [InlineData(0.2, 0.9, 3, 0.00001)]
    public void Discounted_residual_lifetime_is_the_hypergeometric_sum_of_Fader_and_Hardie_2010(double alpha, double beta, int renewals, double rate)
    {
        // (β+k)/(α+β+k) 2F1(1, β+k+1; α+β+k+1; 1/(1+d)), its series summed to the end.
        double term = (beta + renewals) / (alpha + beta + renewals), sum = 0;
        for (var j = 0; term > 1e-18 * sum; j++)
        {
            sum += term;
            term *= (beta + renewals + 1 + j) / (alpha + beta + renewals + 1 + j) / (1 + rate);
        }

        var model = new ShiftedBetaGeometric(Estimate.Known(["alpha", "beta"], alpha, beta));
        Assert.Equal(sum, model.DiscountedExpectedResidualLifetime(renewals, rate), 1e-8 * sum);
    }

    [Fact]
    public void An_infinite_residual_lifetime_has_no_value() =>
        Assert.Null(new ShiftedBetaGeometric(Estimate.Known(["alpha", "beta"], 0.668, 3.806)).ExpectedResidualLifetime(0));

    [Fact]
    public void Gradients_equal_numerical_derivatives()
    {
        var counts = RetentionCounts.OfCohorts([[1000, 869, 743, 653, 593], [500, 400, 390], [80, 79, 10, 9, 8, 7, 7, 7, 6]]);
        GradientTests.Same(new ShiftedBetaGeometricLikelihood(counts));
        GradientTests.Same(new BetaDiscreteWeibullLikelihood(counts));
    }

    [Fact]
    public void When_nobody_was_lost_nothing_tells_when_customers_leave() =>
        Assert.Equal(NotIdentifiedReason.NothingHappened, Assert.Throws<NotIdentifiedException>(() => ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(100, 100, 100))).Reason);

    [Fact]
    public void Customers_all_alike_are_not_identified()
    {
        // Exactly geometric: beta and alpha grow together without end.
        var error = Assert.Throws<NotIdentifiedException>(() => ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(1600, 800, 400, 200, 100)));
        Assert.Contains("because", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everyone_lost_at_the_first_renewal_is_not_identified() =>
        Assert.Throws<NotIdentifiedException>(() => ShiftedBetaGeometric.Fit(RetentionCounts.OfCohort(100, 0, 0)));

    [Fact]
    public void A_cohort_that_grows_is_refused_with_its_numbers() =>
        Assert.Contains("110 customers after renewal 2", Assert.Throws<ArgumentException>(() => RetentionCounts.OfCohort(100, 90, 110)).Message, StringComparison.Ordinal);
}
