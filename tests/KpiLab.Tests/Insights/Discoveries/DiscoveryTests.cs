using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>What a search finds in small tables whose truth is known.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public void Where_nothing_differs_the_answer_is_that_nothing_reliable_was_found()
    {
        var found = Workspace.Of(PlainCompany.Sessions(new Random(4))).Discover(Only("conversion-rate"));
        Assert.Empty(found);
        Assert.Equal($"Nothing reliable and material was found in {found.Compared} comparisons (false discovery rate 5.0 %).", Sample.Plain(found.Summary.English));
        Assert.Equal($"Niets betrouwbaars en wezenlijks gevonden in {found.Compared} vergelijkingen (hoogstens 5,0% vals alarm).", Sample.Plain(found.Summary.Dutch));
    }

    [Fact]
    public void Where_there_is_nothing_to_compare_it_says_so()
    {
        var found = Workspace.Of(FrameTable.Of("things", TextColumn.Of("name", ["a", "b"]))).Discover();
        Assert.Equal((0, 0, 10), (found.Count, found.Compared, found.Notes.Length));
        Assert.StartsWith("Nothing to compare", found.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_KPI_without_a_column_to_split_by_is_searched_in_no_time()
    {
        var found = Workspace.Of(FrameTable.Of("sessions", new FlagColumn("converted", [.. Enumerable.Range(0, 100).Select(i => (sbyte)(i % 2))]))).Discover(Only("conversion-rate"));
        Assert.Equal((0, 0), (found.Count, found.Compared));
    }

    [Fact]
    public void A_segment_that_differs_is_found_with_its_evidence_and_query()
    {
        var found = Workspace.Of(Visits((device, country) => device == "mobile" ? 0.02 : 0.08)).Discover(Only("conversion-rate"));
        var only = Assert.Single(found);
        Assert.Equal(("device", "mobile", true, false), (only.Columns[0], only.Segment.ToString(), only.IsWorse, only.IsCombination));
        Assert.Equal(ConversionRate.Of(Visits((device, country) => device == "mobile" ? 0.02 : 0.08)).By("device").Run()["mobile"], only.Value);
        Assert.InRange(only.PValue, 0, 0.05);
        Assert.InRange(only.Difference, only.Interval!.Low, only.Interval.High);
        Assert.InRange(only.Shrunken, only.Value.Value!.Value, only.Reference.Value!.Value);
        Assert.Equal("ConversionRate.Of(company[\"sessions\"]).By(\"device\")", only.Code);
        Assert.Equal("kpilab kpi conversion-rate my-exports --by device", only.Command("my-exports"));
        Assert.Equal(2, only.Result.Rows.Length);
        Assert.NotEmpty(only.Actions);
    }

    // Two effects that multiply are two discoveries. A combination is one only where it is beyond both its columns, as a sum and as a product.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public void A_combination_is_found_only_where_it_is_beyond_what_its_columns_explain(double extra, int combinations)
    {
        var found = Workspace.Of(Visits((device, country) => (device == "mobile" ? 0.03 : 0.06) * (country == "NL" ? 1.5 : 1) * (device == "mobile" && country == "BE" ? extra : 1))).Discover(Only("conversion-rate"));
        var together = found.Where(d => d.IsCombination).ToArray();
        Assert.Equal(combinations, together.Length);
        Assert.All(together, d => Assert.Equal("BE · mobile", string.Join(" · ", d.Segment.Values.Order(StringComparer.Ordinal))));
        Assert.All(together, d => Assert.InRange(d.Reference.Value!.Value, 0, d.Value.Value!.Value));
        Assert.All(together, d => Assert.Contains("each alone lead to expect", d.Text.English, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_rows_under_another_column_are_one_story()
    {
        var visits = Visits((device, country) => device == "mobile" ? 0.02 : 0.08);
        var device = (TextColumn)visits["device"];
        visits = visits.WithColumn(TextColumn.Of("screen", Enumerable.Range(0, device.Length).Select(row => device.TextOf(row) == "mobile" ? "small" : "large")));
        var only = Assert.Single(Workspace.Of(visits).Discover(Only("conversion-rate")));
        Assert.StartsWith("The same rows as", Assert.Single(only.Merged).English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_as_its_larger_segment_is_no_story_of_its_own()
    {
        var visits = Visits((device, country) => country == "NL" ? 0.09 : 0.03);
        var country = (TextColumn)visits["country"];
        visits = visits.WithColumn(TextColumn.Of("city", Enumerable.Range(0, country.Length).Select(row => $"{country.TextOf(row)} {row / 7 % 3}")));
        var only = Assert.Single(Workspace.Of(visits).Discover(Only("conversion-rate")));
        Assert.Equal("NL", only.Segment.ToString());
        Assert.Equal(3, only.Merged.Count(text => text.English.StartsWith("Holds city", StringComparison.Ordinal)));
    }

    // Where one country stands out, each other one differs from a rest that it is in.
    [Fact]
    public void A_segment_that_differs_only_because_of_another_is_no_story_of_its_own()
    {
        var only = Assert.Single(Workspace.Of(Visits((device, country) => country == "NL" ? 0.09 : 0.03)).Discover(Only("conversion-rate")));
        Assert.Equal("NL", only.Segment.ToString());
        Assert.Equal(
            ["Country “BE” (3.0 %) differs from the rest only because of it.", "Country “DE” (3.0 %) differs from the rest only because of it."],
            only.Merged.Select(text => Sample.Plain(text.English)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_that_is_filled_in_afterwards_is_no_segment()
    {
        var visits = Visits((device, country) => 0.05);
        var converted = (FlagColumn)visits["converted"];
        visits = visits.WithColumn(TextColumn.Of("thanked", Enumerable.Range(0, converted.Length).Select(row => converted.Values[row] == 1 ? "yes, thanked" : "not thanked")));
        Assert.Empty(Workspace.Of(visits).Discover(Only("conversion-rate")));
    }

    [Fact]
    public void Differences_too_small_to_matter_are_left_out()
    {
        var visits = Workspace.Of(Visits((device, country) => device == "mobile" ? 0.02 : 0.08));
        Assert.Empty(visits.Discover(Only("conversion-rate") with { SmallestEffect = 2 }));
    }

    [Fact]
    public void Names_that_are_code_are_quoted_in_the_lines_to_type()
    {
        var visits = Visits((device, country) => device == "mobile" ? 0.02 : 0.08);
        visits = (FrameTable)visits.WithColumn(visits["device"].Renamed("it's \"x\"; rm -rf /")).Named("a\"b\nc");
        var lines = Workspace.Of(visits).Discover(Only("conversion-rate")).SelectMany(d => new[] { d.Code, d.Command("my files") }).ToArray();
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        var query = ConversionRate.Of(visits).By("it's \"x\"; rm -rf /");
        Assert.Equal("""ConversionRate.Of(company["a\"b\nc"]).By("it's \"x\"; rm -rf /")""", QueryLine.InCode(query));
        Assert.Equal("""kpilab kpi conversion-rate 'my files' --by 'it'\''s "x"; rm -rf /'""", QueryLine.InTerminal(query, "my files"));
    }

    [Fact]
    public void A_search_tells_how_far_it_is_and_can_be_stopped()
    {
        var company = Workspace.Of(Visits((device, country) => 0.05));
        var seen = new List<DiscoveryProgress>();
        company.Discover(Only("conversion-rate"), new Told(seen.Add));
        Assert.Equal([1 / 3.0, 2 / 3.0, 1], seen.Select(p => p.Share).Order());
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => company.Discover(Only("conversion-rate"), new Told(_ => stop.Cancel()), stop.Token));
    }

    [Fact]
    public void The_same_data_give_the_same_list()
    {
        var company = Workspace.Of(Visits((device, country) => (device == "mobile" ? 0.03 : 0.06) * (country == "BE" && device == "mobile" ? 3 : 1)));
        string[] Texts() => [.. company.Discover(Only("conversion-rate")).Select(d => d.Text.English)];
        var first = Texts();
        Assert.NotEmpty(first);
        Assert.Equal(first, Texts());
    }

    [Fact]
    public void A_rate_of_one_is_no_rate() => Assert.Throws<ArgumentOutOfRangeException>(() => Workspace.Of().Discover(new() { FalseDiscoveryRate = 1 }));

    private static DiscoveryOptions Only(string kpi) => new() { Kpis = [KpiCatalogue.Find(kpi)!] };

    // 12,000 visits with the conversions that the chances lead to expect, to the nearest whole one.
    private static FrameTable Visits(Func<string, string, double> chance)
    {
        var rows = (from device in new[] { "mobile", "desktop" } from country in new[] { "NL", "BE", "DE" } from i in Enumerable.Range(0, 2000)
                    select (Device: device, Country: country, Converted: (sbyte)(Math.Floor((i + 1) * chance(device, country)) > Math.Floor(i * chance(device, country)) ? 1 : 0))).ToArray();
        return FrameTable.Of(
            "sessions", TextColumn.Of("device", rows.Select(r => r.Device)), TextColumn.Of("country", rows.Select(r => r.Country)), new FlagColumn("converted", [.. rows.Select(r => r.Converted)]));
    }

    private sealed class Told(Action<DiscoveryProgress> tell) : IProgress<DiscoveryProgress>
    {
        public void Report(DiscoveryProgress value)
        {
            lock (this)
                tell(value);
        }
    }
}
