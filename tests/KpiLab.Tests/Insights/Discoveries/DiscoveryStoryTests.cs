using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>What is planted in the sample company as a difference between segments (data-samples/STORIES.md) is what a search puts first.</summary>
public sealed class DiscoveryStoryTests
{
    private const int First = 5;

    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Path.Combine(Samples.SampleCompanyTests.RepositoryRoot(), "data-samples")));

    // Story, KPI, column, segment, and whether it is worse than the rest.
    public static TheoryData<int, string, string, string, bool> Stories => new()
    {
        { 1, "revenue-per-employee", "department", "Subscriptions", false },
        { 1, "revenue-per-employee", "department", "Machines", true },
        { 1, "revenue-per-employee", "product_line", "Beans", false },
        { 1, "revenue-per-employee", "product_line", "Brewing gear", true },
        { 2, "cac", "channel", "Organic search", false },
        { 2, "cac", "channel", "Referral", false },
        { 2, "cac", "channel", "Paid search", true },
        { 2, "cac", "channel", "Paid social", true },
        { 2, "cac", "channel", "Affiliate", false },
        { 4, "conversion-rate", "device", "mobile", true },
        { 6, "churn-rate", "plan", "Basic", true },
        { 6, "churn-rate", "channel", "Paid social", true },
        { 7, "net-promoter-score", "touchpoint", "After purchase", false },
        { 7, "net-promoter-score", "touchpoint", "Service contact", true },
        { 8, "cost-per-lead", "channel", "Paid social", false },
        { 8, "cost-per-sql", "channel", "Paid social", true },
        { 8, "cost-per-won-customer", "channel", "Paid social", true },
        { 9, "employee-engagement", "theme", "Growth", true },
        { 9, "employee-engagement", "theme", "Culture", false },
        { 9, "employee-engagement", "department", "Machines", true },
        { 10, "market-share", "region", "North", false },
        { 10, "market-share", "region", "South", true },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_planted_difference_is_among_the_first_five_of_its_kpi(int story, string kpi, string column, string segment, bool isWorse)
    {
        var first = Of(kpi).Take(First).ToArray();
        Assert.True(
            first.Any(d => !d.IsCombination && d.Columns[0] == column && d.Segment.Values[0] == segment && d.IsWorse == isWorse),
            $"Story {story} is not among: {string.Join("; ", first.Select(d => $"{string.Join(" x ", d.Columns)} {d.Segment}"))}");
    }

    // Story 3: the value of a customer goes with the channel, and most with the plan that pays.
    [Fact]
    public void Of_the_channels_the_best_lifetime_value_is_that_of_referral()
    {
        var channels = Of("ltv").Where(d => !d.IsCombination && d.Columns[0] == "channel" && !d.IsWorse).ToArray();
        Assert.Equal(["Organic search", "Referral"], channels.Select(d => d.Segment.Values[0]).Order());
        Assert.Equal("Referral", channels.MaxBy(d => d.Value.Value)!.Segment.Values[0]);
    }

    // Story 7: twelve answers say nothing. Story 9: fewer than five respondents are not shown; less than half of Roastery answers.
    [Fact]
    public void What_is_too_small_to_say_is_not_said()
    {
        Assert.DoesNotContain(Of("net-promoter-score"), d => d.Segment.Values.Contains("Workshop"));
        Assert.DoesNotContain(Of("employee-engagement"), d => d.Segment.Values.Any(value => value is "Academy" or "Tasting room" or "Roastery"));
    }

    private static DiscoveryList Of(string kpi) => Found.GetOrAdd(kpi, id => Company.Value.Discover(new() { Currency = "EUR", Kpis = [KpiCatalogue.Find(id)!] }));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, DiscoveryList> Found = new();
}
