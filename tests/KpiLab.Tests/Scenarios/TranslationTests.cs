using Jint;
using KpiLab.Scenarios;
using KpiLab.Scenarios.Formulas;

namespace KpiLab.Tests.Scenarios;

/// <summary>The same formulas as numbers, as vectors and as JavaScript.</summary>
public class TranslationTests
{
    private const int Inputs = 10_000;

    private static readonly DriverModel Every = EveryOperation();

    [Fact]
    public void JavaScript_agrees_with_numbers_on_ten_thousand_random_inputs_of_every_formula_of_unit_economics() => Agree(UnitEconomics.Blank("EUR").Model, Economics);

    [Fact]
    public void JavaScript_agrees_with_numbers_on_ten_thousand_random_inputs_of_every_operation() => Agree(Every, (random, _) => random.NextDouble() * 20 - 10);

    [Fact]
    public void Vectors_agree_with_numbers_on_every_formula()
    {
        foreach (var (model, value) in new (DriverModel, Func<Random, DriverInput, double>)[] { (UnitEconomics.Blank("EUR").Model, Economics), (Every, (random, _) => random.NextDouble() * 20 - 10) })
        {
            var (random, run) = (new Random(5), new VectorRun(model.Program));
            var samples = Enumerable.Range(0, VectorRun.BlockSize).Select(_ => model.Inputs.Select(i => value(random, i)).ToArray()).ToArray();
            for (var s = 0; s < samples.Length; s++)
            {
                for (var i = 0; i < samples[s].Length; i++)
                    run.Register(i, samples.Length)[s] = samples[s][i];
            }

            run.Run(samples.Length);
            var registers = new double[model.Program.RegisterCount];
            for (var s = 0; s < samples.Length; s++)
            {
                model.Program.Evaluate(samples[s], registers);
                foreach (var formula in model.Formulas)
                    Same(registers[model.Program.RegisterOf(formula.Name)], run.Register(model.Program.RegisterOf(formula.Name), samples.Length)[s], formula.Name);
            }
        }
    }

    [Fact]
    public void What_two_formulas_share_is_computed_once()
    {
        Term a = Term.Of("a"), b = Term.Of("b");
        var model = DriverModel.Define("m").Input("a", 2, DriverUnit.None).Input("b", 3, DriverUnit.None)
            .Formula("x", DriverUnit.None, a * b + 1).Formula("y", DriverUnit.None, (a * b - 1) * (a * b));
        Assert.Equal(5, model.Program.Instructions.Count);
    }

    [Fact]
    public void Names_from_outside_cannot_leave_the_script()
    {
        var model = DriverModel.Define("m").Input("\"</script>'", 2, DriverUnit.None).Formula("}};alert(1)//</script>", DriverUnit.None, Term.Of("\"</script>'") * 2);
        Assert.DoesNotContain("</script>", model.ToJavaScript(), StringComparison.Ordinal);
        Assert.Equal(8, new Engine().Evaluate($"({model.ToJavaScript()})([4])['}}}};alert(1)//</' + 'script>']").AsNumber());
    }

    private static void Agree(DriverModel model, Func<Random, DriverInput, double> value)
    {
        var script = new Engine().Evaluate($"({model.ToJavaScript()})").AsFunctionInstance();
        var engine = script.Engine;
        var (random, registers) = (new Random(1), new double[model.Program.RegisterCount]);
        for (var n = 0; n < Inputs; n++)
        {
            double[] inputs = [.. model.Inputs.Select(i => value(random, i))];
            model.Program.Evaluate(inputs, registers);
            var result = engine.Invoke(script, [inputs]).AsObject();
            foreach (var formula in model.Formulas)
                Same(registers[model.Program.RegisterOf(formula.Name)], result.Get(formula.Name).AsNumber(), formula.Name);
        }
    }

    private static void Same(double expected, double found, string formula)
    {
        if (double.IsFinite(expected))
            Assert.True(Math.Abs(expected - found) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{formula}: {expected:R} and {found:R}");
        else
            Assert.Equal(expected, found);
    }

    private static double Economics(Random random, DriverInput input) => input.Name switch
    {
        UnitEconomics.Horizon => 1 + random.NextDouble() * 119,
        _ => double.IsPositiveInfinity(input.High) ? Math.Exp(random.NextDouble() * 18 - 4) : 1e-4 + random.NextDouble() * (input.High - 1e-4),
    };

    private static DriverModel EveryOperation()
    {
        Term a = Term.Of("a"), b = Term.Of("b");
        var model = DriverModel.Define("every").Input("a", 1, DriverUnit.None).Input("b", 1, DriverUnit.None);
        Term[] terms = [a + b, a - b, a * b, a / b, -a, Term.Power(a, b), Term.Power(a, 3), Term.Exp(a), Term.Log(b), Term.Min(a, b), Term.Max(a, b), (a - 0.1) / (1e-7 + b * b), a - (b - 1e21 * a)];
        for (var i = 0; i < terms.Length; i++)
            model = model.Formula($"f{i}", DriverUnit.None, terms[i]);
        return model;
    }
}
