using FsCheck;
using FsCheck.Fluent;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

/// <summary>Laws that every KPI of the catalogue keeps, on random companies.</summary>
public class CataloguePropertyTests
{
    // Their numerators and denominators are no sums over the parts: a month, an index, a largest rival, a quotient of quotients.
    private static readonly string[] NotSums = ["payback-months", "hhi", "cr4", "relative-share", "cac-payback-months"];

    // Not of one company over time: the survey of employees carries no dates.
    private static readonly string[] Timeless = ["employee-engagement", "engagement-index", "favourable", "participation", "enps"];

    // A customer who buys in two months is one customer; an average over days is not the mean of the months, which differ in length.
    private static readonly string[] AveragesOrPeople = ["ltv", "revenue-per-employee", "revenue-per-head", "revenue-per-employee-with-contractors", "staff-turnover"];

    public static TheoryData<string> All => [.. KpiCatalogue.All.Select(kpi => kpi.Id)];

    public static TheoryData<string> Sums => [.. KpiCatalogue.All.Select(kpi => kpi.Id).Except(NotSums)];

    public static TheoryData<string> DatedSums => [.. KpiCatalogue.All.Select(kpi => kpi.Id).Except(NotSums).Except(Timeless)];

    [Theory]
    [MemberData(nameof(All))]
    public void It_has_a_value_on_a_company_that_has_every_table(string id) => ForAll(company => Assert.NotNull(Query(id, company).Run().Total.Value));

    [Theory]
    [MemberData(nameof(Sums))]
    public void Segments_add_up_to_the_total(string id) => ForAll(company =>
    {
        var result = Query(id, company).By("segment").Run();
        Same(result.Total.Numerator, result.Rows.Sum(row => row.Measurement.Numerator));
        Same(result.Total.Denominator, result.Rows.Sum(row => row.Measurement.Denominator));
        Assert.Contains(result.Rows, row => row.Segment.Values[0] == Segment.Unknown);
    });

    [Theory]
    [MemberData(nameof(DatedSums))]
    public void Months_add_up_to_the_total_so_each_event_counts_once(string id) => ForAll(company =>
    {
        var result = Query(id, company).Every(Period.Month).Run();
        // The youngest cohort that has reached its age may end before its month does.
        if (!id.StartsWith("kept-after", StringComparison.Ordinal))
            Assert.DoesNotContain(result.Rows, row => row.IsPartial);
        Same(result.Total.Numerator, result.Rows.Sum(row => row.Measurement.Numerator));
        if (!AveragesOrPeople.Contains(id))
            Same(result.Total.Denominator, result.Rows.Sum(row => row.Measurement.Denominator));
    });

    [Theory]
    [MemberData(nameof(All))]
    public void Permuting_rows_changes_nothing(string id) => ForAll(company =>
    {
        var (before, after) = (Query(id, company).By("segment").Run(), Query(id, RandomCompany.Shuffled(company, 3)).By("segment").Run());
        foreach (var (a, b) in before.Rows.Select(r => r.Measurement).Append(before.Total).Zip(after.Rows.Select(r => r.Measurement).Append(after.Total)))
        {
            Same(a.Value, b.Value);
            Assert.Equal(a.N, b.N);
            Same(a.Interval?.Low, b.Interval?.Low);
            Same(a.Interval?.High, b.Interval?.High);
        }
    });

    [Theory]
    [MemberData(nameof(All))]
    public void Scaling_money_scales_money_and_nothing_else(string id) => ForAll(company =>
    {
        var (before, after) = (Query(id, company).Run(), Query(id, RandomCompany.Scaled(company, 7)).Run());
        var factor = before.Unit.Kind == UnitKind.Money ? 7 : 1;
        Same(factor * before.Total.Value, after.Total.Value);
        Same(factor * before.Total.Interval?.Low, after.Total.Interval?.Low);
    });

    [Theory]
    [MemberData(nameof(Sums))]
    public void Two_tables_merged_are_both_added_up(string id) => ForAll(company =>
    {
        var whole = Query(id, company).Run().Total;
        Measurement[] halves = [Half(segment => segment is "a" or "b"), Half(segment => segment is not ("a" or "b"))];
        Same(whole.Numerator, halves.Sum(half => half.Numerator));
        Same(whole.Denominator, halves.Sum(half => half.Denominator));

        Measurement Half(Func<string?, bool> segment) => Query(id, RandomCompany.Only(company, segment)).Run().Total;
    });

    [Theory]
    [MemberData(nameof(Sums))]
    public void From_equals_Of_on_the_expanded_table(string id) => ForAll(company =>
    {
        var total = Query(id, company).Run().Total;
        var plain = FromNumbers(id, total.Numerator!.Value, total.Denominator!.Value, total);
        Same(total.Value, plain.Value);
        if (plain.Interval is { } interval && interval.Method == total.Interval?.Method)
        {
            Same(total.Interval.Low, interval.Low);
            Same(total.Interval.High, interval.High);
        }
    });

    // Half a year of data, so that yearly figures are told from their sums: eight months.
    private static Measurement FromNumbers(string id, double above, double below, Measurement total) => id switch
    {
        "revenue-per-employee" or "revenue-per-head" or "revenue-per-employee-with-contractors" => RevenuePerEmployee.From(above, below * 12 / 8, months: 8),
        "staff-turnover" => StaffTurnover.From((long)above, below * 12 / 8, months: 8),
        "cac" or "cac-paid-only" => Cac.From(above, (long)below),
        "ltv-to-cac" => LtvToCac.From(above / total.N, below / total.N),
        "ltv" or "ltv-of-cohort" => Ltv.From(above / below / 2, 2, 1),
        "gross-margin" => GrossMargin.From(above, below),
        "conversion-rate" => ConversionRate.From((long)above, (long)below),
        "cart-abandonment" => ConversionRate.CartAbandonmentFrom((long)(below - above), (long)below),
        "roi" or "roi-3-months" or "roi-6-months" or "roi-12-months" => Roi.From(above + below, below),
        "roas" => Roi.RoasFrom(above, below),
        "churn-rate" => ChurnRate.From((long)above, (long)below),
        "churn-rate-on-average-customers" => ChurnRate.FromAverage((long)above, (long)(2 * below), 0),
        "revenue-churn" => ChurnRate.FromRevenue(above, below),
        "gross-revenue-retention" => RevenueRetention.GrossFrom(below, below - above, 0),
        "net-revenue-retention" => above <= below ? RevenueRetention.NetFrom(below, below - above, 0, 0) : RevenueRetention.NetFrom(below, 0, 0, above - below),
        "kept-after-3-months" or "kept-after-12-months" => new Measurement(above / below, Unit.Percent, above, below, (long)below, KpiLab.Statistics.Proportion.Wilson((long)above, (long)below)),
        "net-promoter-score" => NetPromoterScore.From((long)Math.Max(0, above), (long)(below - Math.Abs(above)), (long)Math.Max(0, -above)) with { Interval = null },
        "enps" => EmployeeEngagement.NetPromoterFrom((long)Math.Max(0, above), (long)(below - Math.Abs(above)), (long)Math.Max(0, -above)) with { Interval = null },
        "cost-per-lead" or "cost-per-mql" or "cost-per-sql" or "cost-per-won-customer" => CostPerLead.From(above, (long)below),
        "mql-to-sql-rate" => CostPerLead.MqlToSqlFrom((long)above, (long)below),
        "participation" => EmployeeEngagement.ParticipationFrom((long)above, (long)below),
        "employee-engagement" => new Measurement(above / below, Unit.Score, above, below, total.N, null),
        "engagement-index" => new Measurement(above / below, Unit.Index, above, below, total.N, null),
        "favourable" => EmployeeEngagement.FavourableFrom((long)(below - above), 0, 0, 0, (long)above) with { Interval = null },
        "market-share" => MarketShare.From(above, below),
        _ => throw new NotSupportedException($"{id} has no form from plain numbers here."),
    };

    // The company is eight months old: what looks at a year looks at a quarter of it.
    private static KpiQuery Query(string id, Workspace company)
    {
        var kpi = id switch { "roi-12-months" => Roi.After(8), "kept-after-12-months" => ChurnRate.KeptAfter(Period.Months(3)), _ => KpiCatalogue.Find(id)! };
        return kpi.In(company) ?? throw new InvalidOperationException(kpi.WhatIsMissing(company).English);
    }

    private static void Same(double? expected, double? actual)
    {
        if (expected is null || actual is null)
            Assert.Equal(expected, actual);
        else
            Assert.Equal(expected.Value, actual.Value, 1e-9 * Math.Max(1, Math.Abs(expected.Value)));
    }

    private static void ForAll(Action<Workspace> law) => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => law(RandomCompany.Of(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(4).WithQuietOnSuccess(true).WithReplay(20260101, 7));
}
