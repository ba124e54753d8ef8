using FsCheck;
using FsCheck.Fluent;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Statistics;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class FindingsTests
{
    private static readonly double[] Odd =
        [0, -0.0, 1, -1, 0.5, 1e-12, 1e12, 1e300, -1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];

    [Fact]
    public void They_come_in_order_of_importance()
    {
        var total = Total(Churn, Value(Churn, 170, 3000, 3000));
        var split = Split(
            total, "plan",
            Part("basic", Value(Churn, 123, 1500, 1500), Value(Churn, 47, 1500, 1500), 0.00002),
            Part("plus", Value(Churn, 47, 1500, 1500), Value(Churn, 123, 1500, 1500), 0.00002));
        var findings = Findings.Of(total, Monthly(Churn, 0.03, 0.02, 0.03, 0.025, 0.04, 0.03), [split], null);
        Assert.Equal(
            [FindingKind.Verdict, FindingKind.Segment, FindingKind.Worth, FindingKind.Segment, FindingKind.Trend],
            findings.Select(finding => finding.Kind));
        Assert.Equal(new Segment("basic"), findings[1].Segment);
    }

    [Fact]
    public void The_same_numbers_give_the_same_sentences()
    {
        var total = Total(Churn, Value(Churn, 170, 3000, 3000));
        var series = Monthly(Churn, 0.03, 0.02, 0.03, 0.025, 0.04, 0.03);
        Assert.Equal(
            Findings.Of(total, series, [], null).Select(finding => finding.Text),
            Findings.Of(total, series, [], null).Select(finding => finding.Text));
    }

    [Fact]
    public void Every_sentence_holds_a_number_in_both_languages()
    {
        var total = Total(Churn, Value(Churn, 170, 3000, 3000));
        Assert.All(Findings.Of(total, Monthly(Churn, 0.03, 0.02, 0.03), [], null), finding =>
        {
            Assert.Contains(finding.Text.English, char.IsDigit);
            Assert.Contains(finding.Text.Dutch, char.IsDigit);
        });
    }

    [Fact]
    public void No_finding_shows_a_value_that_is_not_a_number() =>
        Prop.ForAll(Arb.From(Results()), facts =>
        {
            var findings = Findings.Of(facts.Total, facts.Series, [facts.Split], (KpiLab.Benchmarks.BenchmarkMatch?)null, facts.Worth);
            foreach (var finding in findings)
            {
                foreach (var text in new[] { finding.Text.English, finding.Text.Dutch })
                {
                    Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
                }

                Assert.True(finding.Money is null || double.IsFinite(finding.Money.Value));
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<Facts> Results()
    {
        var number = Gen.OneOf(Gen.Elements(Odd), Gen.Choose(-1000, 100_000).Select(value => value / 100.0));
        var kpi = Gen.Elements(Churn, Conversion, LeadKpi, RevenueKpi, ShareKpi, Churn with { Unit = Unit.Points }, Churn with { Unit = Unit.Months });
        return kpi.SelectMany(chosen =>
        {
            var measurement = Gen.ArrayOf(number, 5).SelectMany(numbers => Gen.Choose(0, 200).Select(n => new Measurement(
                numbers[0], chosen.Unit, numbers[1], numbers[2], n, n % 3 == 0 ? null : new ConfidenceInterval(numbers[3], numbers[4], 0.95, "given"))));
            var probability = Gen.Elements(new double?[] { null, 0.0, 0.0004, 0.03, 0.7, 1 });
            var part = measurement.SelectMany(value => measurement.SelectMany(rest => probability.Select(p => (value, rest, p))));
            return measurement.SelectMany(total => Gen.ArrayOf(measurement, 8).SelectMany(months => Gen.ArrayOf(part, 4).SelectMany(parts => number.Select(worth =>
            {
                var whole = Total(chosen, total);
                var series = Monthly(chosen, 0, 0, 0, 0, 0, 0, 0, 0);
                return new Facts(
                    whole,
                    series with { Rows = [.. series.Rows.Zip(months, (row, value) => row with { Measurement = value, AgainstPrevious = new Comparison(months[0], value.Value!.Value - months[0].Value!.Value, 0.5, false) })] },
                    Split(whole, "plan", [.. parts.Select((p, i) => Part($"p{i}", p.value, p.rest, p.p))]),
                    new UnitWorth(worth, "EUR", new LocalText("value", "waarde")));
            }))));
        });
    }

    private sealed record Facts(KpiResult Total, KpiResult Series, KpiResult Split, UnitWorth Worth);
}
