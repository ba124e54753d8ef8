using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>A driver model with a value for each input: how things are, or how they might be. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed partial class Scenario
{
    private readonly double[] values;

    internal Scenario(DriverModel model, string name)
        : this(model, name, [.. model.Inputs.Select(i => i.Value ?? double.NaN)])
    {
    }

    private Scenario(DriverModel model, string name, double[] inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Model = model;
        Name = name;
        Inputs = [.. inputs];
        values = new double[model.Program.RegisterCount];
        model.Program.Evaluate(inputs, values);
    }

    /// <summary>The model.</summary>
    public DriverModel Model { get; }

    /// <summary>What the scenario is called.</summary>
    public string Name { get; }

    /// <summary>The values of the inputs, in the model's order; NaN where one is not known.</summary>
    internal ImmutableArray<double> Inputs { get; }

    /// <summary>The value of an input or formula.</summary>
    /// <exception cref="ModelException">There is none of that name, or it has no value; the message says why.</exception>
    public double this[string name] => Find(name) ?? throw new ModelException(WhyNot(name)!);

    /// <summary>The value of an input or formula; null where it has none, and <see cref="WhyNot"/> then says why.</summary>
    /// <exception cref="ModelException">There is none of that name.</exception>
    public double? Find(string name)
    {
        var value = values[RegisterOf(name)];
        return double.IsFinite(value) ? value : null;
    }

    /// <summary>Why an input or formula has no value: an input is not known, or something is divided by 0. Null where it has one.</summary>
    /// <exception cref="ModelException">There is none of that name.</exception>
    public string? WhyNot(string name)
    {
        var register = RegisterOf(name);
        if (double.IsFinite(values[register]))
            return null;
        if (register < Inputs.Length)
            return Missing(name, register);
        var cause = Cause(register);
        if (cause < Inputs.Length)
            return Missing(name, cause);
        var (formula, term) = Model.Program.OriginOf(cause);
        var what = term.Operation switch
        {
            Operation.Divide => $"{term} divides by {term.Parts[1]}, which is 0",
            Operation.Log => $"{term} takes the logarithm of {values[Model.Program.Instructions[cause - Inputs.Length].Left]}",
            _ => $"{term} is not a finite number",
        };
        return $"{Model.Name}, scenario {Name}: {(formula == name ? "" : name + " has no value, because ")}formula {formula} has none: {what}. Change an input that it is made of.";
    }

    /// <summary>The scenario with one input changed.</summary>
    /// <exception cref="ModelException">There is no such input, the change leaves its bounds, or it is relative to a value that is not known.</exception>
    public Scenario With(string input, Change change) => With((input, change));

    /// <summary>The scenario with one input set.</summary>
    /// <exception cref="ModelException">There is no such input, or the value is outside its bounds.</exception>
    public Scenario With(string input, double value) => With((input, Change.To(value)));

    /// <summary>The scenario with several inputs changed.</summary>
    /// <exception cref="ModelException">There is no such input, a change leaves its bounds, or it is relative to a value that is not known.</exception>
    public Scenario With(params IReadOnlyList<(string Input, Change Change)> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        double[] inputs = [.. Inputs];
        foreach (var (name, change) in changes)
        {
            var index = Model.IndexOf(name);
            var input = Model.Inputs[index];
            if (double.IsNaN(inputs[index]) && !change.IsValue)
                throw new ModelException($"{Model.Name}: {name} is not known, so it cannot change by {change}. Give its value first, as in With(\"{name}\", Change.To(…)).");
            var value = change.Of(inputs[index]);
            if (!(value >= input.Low && value <= input.High))
                throw new ModelException($"{Model.Name}: {name} would become {value} ({change}), outside its bounds {input.Low} to {input.High} {input.Unit}.");
            inputs[index] = value;
        }

        return new(Model, Name, inputs);
    }

    /// <summary>The scenario under another name.</summary>
    public Scenario Named(string name) => new(Model, name, [.. Inputs]);

    /// <summary>The values of the inputs, with one replaced and no bounds: what questions try out.</summary>
    internal double Try(string output, params ReadOnlySpan<(int Input, double Value)> replaced)
    {
        Span<double> inputs = stackalloc double[Inputs.Length];
        Inputs.AsSpan().CopyTo(inputs);
        foreach (var (input, value) in replaced)
            inputs[input] = value;
        var registers = System.Buffers.ArrayPool<double>.Shared.Rent(values.Length);
        Model.Program.Evaluate(inputs, registers);
        var result = registers[RegisterOf(output)];
        System.Buffers.ArrayPool<double>.Shared.Return(registers);
        return result;
    }

    private int RegisterOf(string name) => Model.Inputs.Any(i => i.Name == name) ? Model.IndexOf(name) : Model.Program.RegisterOf(Model.FormulaOf(name).Name);

    // The earliest register that made this one lose its value.
    private int Cause(int register)
    {
        while (register >= Inputs.Length)
        {
            var step = Model.Program.Instructions[register - Inputs.Length];
            if (step.Left >= 0 && !double.IsFinite(values[step.Left]))
                register = step.Left;
            else if (step.Right >= 0 && !double.IsFinite(values[step.Right]))
                register = step.Right;
            else
                break;
        }

        return register;
    }

    private string Missing(string name, int input)
    {
        var missing = Model.Inputs[input];
        return $"{Model.Name}, scenario {Name}: {(name == missing.Name ? $"{name} is not known" : $"{name} needs {missing.Name}, which is not known")} ({missing.Source.English}). Give it, as in With(\"{missing.Name}\", Change.To(…)).";
    }
}
