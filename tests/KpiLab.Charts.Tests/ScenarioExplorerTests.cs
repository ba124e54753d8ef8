using System.Text.RegularExpressions;
using KpiLab.Charts.Notebooks;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Tests;

public class ScenarioExplorerTests
{
    private static readonly DriverUnit Eur = DriverUnit.Money("EUR"), Cup = DriverUnit.Of("cup"), Day = DriverUnit.Of("day");

    private static Scenario Kiosk(string label = "Price") => DriverModel.Define(label)
        .Input(new DriverInput { Name = "price", Label = new(label, label), Value = 3.5, Unit = Eur / Cup, Low = 2, High = 6, Source = new(label, label) })
        .Input("cups", 80, Cup / Day, low: 0, high: 500, distribution: Distribution.Pert(40, 80, 150))
        .Input("rent", 140, Eur / Day, low: 0)
        .Formula("revenue", Eur / Day, Term.Of("price") * Term.Of("cups"))
        .Formula("result", Eur / Day, Term.Of("revenue") - Term.Of("rent"), Direction.Higher).Scenario();

    private static Scenario Economics() => UnitEconomics.Blank("EUR").With(
        (UnitEconomics.Visitors, Change.To(20_000)), (UnitEconomics.Conversion, Change.To(0.006)), (UnitEconomics.CustomersPerPurchase, Change.To(1)), (UnitEconomics.Marketing, Change.To(12_000)), (UnitEconomics.Sales, Change.To(48_000)),
        (UnitEconomics.OrderValue, Change.To(25)), (UnitEconomics.Frequency, Change.To(2)), (UnitEconomics.Margin, Change.To(0.8)), (UnitEconomics.Churn, Change.To(0.03)), (UnitEconomics.Customers, Change.To(2_500)));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Dutch)]
    public void A_page_is_far_below_200_kilobytes_and_loads_nothing(Language language)
    {
        var page = Economics().Explorer(language).ToPage();
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(page), 10_000, 200_000);
        Assert.DoesNotMatch(@"(src|href)=""(?!data:)", page);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_known_input_has_a_slider_and_a_number_with_a_name_and_every_output_a_button()
    {
        var html = Economics().Explorer().ToHtml();
        Assert.Equal(14, Regex.Count(html, "<label><span[^>]*>[^<]+</span><input type=\"range\""));
        Assert.Equal(14, Regex.Count(html, "<input type=\"number\"[^>]*aria-label=\"[^\"]+\""));
        Assert.Equal(1, Regex.Count(html, "aria-pressed=\"true\""));
        Assert.Contains("data-output=\"ltv-to-cac\" aria-pressed=\"true\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_scripts_the_values_of_the_scenario_stand_there_in_the_language()
    {
        Assert.Contains("<output>€140.00</output><em>per day</em>", Kiosk().Explorer().ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<output>€\u00a0140,00</output><em>per day</em>", Kiosk().Explorer(Language.Dutch).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("lang=\"nl\"", Kiosk().Explorer(Language.Dutch).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_would_like_to_be_code_are_text()
    {
        var html = Kiosk("</script><img src=x onerror=alert(1)>\"'").Explorer().ToHtml();
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(html, "</script>"));
    }

    [Fact]
    public void The_same_scenario_gives_the_same_bytes_and_another_one_another_name()
    {
        Assert.Equal(Kiosk().Explorer().ToHtml(), Kiosk().Explorer().ToHtml());
        string Id(Scenario scenario) => Regex.Match(scenario.Explorer().ToHtml(), "data-model=\"([0-9a-f]{12})\"").Groups[1].Value;
        Assert.NotEqual(Id(Kiosk()), Id(Kiosk().With("price", 4)));
    }

    [Fact]
    public void What_cannot_be_explored_is_said_in_words()
    {
        Assert.Contains("there is no formula \"profit\"", Assert.Throws<ModelException>(() => Kiosk().Explorer(new ExplorerOptions { Outputs = ["profit"] })).Message, StringComparison.Ordinal);
        Assert.Contains("margin is not known", Assert.Throws<ModelException>(() => UnitEconomics.Blank().Explorer(new ExplorerOptions { Inputs = [UnitEconomics.Margin] })).Message, StringComparison.Ordinal);
        Assert.Contains("cannot focus on \"revenue\"", Assert.Throws<ModelException>(() => Kiosk().Explorer(new ExplorerOptions { Outputs = ["result"], Focus = "revenue" })).Message, StringComparison.Ordinal);
    }

    private static ScenarioComparison Comparison()
    {
        var now = Kiosk();
        return now.Beside(now.With("price", 4).Named("dearer"));
    }

    public static TheoryData<object, string> Answers() => new()
    {
        { Kiosk(), "Price: now" },
        { Kiosk().Sensitivity("result", 10), "result moves most with Price, from €112.00 per\u00a0day to €168.00 per\u00a0day when each input moves 10 % both ways" },
        { Kiosk().BreakEven("cups", "result"), "result is €0.00 per\u00a0day when cups is 40.00\u00a0cup per\u00a0day (now 80.00\u00a0cup per\u00a0day)." },
        { Kiosk().Grid("price", "cups", "result", 3), "result by Price (across) and cups (down)" },
        { Comparison(), "dearer beside now" },
        { Kiosk().Simulate(), "100,000 samples of now; uncertain: cups" },
        { Kiosk().Simulate()["result"], "in nine samples of ten" },
        { Kiosk().SobolIndices("result"), "cups brings most of the uncertainty of result: 100 %" },
        { BudgetPlan.Optimise(1000, [new("mail", new ResponseCurve.Power(2, 0.5), 50)]), "1,000 brings 63 customers worth 3,162; the next euro brings back 1.58" },
        { Economics().Run(new() { Cash = 100 }), "cash never falls below its start" },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public void An_answer_shows_its_sentence_in_a_notebook_as_HTML_and_as_text(object answer, string sentence)
    {
        foreach (var text in new[] { new NotebookText(Language.English).Of(answer)!, System.Net.WebUtility.HtmlDecode(new NotebookHtml(Language.English).Of(answer)!) })
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", new NotebookHtml(Language.English).Of(answer)!, StringComparison.Ordinal);
    }

    public static TheoryData<object, string> DutchAnswers() => new()
    {
        { Kiosk(), "gewijzigd" },
        { Kiosk().Sensitivity("result", 10), "result verandert het meest met Price, van €\u00a0112,00 per\u00a0day tot €\u00a0168,00 per\u00a0day als elke invoer 10 % beide kanten op gaat" },
        { Kiosk().BreakEven("cups", "result"), "als cups 40,00" },
        { Kiosk().Grid("price", "cups", "result", 3), "result naar Price (opzij) en cups (omlaag)" },
        { Comparison(), "dearer naast now" },
        { Kiosk().Simulate(), "100.000 trekkingen van now; onzeker: cups" },
        { Kiosk().Simulate()["result"], "ligt in negen van de tien trekkingen tussen" },
        { Kiosk().SobolIndices("result"), "cups brengt de meeste onzekerheid in result: 100 %" },
        { BudgetPlan.Optimise(1000, [new("mail", new ResponseCurve.Power(2, 0.5), 50)]), "1.000 brengt 63 klanten ter waarde van 3.162; de volgende euro brengt 1,58 terug" },
        { Economics().Run(new() { Cash = 100 }), "de kas komt nooit onder het begin" },
        { Kiosk().Explorer(), "lang=\"nl\"" },
    };

    [Theory]
    [MemberData(nameof(DutchAnswers), DisableDiscoveryEnumeration = true)]
    public void A_view_of_an_answer_in_Dutch_speaks_Dutch(object answer, string sentence) =>
        Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(new NotebookHtml(Language.English).Of(LocalView.Of(answer is Scenario s ? s.With("price", 4) : answer, Language.Dutch))!), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.0359, "3.59\u00a0% per\u00a0month", "3,59% per\u00a0maand")]
    [InlineData(double.NaN, "no value", "geen waarde")]
    public void Quantities_are_written_as_one_reads_them(double value, string english, string dutch)
    {
        var unit = (DriverUnit.None / DriverUnit.Month).AsShare();
        Assert.Equal((english, dutch), (DriverText.Of(value, unit, Language.English), DriverText.Of(value, unit, Language.Dutch)));
    }

    [Fact]
    public void A_difference_of_shares_is_in_percentage_points() =>
        Assert.Equal("−0.72\u00a0percentage points", DriverText.Difference(-0.0072, DriverUnit.Share, Language.English));
}
