using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Tests.Kpis;

/// <summary>Totals published with the data, or counted independently.</summary>
public class RealDataTests
{
    [Fact]
    public void Telco_churn_is_1869_of_7043_and_by_contract_as_published()
    {
        var result = ChurnRate.Of(Table.Load(SharedData.File("telco_customer_churn.csv"))).By("Contract").Run();
        Assert.Equal((1869.0, 7043.0), (result.Total.Numerator, result.Total.Denominator));
        Assert.Equal(
            [("Month-to-month", 1655.0, 3875.0), ("One year", 166.0, 1473.0), ("Two year", 48.0, 1695.0)],
            result.Rows.Select(r => (r.Segment.Values[0], r.Measurement.Numerator!.Value, r.Measurement.Denominator!.Value)));
        Assert.All(result.Rows, row => Assert.True(row.AgainstRest!.IsReliable));
    }

    [Fact]
    public void Shoppers_convert_1908_of_12330_and_the_bank_5289_of_45211()
    {
        var shoppers = ConversionRate.Of(Table.Load(SharedData.File("online_shoppers_intention.csv"))).Run().Total;
        var bank = ConversionRate.Of(Table.Load(SharedData.File("bank_marketing_full.csv"))).Run().Total;
        Assert.Equal((1908.0, 12330.0, 5289.0, 45211.0), (shoppers.Numerator, shoppers.Denominator, bank.Numerator, bank.Denominator));
    }

    [Fact]
    public void Carpentries_nps_is_501_promoters_less_71_detractors_of_889()
    {
        var score = NetPromoterScore.Of(Table.Load(SharedData.File("carpentries_nps_survey.csv"))).Run().Total;
        Assert.Equal(100.0 * (501 - 71) / 889, score.Value!.Value, 10);
        Assert.Equal(889, score.N);
    }

    [Fact]
    public void Online_retail_has_4338_customers_in_its_cleaned_rows()
    {
        var value = Ltv.Of(Table.Load(SharedData.File("online_retail.csv"))).Run().Total;
        Assert.Equal(4338, value.N);
        Assert.Equal(8911407.904, value.Numerator!.Value, 2);
    }
}
