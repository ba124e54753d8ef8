using System.Collections.Immutable;
using KpiLab.Kpis;
using KpiLab.Scenarios.Formulas;

namespace KpiLab.Scenarios;

/// <summary>Named inputs and formulas over them. Immutable: each step returns a new model.</summary>
/// <remarks>
/// <c>DriverModel.Define("Kiosk").Input("price", 3.5, eur / cup, low: 2, high: 6).Input("cups", 80, cup / day).Formula("revenue", eur / day, Term.Of("price") * Term.Of("cups")).Scenario()</c>.
/// Names, circles and units are checked when a scenario is made of it.
/// </remarks>
public sealed class DriverModel
{
    private readonly Lazy<Program> program;

    private DriverModel(string name, ImmutableArray<DriverInput> inputs, ImmutableArray<DriverFormula> formulas)
    {
        Name = name;
        Inputs = inputs;
        Formulas = formulas;
        program = new(() => Program.Of(this));
    }

    /// <summary>What the model is of.</summary>
    public string Name { get; }

    /// <summary>What it takes as given, in order.</summary>
    public ImmutableArray<DriverInput> Inputs { get; }

    /// <summary>What it computes, in order.</summary>
    public ImmutableArray<DriverFormula> Formulas { get; }

    /// <summary>The compiled formulas.</summary>
    internal Program Program => program.Value;

    /// <summary>A model with nothing in it yet.</summary>
    public static DriverModel Define(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, [], []);
    }

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name in formulas.</param>
    /// <param name="value">Its value.</param>
    /// <param name="unit">What it is measured in.</param>
    /// <param name="low">The least it can be.</param>
    /// <param name="high">The most it can be.</param>
    /// <param name="distribution">How the true value may lie, for simulation.</param>
    /// <exception cref="ModelException">The name is taken, the bounds are reversed or the value lies outside them.</exception>
    public DriverModel Input(string name, double value, DriverUnit unit, double low = double.NegativeInfinity, double high = double.PositiveInfinity, Distribution? distribution = null) =>
        Input(new DriverInput { Name = name, Label = new(name, name), Value = value, Unit = unit, Low = low, High = high, Distribution = distribution });

    /// <summary>Adds an input.</summary>
    /// <exception cref="ModelException">The name is taken, the bounds are reversed or the value lies outside them.</exception>
    public DriverModel Input(DriverInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckName(input.Name);
        if (double.IsNaN(input.Low) || double.IsNaN(input.High) || input.Low > input.High)
            throw new ModelException($"{Name}: the bounds of {input.Name} are reversed: low {input.Low}, high {input.High}. The low one comes first.");
        if (input.Value is { } value && !(value >= input.Low && value <= input.High && double.IsFinite(value)))
            throw new ModelException($"{Name}: {input.Name} is {value}, outside its bounds {input.Low} to {input.High}. Correct the value or widen the bounds.");
        return new(Name, Inputs.Add(input), Formulas);
    }

    /// <summary>Adds a formula.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="unit">What it is measured in; checked.</param>
    /// <param name="term">How it is computed.</param>
    /// <param name="better">Which way is better; null where it depends.</param>
    /// <exception cref="ModelException">The name is taken.</exception>
    public DriverModel Formula(string name, DriverUnit unit, Term term, Direction? better = null) =>
        Formula(new DriverFormula { Name = name, Label = new(name, name), Unit = unit, Term = term, Better = better });

    /// <summary>Adds a formula.</summary>
    /// <exception cref="ModelException">The name is taken.</exception>
    public DriverModel Formula(DriverFormula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        CheckName(formula.Name);
        return new(Name, Inputs, Formulas.Add(formula));
    }

    /// <summary>The model with the values of its inputs.</summary>
    /// <exception cref="ModelException">A formula uses a name that does not exist or goes round in a circle, or units do not fit; the message names the formula.</exception>
    public Scenario Scenario(string name = "now") => new(this, name);

    /// <summary>The formulas as a JavaScript function from an array of the inputs, in order, to an object with a value for each formula.</summary>
    /// <exception cref="ModelException">As for <see cref="Scenario"/>.</exception>
    public string ToJavaScript() => JavaScript.Of(Program);

    /// <summary>The place of an input.</summary>
    internal int IndexOf(string input)
    {
        for (var i = 0; i < Inputs.Length; i++)
        {
            if (string.Equals(Inputs[i].Name, input, StringComparison.Ordinal))
                return i;
        }

        var isFormula = Formulas.Any(f => f.Name == input);
        throw new ModelException(isFormula
            ? $"{Name}: {input} is computed and cannot be set. Set what it is made of: {string.Join(", ", Formulas.Where(f => f.Name == input).Select(f => f.Term))}."
            : $"{Name}: there is no input \"{input}\". Inputs: {string.Join(", ", Inputs.Select(i => i.Name))}.");
    }

    /// <summary>The formula of a name.</summary>
    internal DriverFormula FormulaOf(string name) => Formulas.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal))
        ?? throw new ModelException($"{Name}: there is no formula \"{name}\". Formulas: {string.Join(", ", Formulas.Select(f => f.Name))}.");

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Inputs.Any(i => i.Name == name) || Formulas.Any(f => f.Name == name))
            throw new ModelException($"{Name}: \"{name}\" is there already. Give each input and formula its own name.");
    }
}
