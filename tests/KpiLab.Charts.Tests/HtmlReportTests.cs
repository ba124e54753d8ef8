using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Tests;

public class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static Scorecard Card(string name) => Scorecard.Of(Workspace.Of(FrameTable.Of(
        "sessions " + name,
        TextColumn.Of("device", Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? name : "desk\"top' onload=x")),
        new DateColumn("date", [.. Enumerable.Range(0, 200).Select(i => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 200).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]))));

    // What a reader's data and our words make of the page, without the library that draws.
    private static string Page(string name, Language language) => HtmlReport.Write(Card(name), language).Replace(PlotlyScript.Basic, "", StringComparison.Ordinal);

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Dutch)]
    public void A_hostile_name_is_harmless(Language language)
    {
        var html = Page(Hostile, language);
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("desk\"top", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_reports_in_one_process_leave_nothing_behind()
    {
        var columns = Enumerable.Range(0, 10).SelectMany(i => Once($"phone {i}")).ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(30, columns.Length);
        Assert.All(columns, column => Assert.False(column.IsAlive));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference[] Once(string name)
        {
            var card = Card(name);
            Assert.NotEmpty(HtmlReport.Write(card, Language.English));
            return [.. card.Tables.Cast<FrameTable>().SelectMany(table => table.Columns).Select(column => new WeakReference(column))];
        }
    }

    [Fact]
    public void The_report_loads_nothing() =>
        Assert.DoesNotContain("src=", Page("phone", Language.English), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_page_lets_no_script_run_but_the_two_that_it_names()
    {
        var html = HtmlReport.Write(Card("phone"), Language.English);
        var policy = Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value;
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        var scripts = Regex.Match(policy, "script-src ([^;]*);").Groups[1].Value;
        Assert.Equal(2, scripts.Split(' ').Length);
        Assert.DoesNotContain("unsafe", scripts, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "<script>"));
    }

    [Fact]
    public void The_drawing_library_stands_in_the_page_once()
    {
        var html = HtmlReport.Write(Card("phone"), Language.English);
        Assert.Equal(1, Regex.Count(html, @"plotly\.js \(basic - minified\)"));
        Assert.InRange(html.Length, 1_000_000, 2_000_000);
    }

    [Fact]
    public void Each_chart_has_its_words_and_its_numbers_beside_it()
    {
        var html = Page("phone", Language.English);
        var figures = Regex.Count(html, "<figure>");
        Assert.True(figures >= 2, $"{figures} figures");
        Assert.Equal(figures, Regex.Count(html, "<figcaption>[^<]+</figcaption><div class=\"plot\" role=\"img\" aria-label=\"[^\"]+\""));
        Assert.Equal(figures, Regex.Count(html, "<details><summary>The numbers</summary><div class=\"scroll\" tabindex=\"0\"><table>"));
    }

    [Fact]
    public void The_same_scorecard_gives_the_same_bytes() =>
        Assert.Equal(HtmlReport.Write(Card("phone"), Language.Dutch), HtmlReport.Write(Card("phone"), Language.Dutch));

    [Fact]
    public void A_kpi_without_data_says_which_role_is_missing() =>
        Assert.Contains("Missing:", Page("phone", Language.English), StringComparison.Ordinal);

    // Everyone buys every thirtieth day, and nobody stops or differs: nothing tells a model who has gone.
    private static Workspace Orders(int customers, string channel) => Workspace.Of(FrameTable.Of(
        "orders",
        TextColumn.Of("customer", Enumerable.Range(0, 5 * customers).Select(i => $"c{i % customers}")),
        new DateColumn("date", [.. Enumerable.Range(0, 5 * customers).Select(i => new DateTime(2026, 1, 1).AddDays(30 * (i / customers)).Ticks)]),
        TextColumn.Of("channel", Enumerable.Range(0, 5 * customers).Select(_ => channel)),
        new NumberColumn("amount", [.. Enumerable.Range(0, 5 * customers).Select(_ => 10.0)])));

    [Theory]
    [InlineData(Language.English, "Not identified, because")]
    [InlineData(Language.Dutch, "Niet vast te stellen, omdat")]
    public void Where_orders_do_not_tell_who_has_gone_the_value_by_channel_says_so_in_a_sentence(Language language, string sentence)
    {
        var html = HtmlReport.Write(Scorecard.Of(Orders(200, Hostile)), language);
        Assert.Contains(sentence, html[html.IndexOf("id=\"value-by-channel\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Language.English, "It takes subscriptions (start, end, amount) or orders")]
    [InlineData(Language.Dutch, "Het vraagt abonnementen (begin, einde, bedrag) of bestellingen")]
    public void Without_subscriptions_or_orders_it_says_what_it_takes(Language language, string sentence) =>
        Assert.Contains(sentence, Page("phone", language), StringComparison.Ordinal);

    // A company where phones sell less, and customers of one plan leave sooner: two stories.
    private static Scorecard WithStories(string phone)
    {
        var visits = Enumerable.Range(0, 4000).Select(i => (Device: i % 2 == 0 ? phone : "desk", Bought: (sbyte)(i % 2 == 0 ? i % 100 == 0 ? 1 : 0 : i % 10 == 1 ? 1 : 0))).ToArray();
        return Scorecard.Of(Workspace.Of(
            FrameTable.Of("sessions", TextColumn.Of("device", visits.Select(v => v.Device)), new DateColumn("date", [.. visits.Select((_, i) => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]), new FlagColumn("converted", [.. visits.Select(v => v.Bought)])),
            FrameTable.Of("customers", TextColumn.Of("plan", Enumerable.Range(0, 2000).Select(i => i % 2 == 0 ? "Basic" : "Plus")), new FlagColumn("churned", [.. Enumerable.Range(0, 2000).Select(i => (sbyte)(i % 2 == 0 ? i % 4 == 0 ? 1 : 0 : i % 20 == 1 ? 1 : 0))]))));
    }

    [Theory]
    [InlineData(Language.English, "What matters most", "against")]
    [InlineData(Language.Dutch, "Wat er het meest toe doet", "tegenover")]
    public void The_report_opens_with_what_matters_most_and_links_to_its_section_and_chart(Language language, string title, string against)
    {
        var html = HtmlReport.Write(WithStories(Hostile), language);
        var opening = Regex.Match(html, "<section class=\"opening\".*?</section>", RegexOptions.Singleline).Value;
        Assert.True(html.IndexOf(opening, StringComparison.Ordinal) < html.IndexOf("id=\"scorecard\"", StringComparison.Ordinal));
        Assert.Contains(title, opening, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(opening, "<li class=\"worse\">"));
        Assert.Contains(against, opening, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", opening, StringComparison.Ordinal);
        foreach (Match link in Regex.Matches(opening, "href=\"#([^\"]+)\""))
            Assert.Equal(1, Regex.Count(html, $"id=\"{link.Groups[1].Value}\""));
        Assert.Matches("id=\"conversion-rate\".*<figure><span id=\"found-\\d\"></span>", html.ReplaceLineEndings(""));
    }

    [Fact]
    public void Where_nothing_reliable_was_found_the_report_says_so() =>
        Assert.Contains(
            "Nothing reliable and material was found in 1 comparisons",
            HtmlReport.Write(
                Scorecard.Of(Workspace.Of(FrameTable.Of("sessions", TextColumn.Of("device", Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "phone" : "desk")), new FlagColumn("converted", [.. Enumerable.Range(0, 200).Select(i => (sbyte)(i / 2 % 5 == 0 ? 1 : 0))])))),
                Language.English), StringComparison.Ordinal);
}
