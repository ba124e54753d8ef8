using KpiLab.Data;
using KpiLab.Kpis;

namespace KpiLab.Tests.Kpis;

/// <summary>Totals published with the data, or counted independently by verify_real_data.py.</summary>
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

    [Fact]
    public void Telco_revenue_churn_weighs_by_what_each_pays()
    {
        var revenue = ChurnRate.Revenue.Of(Table.Load(SharedData.File("telco_customer_churn.csv"))).Run().Total;
        Assert.Equal((139130.85, 456116.60), (Math.Round(revenue.Numerator!.Value, 2), Math.Round(revenue.Denominator!.Value, 2)));
    }

    [Fact]
    public void A_file_without_a_header_gives_lifetime_value_when_its_columns_are_mapped()
    {
        var table = Table.Load(SharedData.File("CDNOW_sample.txt"));
        var value = Ltv.Of(table.Map(Role.Customer, "column2").Map(Role.Date, "column3").Map(Role.Amount, "column5")).Run();
        Assert.Equal((244091.94, 2357.0), (Math.Round(value.Total.Numerator!.Value, 2), value.Total.Denominator));
        Assert.Equal(new DateOnly(1997, 1, 1), value.Range!.Value.Start);
    }

    // An employee who left is no lost customer.
    [Fact]
    public void An_HR_file_gives_staff_turnover_and_no_churn()
    {
        var workspace = Workspace.Of((FrameTable)Table.Load(SharedData.File("ibm_hr_employee_attrition.csv")));
        Assert.Null(ChurnRate.Kpi.In(workspace));
        var turnover = StaffTurnover.Kpi.In(workspace)!.Run();
        Assert.Equal((237.0, 1470.0), (turnover.Total.Numerator, turnover.Total.Denominator));
        Assert.Contains("without dates", Assert.Single(turnover.Notes).English, StringComparison.Ordinal);
    }

    // Items from 1 to 4: a mean, but no index and no share of 4 and 5.
    [Fact]
    public void Its_satisfaction_items_give_a_mean_over_1470_people_and_no_net_promoter_score()
    {
        var workspace = Workspace.Of((FrameTable)Table.Load(SharedData.File("ibm_hr_employee_attrition.csv")));
        var engagement = EmployeeEngagement.Kpi.In(workspace)!.Run().Total;
        Assert.Equal((20071.0, 7350.0, 1470L), (engagement.Numerator, engagement.Denominator, engagement.N));
        Assert.All([EmployeeEngagement.Index, EmployeeEngagement.Favourable, EmployeeEngagement.NetPromoter, NetPromoterScore.Kpi], kpi => Assert.Null(kpi.In(workspace)));
    }

    [Fact]
    public void A_customers_survey_from_0_to_10_is_no_engagement_and_no_enps()
    {
        var workspace = Workspace.Of((FrameTable)Table.Load(SharedData.File("carpentries_nps_survey.csv")));
        Assert.NotNull(NetPromoterScore.Kpi.In(workspace));
        Assert.Null(EmployeeEngagement.Kpi.In(workspace));
        Assert.Null(EmployeeEngagement.NetPromoter.In(workspace));
    }

    [Fact]
    public void Sales_with_a_column_of_companies_give_shares_and_concentration()
    {
        var sales = (FrameTable)Table.Load(SharedData.File("online_retail.csv"));
        var byCountry = (FrameTable)Formulas.WithAmount(sales).Map(Role.Region).Map(Role.Company, "Country");
        var kept = byCountry.Take([.. Enumerable.Range(0, byCountry.RowCount).Where(row => byCountry["CustomerID"].TextOf(row) is not null && ((NumberColumn)byCountry["Quantity"]).Values[row] > 0 && ((NumberColumn)byCountry["UnitPrice"]).Values[row] > 0)]);
        Assert.Equal(6761.641143, MarketStructure.Hhi.Of(kept).Run().Total.Value!.Value, 5);
    }

    [Theory]
    [InlineData("telco_customer_churn.csv", "churn-rate")]
    [InlineData("online_retail.csv", "ltv")]
    [InlineData("online_shoppers_intention.csv", "conversion-rate")]
    [InlineData("bank_marketing_full.csv", "conversion-rate")]
    [InlineData("ibm_hr_employee_attrition.csv", "employee-engagement")]
    [InlineData("carpentries_nps_survey.csv", "net-promoter-score")]
    [InlineData("CDNOW_sample.txt", "")]
    [InlineData("donations.csv", "")]
    [InlineData("sbg_retention.csv", "")]
    public void A_file_gives_the_KPIs_that_its_columns_allow_and_for_the_others_what_is_missing(string file, string given)
    {
        var scorecard = KpiLab.Insights.Scorecard.Of(Workspace.Of((FrameTable)Table.Load(SharedData.File(file))));
        Assert.Equal(given.Split(' ', StringSplitOptions.RemoveEmptyEntries), scorecard.Entries.Where(entry => entry.Result is not null).Select(entry => entry.Kpi.Id));
        Assert.All(scorecard.Entries.Where(entry => entry.Result is null), entry =>
        {
            Assert.Contains("Missing: ", entry.Missing!.English, StringComparison.Ordinal);
            Assert.Contains("Ontbreekt: ", entry.Missing.Dutch, StringComparison.Ordinal);
        });
    }
}
