using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using MathNet.Numerics.Distributions;

namespace KpiLab.Tests.Insights;

/// <summary>A search must not send anybody after noise: its p-values are what they say, and what it reports is false no more often than stated.</summary>
public sealed class FalseDiscoveryTests
{
    private const double Rate = 0.05;

    // Where nothing is planted, p-values are uniform or larger. Bounds are those of the exact binomial at one in ten thousand, for as many tests as one data set has independent ones: the segments of a column hang together.
    [Theory]
    [Trait("Category", "heavy")]
    [InlineData("churn-rate")]
    [InlineData("conversion-rate")]
    [InlineData("ltv")]
    [InlineData("net-promoter-score")]
    [InlineData("cac")]
    [InlineData("revenue-per-employee")]
    [InlineData("employee-engagement")]
    public void P_values_are_no_smaller_than_chance_makes_them(string id)
    {
        const int Companies = 80;
        var (segments, combinations) = (new List<double[]>(), new List<double[]>());
        for (var seed = 0; seed < Companies; seed++)
        {
            var compared = KpiSearch.Of(KpiCatalogue.Find(id)!.In(PlainCompany.For(id, new Random(seed)))!, new(), _ => { }, default);
            segments.Add([.. compared.Where(c => !c.IsCombination).Select(c => c.PValue)]);
            combinations.Add([.. compared.Where(c => c.IsCombination).Select(c => c.PValue)]);
        }

        foreach (var perCompany in new[] { segments, combinations })
        {
            Assert.True(perCompany.Sum(p => p.Length) > 4 * Companies, $"{id}: too little was tested");
            foreach (var level in new[] { 0.05, 0.01, 0.001 })
            {
                var tests = perCompany.Sum(p => p.Length);
                var independent = tests / 2;
                var most = Most(level, independent, 0.9999) * 2;
                var seen = perCompany.Sum(p => p.Count(value => value < level));
                Assert.True(seen <= most, $"{id}: {seen} of {tests} p-values are under {level}; at most {most} can be chance.");
            }
        }
    }

    // With nothing planted every discovery is false, so that the rate is the share of companies with any. At 5 % of 200 more than 20 happen once in 500 times (exact binomial).
    [Fact]
    [Trait("Category", "heavy")]
    public void With_nothing_planted_one_company_in_twenty_has_a_discovery_at_most()
    {
        const int Companies = 200;
        var any = 0;
        for (var seed = 0; seed < Companies; seed++)
            any += PlainCompany.All(new Random(1000 + seed)).Discover(new() { SmallestEffect = 0, FalseDiscoveryRate = Rate }).Count > 0 ? 1 : 0;
        var most = Most(Rate, Companies, 0.998);
        Assert.True(any <= most, $"{any} of {Companies} companies have a discovery; at most {most} can be chance.");
    }

    [Fact]
    [Trait("Category", "heavy")]
    public void Where_half_the_effects_are_real_at_most_one_discovery_in_ten_is_false()
    {
        const int Companies = 60;
        double rates = 0, found = 0;
        for (var seed = 0; seed < Companies; seed++)
        {
            var discoveries = Workspace.Of(HalfReal(new Random(seed))).Discover(new() { SmallestEffect = 0, Kpis = [ConversionRate.Kpi] });
            var real = discoveries.Count(d => !d.IsCombination && d.Columns[0].StartsWith("real", StringComparison.Ordinal));
            found += real;
            rates += discoveries.Count == 0 ? 0 : 1 - (double)real / discoveries.Count;
        }

        Assert.True(rates / Companies <= 0.10, $"{rates / Companies:P1} of the discoveries are false.");
        Assert.True(found / Companies > 2, $"{found / Companies:F1} of 5 real effects are found on average: too few to tell a rate.");
    }

    // The number that is not exceeded with this probability.
    private static int Most(double chance, int n, double probability) => Enumerable.Range(0, n + 1).First(k => Binomial.CDF(chance, n, k) >= probability);

    // Ten yes/no columns over visits; five of them change the chance of a purchase, by products, and nothing goes together.
    private static FrameTable HalfReal(Random random)
    {
        const int Visits = 6000, Columns = 10;
        var flags = Enumerable.Range(0, Columns).Select(_ => new sbyte[Visits]).ToArray();
        var converted = new sbyte[Visits];
        for (var visit = 0; visit < Visits; visit++)
        {
            var chance = 0.1;
            for (var column = 0; column < Columns; column++)
            {
                flags[column][visit] = (sbyte)random.Next(2);
                if (column % 2 == 0 && flags[column][visit] == 1)
                    chance *= column % 4 == 0 ? 1.4 : 0.68;
            }

            converted[visit] = (sbyte)(random.NextDouble() < chance ? 1 : 0);
        }

        return FrameTable.Of("sessions", [new FlagColumn("converted", converted), TextColumn.Of("session_id", Enumerable.Range(0, Visits).Select(i => $"s{i}")), .. flags.Select((values, column) => new FlagColumn(column % 2 == 0 ? $"real {column}" : $"chance {column}", values))]);
    }
}
