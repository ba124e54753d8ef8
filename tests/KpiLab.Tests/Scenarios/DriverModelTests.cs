using KpiLab.Scenarios;
using static KpiLab.Tests.Scenarios.Models;

namespace KpiLab.Tests.Scenarios;

public class DriverModelTests
{
    [Fact]
    public void Formulas_are_computed_in_any_order_of_definition()
    {
        var model = DriverModel.Define("m")
            .Formula("c", DriverUnit.None, Term.Of("b") * 2)
            .Formula("b", DriverUnit.None, Term.Of("a") + 1)
            .Input("a", 3, DriverUnit.None);
        Assert.Equal(8, model.Scenario()["c"]);
    }

    [Fact]
    public void Every_operation_is_that_of_arithmetic()
    {
        Term a = Term.Of("a"), b = Term.Of("b");
        double Value(Term term) => Plain(term, ("a", 3), ("b", 4))["y"];
        Assert.Equal([7, -1, 12, 0.75, -3, 81, Math.Exp(3), Math.Log(3), 3, 4], new[] { a + b, a - b, a * b, a / b, -a, Term.Power(a, b), Term.Exp(a), Term.Log(a), Term.Min(a, b), Term.Max(a, b) }.Select(Value));
    }

    [Fact]
    public void A_formula_is_written_with_no_more_brackets_than_it_needs()
    {
        Term a = Term.Of("a"), b = Term.Of("b"), c = Term.Of("c");
        Assert.Equal("(a + b) × c − a ÷ (b × c)", ((a + b) * c - a / (b * c)).ToString());
        Assert.Equal("(1 − (1 − a) ^ 12) ÷ a", ((1 - Term.Power(1 - a, 12)) / a).ToString());
        Assert.Equal("a − (b − c)", (a - (b - c)).ToString());
    }

    [Fact]
    public void Units_follow_the_quantities()
    {
        Assert.Equal("EUR/customer/month", (Eur / DriverUnit.Of("order") * (DriverUnit.Of("order") / DriverUnit.Of("customer") / DriverUnit.Month)).ToString());
        Assert.Equal(DriverUnit.None, Eur / Eur);
        Assert.Equal(140, Kiosk.Scenario()["result"]);
    }

    [Fact]
    public void Units_that_do_not_add_up_are_refused_and_the_formula_is_named()
    {
        var e = Assert.Throws<ModelException>(() => Kiosk.Formula("nonsense", Eur / Day, Term.Of("revenue") + Term.Of("cups")).Scenario());
        Assert.Equal("Kiosk: formula nonsense, at revenue + cups: revenue is in EUR/day and cups in cup/day, which do not add up or compare. Convert one of them.", e.Message);
    }

    [Fact]
    public void A_formula_that_gives_another_unit_than_it_declares_is_refused()
    {
        var e = Assert.Throws<ModelException>(() => Kiosk.Formula("share", DriverUnit.Share, Term.Of("rent") / Term.Of("price")).Scenario());
        Assert.Equal("Kiosk: formula share = rent ÷ price gives cup/day, but is declared as share. Correct the formula or the unit.", e.Message);
    }

    [Fact]
    public void A_power_of_money_is_refused() =>
        Assert.Contains("rent is in EUR/day, and a power or logarithm needs a number without unit", Assert.Throws<ModelException>(() => Kiosk.Formula("x", DriverUnit.None, Term.Log(Term.Of("rent"))).Scenario()).Message, StringComparison.Ordinal);

    [Fact]
    public void Zero_fits_every_unit() =>
        Assert.Equal(140, Kiosk.Formula("gain", Eur / Day, Term.Max(0, Term.Of("result"))).Scenario()["gain"]);

    [Fact]
    public void A_circle_is_refused_and_shown()
    {
        var model = DriverModel.Define("m").Input("x", 1, DriverUnit.None)
            .Formula("a", DriverUnit.None, Term.Of("b") + Term.Of("x")).Formula("b", DriverUnit.None, Term.Of("c") * 2).Formula("c", DriverUnit.None, Term.Of("a") - 1);
        Assert.Equal("m: formulas go round in a circle: a → b → c → a. Make one of them an input.", Assert.Throws<ModelException>(() => model.Scenario()).Message);
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_and_the_formula_is_named() =>
        Assert.StartsWith("Kiosk: formula tax = vat × revenue uses \"vat\", which is neither an input nor a formula. There are: price, cups", Assert.Throws<ModelException>(() => Kiosk.Formula("tax", Eur / Day, Term.Of("vat") * Term.Of("revenue")).Scenario()).Message, StringComparison.Ordinal);

    [Fact]
    public void Division_by_zero_names_the_formula_and_the_divisor()
    {
        var scenario = Kiosk.Formula("per-cup", Eur / Cup, Term.Of("rent") / Term.Of("cups")).Scenario().With("cups", 0);
        Assert.Equal("Kiosk, scenario now: formula per-cup has none: rent ÷ cups divides by cups, which is 0. Change an input that it is made of.", Assert.Throws<ModelException>(() => scenario["per-cup"]).Message);
        Assert.Null(scenario.Find("per-cup"));
        Assert.Equal(-140, scenario["result"]);
    }

    [Fact]
    public void An_input_that_is_not_known_is_named_where_a_formula_needs_it()
    {
        var scenario = UnitEconomics.Blank("EUR").With((UnitEconomics.OrderValue, Change.To(25)), (UnitEconomics.Frequency, Change.To(2)));
        Assert.Equal(50, scenario[UnitEconomics.RevenuePerCustomer]);
        Assert.Contains("margin-per-customer needs margin, which is not known (not measured). Give it, as in With(\"margin\"", Assert.Throws<ModelException>(() => scenario[UnitEconomics.MarginPerCustomer]).Message, StringComparison.Ordinal);
        Assert.Contains("margin is not known, so it cannot change by +10%", Assert.Throws<ModelException>(() => scenario.With(UnitEconomics.Margin, Change.Percent(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_that_are_reversed_are_refused() =>
        Assert.Equal("m: the bounds of x are reversed: low 5, high 1. The low one comes first.", Assert.Throws<ModelException>(() => DriverModel.Define("m").Input("x", 3, DriverUnit.None, low: 5, high: 1)).Message);

    [Theory]
    [InlineData(7.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_value_outside_its_bounds_is_refused(double value)
    {
        Assert.Throws<ModelException>(() => DriverModel.Define("m").Input("x", value, DriverUnit.None, low: 1, high: 5));
        Assert.ThrowsAny<Exception>(() => Kiosk.Scenario().With("price", value));
    }

    [Fact]
    public void A_name_is_given_once() => Assert.Throws<ModelException>(() => Kiosk.Input("revenue", 1, DriverUnit.None));

    [Fact]
    public void A_formula_cannot_be_set_and_its_inputs_are_named() =>
        Assert.Contains("revenue is computed and cannot be set. Set what it is made of: price × cups.", Assert.Throws<ModelException>(() => Kiosk.Scenario().With("revenue", 5)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("-20%", 80)]
    [InlineData("+5", 105)]
    [InlineData("-5", 95)]
    [InlineData("x1.5", 150)]
    [InlineData("42", 42)]
    [InlineData("42%", 0.42)]
    [InlineData("=-3", -3)]
    public void A_change_is_read_as_it_is_written(string text, double expected)
    {
        Assert.Equal(expected, Change.Parse(text).Of(100), 12);
        Assert.Equal(expected, Change.Parse(Change.Parse(text).ToString()).Of(100), 9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ten")]
    [InlineData("%")]
    [InlineData("1e999")]
    public void What_is_no_change_is_refused_with_examples(string text) =>
        Assert.Contains("-20% (relative)", Assert.Throws<FormatException>(() => Change.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Several_changes_are_made_at_once()
    {
        var scenario = Kiosk.Scenario().With(("price", Change.Percent(10)), ("cups", Change.By(-20)), ("rent", Change.To(100)));
        Assert.Equal(3.85 * 60 - 100, scenario["result"], 12);
        Assert.Equal(140, Kiosk.Scenario()["result"]);
    }
}
