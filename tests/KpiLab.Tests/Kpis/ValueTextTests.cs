using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Tests.Kpis;

public class ValueTextTests
{
    private static readonly Unit Euro = new(UnitKind.Money, "EUR", new LocalText("customer", "klant"));

    [Theory]
    [InlineData(1234.5, "€1,234.50", "€ 1.234,50")]
    [InlineData(0.5, "€0.50", "€ 0,50")]
    [InlineData(-12, "−€12.00", "€ −12,00")]
    [InlineData(152345.4, "€152,345", "€ 152.345")]
    [InlineData(-0.001, "€0.00", "€ 0,00")]
    public void Money_in_full(double value, string english, string dutch)
    {
        Assert.Equal(english, Plain(ValueText.Full(value, Euro, Language.English)));
        Assert.Equal(dutch, Plain(ValueText.Full(value, Euro, Language.Dutch)));
    }

    [Theory]
    [InlineData(3.5, "€3.50", "€ 3,50")]
    [InlineData(812.4, "€812", "€ 812")]
    [InlineData(1234.5, "€1,235", "€ 1.235")]
    [InlineData(152345.4, "€152,300", "€ 152.300")]
    [InlineData(999_949, "€999,900", "€ 999.900")]
    [InlineData(999_999, "€1.0 million", "€ 1,0 miljoen")]
    [InlineData(2_412_000, "€2.4 million", "€ 2,4 miljoen")]
    [InlineData(-3_200_000_000.0, "−€3.2 billion", "€ −3,2 miljard")]
    public void Money_in_short(double value, string english, string dutch)
    {
        Assert.Equal(english, Plain(ValueText.Short(value, Euro, Language.English)));
        Assert.Equal(dutch, Plain(ValueText.Short(value, Euro, Language.Dutch)));
    }

    [Theory]
    [InlineData("USD", "$1,234.50", "$ 1.234,50")]
    [InlineData("CHF", "CHF 1,234.50", "CHF 1.234,50")]
    [InlineData(null, "1,234.50", "1.234,50")]
    public void Other_currencies_by_sign_or_code(string? currency, string english, string dutch)
    {
        var unit = Euro with { Currency = currency };
        Assert.Equal(english, Plain(ValueText.Full(1234.5, unit, Language.English)));
        Assert.Equal(dutch, Plain(ValueText.Full(1234.5, unit, Language.Dutch)));
    }

    [Theory]
    [InlineData(0.265, "26.5 %", "26,5%")]
    [InlineData(0, "0.0 %", "0,0%")]
    [InlineData(0.0042, "0.42 %", "0,42%")]
    [InlineData(0.0004, "0.040 %", "0,040%")]
    [InlineData(-0.13, "−13.0 %", "−13,0%")]
    [InlineData(12.345, "1,235 %", "1.235%")]
    public void Shares_as_percentages(double value, string english, string dutch)
    {
        Assert.Equal(english, Plain(ValueText.Full(value, Unit.Percent, Language.English)));
        Assert.Equal(dutch, Plain(ValueText.Full(value, Unit.Percent, Language.Dutch)));
    }

    [Fact]
    public void Points_carry_their_sign_and_months_their_name()
    {
        Assert.Equal("+15.0", ValueText.Full(15, Unit.Points, Language.English));
        Assert.Equal("−8,3", ValueText.Full(-8.25, Unit.Points, Language.Dutch));
        Assert.Equal("+15", ValueText.Short(15.4, Unit.Points, Language.English));
        Assert.Equal("0", ValueText.Short(-0.2, Unit.Points, Language.English));
        Assert.Equal("12.5 months", Plain(ValueText.Full(12.5, Unit.Months, Language.English)));
        Assert.Equal("12,5 maanden", Plain(ValueText.Short(12.5, Unit.Months, Language.Dutch)));
        Assert.Equal("3.67", ValueText.Full(3.667, Unit.Score, Language.English));
        Assert.Equal("2,7", ValueText.Short(2.667, Unit.Ratio, Language.Dutch));
        Assert.Equal("1.556", ValueText.Full(1556.25, Unit.Index, Language.Dutch));
    }

    [Fact]
    public void An_interval_names_its_unit_once()
    {
        Assert.Equal("24.9–28.2 %", Plain(ValueText.Interval(Between(0.249, 0.282), Unit.Percent, Language.English)));
        Assert.Equal("24,9–28,2%", Plain(ValueText.Interval(Between(0.249, 0.282), Unit.Percent, Language.Dutch)));
        Assert.Equal("€410.00–620.00", Plain(ValueText.Interval(Between(410, 620), Euro, Language.English)));
        Assert.Equal("€ 410,00–620,00", Plain(ValueText.Interval(Between(410, 620), Euro, Language.Dutch)));
    }

    [Fact]
    public void An_interval_below_zero_is_written_with_a_word()
    {
        Assert.Equal("−12.0 to +9.0", ValueText.Interval(Between(-12, 9), Unit.Points, Language.English));
        Assert.Equal("−1,0% tot 2,0%", ValueText.Interval(Between(-0.01, 0.02), Unit.Percent, Language.Dutch));
    }

    [Fact]
    public void An_open_interval_says_so() =>
        Assert.Equal("minstens € 50,00", Plain(ValueText.Interval(Between(50, double.PositiveInfinity), Euro, Language.Dutch)));

    [Fact]
    public void A_measurement_says_what_it_is_per_or_why_there_is_none()
    {
        var reason = new LocalText("no new customers", "geen nieuwe klanten");
        Assert.Equal("€500.00 per customer", Plain(ValueText.Full(new Measurement(500, Euro, 60_000, 120, 120, null), Language.English)));
        Assert.Equal("geen nieuwe klanten", ValueText.Full(Measurement.NoValue(Euro, reason), Language.Dutch));
        Assert.Equal("–", ValueText.Short(Measurement.NoValue(Euro, reason), Language.Dutch));
    }

    [Fact]
    public void Evidence_is_interval_and_n()
    {
        var value = new Measurement(0.04, Unit.Percent, 40, 1000, 1000, Between(0.0295, 0.0541));
        Assert.Equal("95 % interval 3.0–5.4 %, n = 1,000", Plain(ValueText.Evidence(value, Language.English)));
        Assert.Equal("95%-interval 3,0–5,4%, n = 1.000", Plain(ValueText.Evidence(value, Language.Dutch)));
        Assert.Equal("n = 1.000", Plain(ValueText.Evidence(value with { Interval = null }, Language.Dutch)));
        Assert.Equal("", ValueText.Evidence(value with { Interval = null, N = 0 }, Language.Dutch));
    }

    [Fact]
    public void A_difference_of_shares_is_in_percentage_points()
    {
        Assert.Equal("+5.1 percentage points", Plain(ValueText.Difference(0.051, Unit.Percent, Language.English)));
        Assert.Equal("−5,1 procentpunt", Plain(ValueText.Difference(-0.051, Unit.Percent, Language.Dutch)));
        Assert.Equal("+€12.00", ValueText.Difference(12, Euro, Language.English));
        Assert.Equal("−7.0 points", Plain(ValueText.Difference(-7, Unit.Points, Language.English)));
    }

    [Theory]
    [InlineData("2026-03-05", "2026-03-06", "5 Mar 2026", "5 mrt 2026")]
    [InlineData("2026-03-01", "2026-04-01", "Mar 2026", "mrt 2026")]
    [InlineData("2026-01-01", "2026-04-01", "Q1 2026", "Q1 2026")]
    [InlineData("2026-02-01", "2026-05-01", "Feb 2026–Apr 2026", "feb 2026–apr 2026")]
    [InlineData("2026-01-01", "2027-01-01", "2026", "2026")]
    [InlineData("2025-01-01", "2027-01-01", "2025–2026", "2025–2026")]
    [InlineData("2026-05-04", "2026-05-11", "4 May–10 May 2026", "4 mei–10 mei 2026")]
    [InlineData("2025-12-29", "2026-01-05", "29 Dec 2025–4 Jan 2026", "29 dec 2025–4 jan 2026")]
    public void A_range_has_its_shortest_name(string start, string end, string english, string dutch)
    {
        var range = new DateRange(DateOnly.Parse(start), DateOnly.Parse(end));
        Assert.Equal(english, Plain(ValueText.Range(range, Language.English)));
        Assert.Equal(dutch, Plain(ValueText.Range(range, Language.Dutch)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_a_number_is_said_in_words(double value)
    {
        foreach (var unit in new[] { Euro, Unit.Percent, Unit.Points, Unit.Score, Unit.Ratio, Unit.Months, Unit.Index })
        {
            Assert.Equal("no value", ValueText.Full(value, unit, Language.English));
            Assert.Equal("geen waarde", ValueText.Short(value, unit, Language.Dutch));
            Assert.Equal("no value", ValueText.Difference(value, unit, Language.English));
        }
    }

    private static ConfidenceInterval Between(double low, double high) => new(low, high, 0.95, "given");

    // Expected texts are written with plain spaces.
    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
