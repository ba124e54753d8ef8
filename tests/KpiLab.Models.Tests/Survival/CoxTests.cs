using KpiLab.Models.Fitting;
using KpiLab.Models.Survival;

namespace KpiLab.Models.Tests.Survival;

public class CoxTests
{
    // R 4, survival 3.5-3: coxph(Surv(tenure, Churn == "Yes") ~ SeniorCitizen + (gender == "Male") + (Partner == "Yes") + (Dependents == "Yes") + (PhoneService == "Yes")
    //   + (PaperlessBilling == "Yes") + MonthlyCharges + (Contract == "One year") + (Contract == "Two year") + (InternetService == "Fiber optic") + (InternetService == "No")
    //   + (PaymentMethod == "Electronic check"), ties = "efron"): coef, se(coef), then cox.zph(fit)$table chisq (transform "km") and cox.zph(fit, transform = "identity").
    private static readonly (double Coefficient, double Error, double Km, double Identity)[] R =
    [
        (-0.08067695079, 0.056017148824, 0.81536523099, 0.1283048560), (-0.05586332164, 0.046344318609, 0.08825492215, 0.6398661575),
        (-0.55412541127, 0.054841724108, 19.45360162570, 13.8516306539), (-0.08548138973, 0.068433694823, 0.40803598158, 0.5368961032),
        (0.66624718431, 0.107893196949, 4.31593980770, 3.3999889035), (0.18905496364, 0.056249424516, 6.05365877028, 2.9436339937),
        (-0.03759476607, 0.002390243267, 124.53485806171, 89.5410766611), (-1.72909019640, 0.087628198121, 58.06611441952, 59.1254061007),
        (-3.45605851260, 0.164070598807, 16.12687750556, 17.8452943489), (1.37753544095, 0.097351653870, 37.06091284927, 24.3446380754),
        (-1.57769293329, 0.143516900057, 29.97811139721, 17.5179795903), (0.53587430794, 0.049383326557, 2.56288910185, 1.2513646083),
    ];

    private static CoxProportionalHazards Fit(TimeTransform transform = TimeTransform.KaplanMeier)
    {
        var telco = new Telco();
        return CoxProportionalHazards.Fit(telco.Tenure, telco.Left, telco.Twelve(), null, transform);
    }

    [Fact]
    public void Coefficients_standard_errors_and_likelihood_on_the_Telco_customers_are_those_of_R()
    {
        var cox = Fit();
        for (var j = 0; j < R.Length; j++)
        {
            Same(R[j].Coefficient, cox.Coefficients[j].Value);
            Same(R[j].Error, cox.Coefficients[j].StandardError);
        }

        // fit$loglik
        Same(-15653.03964, cox.NullLogLikelihood);
        Same(-14046.04151, cox.LogLikelihood);
        // coef(summary(fit)) of Partner: exp(coef), p.
        Same(0.57457455795, cox.Coefficients[2].HazardRatio);
        Same(5.298818757e-24, cox.Coefficients[2].PValue);
        Assert.Equal((7043, 1869), (cox.N, cox.Lost));
    }

    [Fact]
    public void Concordance_on_the_Telco_customers_counts_the_pairs_that_R_counts()
    {
        // concordance(fit)$count: 7553277 concordant, 1343928 discordant, 229 tied.x, on the 7,032 customers with tenure above 0; the 11 with tenure 0 form no pair.
        var concordance = Fit().Concordance;
        Assert.Equal((7553277, 1343928, 229), (concordance.Concordant, concordance.Discordant, concordance.TiedRisk));
        Assert.Equal(0.848940436085, concordance.Value!.Value, 9);
    }

    [Theory]
    [InlineData(TimeTransform.KaplanMeier, 279.85256886484)]
    [InlineData(TimeTransform.Identity, 244.3678195970)]
    public void The_proportionality_test_on_the_Telco_customers_is_that_of_R(TimeTransform transform, double all)
    {
        var test = Fit(transform).Proportionality!;
        for (var j = 0; j < R.Length; j++)
            Same(transform == TimeTransform.KaplanMeier ? R[j].Km : R[j].Identity, test.Covariates[j].ChiSquare);
        Same(all, test.ChiSquare);
        Assert.Equal(12, test.DegreesOfFreedom);
    }

    [Fact]
    public void Survival_of_a_customer_on_the_Telco_file_is_that_of_R()
    {
        // summary(survfit(fit, newdata = all reference values and MonthlyCharges 0), times = c(1, 12, 24, 72))$surv
        var cox = Fit();
        foreach (var (time, survival) in new[] { (1, 7.492812126e-01), (12, 3.478859893e-01), (24, 1.864005512e-01), (72, 2.573389692e-08) })
            Same(survival, cox.SurvivalAt(time, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void Shifting_and_scaling_a_covariate_changes_its_coefficient_by_the_scale_alone()
    {
        double[] durations = [5, 3, 8, 1, 4, 9, 2, 7];
        bool[] lost = [true, true, false, true, true, true, true, false];
        double[] x = [1, 2, 0.5, 2.5, 3, 0.1, 1.9, 1.1];
        var plain = CoxProportionalHazards.Fit(durations, lost, [new("x", x)]);
        var moved = CoxProportionalHazards.Fit(durations, lost, [new("x", [.. x.Select(v => 1e6 + 1000 * v)])]);
        Assert.Equal(plain.Coefficients[0].Value, 1000 * moved.Coefficients[0].Value, 1e-6);
        Assert.Equal(plain.LogLikelihood, moved.LogLikelihood, 1e-8);
    }

    [Fact]
    public void A_covariate_that_separates_the_lost_from_the_others_is_not_identified_and_named()
    {
        var error = Assert.Throws<NotIdentifiedException>(() => CoxProportionalHazards.Fit([1, 2, 3, 4, 5, 6], [true, true, true, false, false, false], [new("clicks", [6, 5, 4, 3, 2, 1])]));
        Assert.Equal(NotIdentifiedReason.ParameterRunsOff, error.Reason);
        Assert.Contains("clicks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_covariate_that_is_a_sum_of_others_is_not_identified_and_named()
    {
        var error = Assert.Throws<NotIdentifiedException>(() => CoxProportionalHazards.Fit([5, 3, 8, 1, 4], [true, true, false, true, true], [new("a", [1, 2, 0, 4, 1]), new("b", [0, 1, 1, 0, 2]), new("both", [1, 3, 1, 4, 3])]));
        Assert.Equal(NotIdentifiedReason.FlatLikelihood, error.Reason);
        Assert.Contains("both", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_read_back_predicts_the_same_to_the_last_bit()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "cox.json");
        double[] x = [1, 2, 0.5, 2.5, 3, 0.1, 1.9, 1.1];
        var cox = CoxProportionalHazards.Fit([5, 3, 8, 1, 4, 9, 2, 7], [true, true, false, true, true, true, true, false], [new("x", x)]);
        cox.Save(path);
        var read = CoxProportionalHazards.Load(path);
        Assert.Equal(BitConverter.DoubleToInt64Bits(cox.SurvivalAt(4.5, 1.3)), BitConverter.DoubleToInt64Bits(read.SurvivalAt(4.5, 1.3)));
        Assert.Equal(cox.ToString(), read.ToString());
    }

    // To at least four digits; in fact six.
    private static void Same(double expected, double actual) => Assert.Equal(expected, actual, Math.Abs(expected) * 1e-6);
}
