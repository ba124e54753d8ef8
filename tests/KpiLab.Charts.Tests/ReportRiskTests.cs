using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Tests;

/// <summary>Customers at risk in the report, on subscribers drawn from a known law: of those on the plan Basic 1 in 12 leaves each month, of the others 1 in 100.</summary>
public class ReportRiskTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static Workspace Subscribers(int customers, double others = 0.01, string basic = "Basic")
    {
        var random = new Random(11);
        var (plans, starts, ends) = (new string[customers], new long[customers], new long[customers]);
        for (var i = 0; i < customers; i++)
        {
            plans[i] = i % 2 == 0 ? basic : "Premium";
            var (start, months) = (new DateTime(2025, 1, 1).AddDays(random.Next(0, 300)), 1);
            while (months < 40 && random.NextDouble() > (i % 2 == 0 ? 1 / 12.0 : others))
                months++;
            var end = start.AddMonths(months);
            (starts[i], ends[i]) = (start.Ticks, end < new DateTime(2026, 7, 1) ? end.Ticks : DateColumn.Missing);
        }

        return Workspace.Of(FrameTable.Of(
            "subscriptions", TextColumn.Of("customer_id", Enumerable.Range(0, customers).Select(i => $"c{i}")), TextColumn.Of("plan", plans), new DateColumn("start_date", starts), new DateColumn("end_date", ends)));
    }

    private static string Section(Workspace workspace, Language language)
    {
        var html = HtmlReport.Write(Scorecard.Of(workspace), language);
        var from = html.IndexOf("id=\"customers-at-risk\"", StringComparison.Ordinal);
        return html[from..html.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    [Theory]
    [InlineData(Language.English, "Learned from", "What it looks at, most first: plan", "plan = Basic", "A stated risk")]
    [InlineData(Language.Dutch, "Geleerd van", "Waar het op let, het zwaarst eerst: plan", "plan = Basic", "isico")]
    public void The_report_lists_customers_with_what_raises_their_risk_and_shows_whether_a_risk_means_what_it_says(Language language, params string[] parts)
    {
        var section = Section(Subscribers(1_500), language);
        Assert.All(parts, part => Assert.Contains(part, section, StringComparison.Ordinal));
        Assert.Equal(10, section.Split("plan = Basic").Length - 1);
    }

    [Fact]
    public void The_same_data_give_the_same_section() =>
        Assert.Equal(Section(Subscribers(600), Language.English), Section(Subscribers(600), Language.English));

    [Theory]
    [InlineData(Language.English, "The model knows no more than that average")]
    [InlineData(Language.Dutch, "Het model weet niet meer dan dat gemiddelde")]
    public void Where_nothing_tells_who_leaves_there_is_no_list_and_the_report_says_so(Language language, string sentence)
    {
        var section = Section(Subscribers(600, others: 1 / 12.0), language);
        Assert.Contains(sentence, section, StringComparison.Ordinal);
        Assert.DoesNotContain("<table>", section, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Not computed.")]
    [InlineData(Language.Dutch, "De gegevens laten geen model toe")]
    public void With_too_few_customers_it_says_that_the_data_allow_no_model(Language language, string sentence) =>
        Assert.Contains(sentence, Section(Subscribers(12), language), StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.English, "It takes subscriptions (customer, start, end)")]
    [InlineData(Language.Dutch, "Het vraagt abonnementen (klant, begin, einde)")]
    public void Without_subscriptions_it_says_what_it_takes(Language language, string sentence) =>
        Assert.Contains(sentence, Section(Workspace.Of(FrameTable.Of("scores", new NumberColumn("score", [9, 10, 3]))), language), StringComparison.Ordinal);

    [Fact]
    public void A_hostile_plan_is_harmless()
    {
        var section = Section(Subscribers(1_500, basic: Hostile), Language.English);
        Assert.DoesNotContain("<script>alert", section, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", section, StringComparison.Ordinal);
    }
}
