namespace KpiLab.Scenarios.Formulas;

/// <summary>The formulas of a model as one list of steps over registers: inputs first, then each step. What two formulas share is computed once.</summary>
internal sealed class Program
{
    private readonly Dictionary<Instruction, int> known = [];
    private readonly List<Instruction> instructions = [];
    private readonly List<(string Formula, Term Term)> origins = [];
    private readonly Dictionary<string, int> registers = new(StringComparer.Ordinal);

    private Program(DriverModel model)
    {
        Model = model;
        foreach (var input in model.Inputs)
            registers[input.Name] = registers.Count;
        InputCount = registers.Count;
    }

    public DriverModel Model { get; }

    public int InputCount { get; }

    /// <summary>Steps; step k writes register InputCount + k.</summary>
    public IReadOnlyList<Instruction> Instructions => instructions;

    public int RegisterCount => InputCount + instructions.Count;

    /// <summary>Checks names, circles and units, and compiles.</summary>
    public static Program Of(DriverModel model)
    {
        var ordered = FormulaOrder.Of(model);
        UnitCheck.Run(model, ordered);
        var program = new Program(model);
        foreach (var formula in ordered)
            program.registers[formula.Name] = program.Compile(formula.Term, formula.Name);
        return program;
    }

    /// <summary>Where the value of an input or formula stands.</summary>
    public int RegisterOf(string name) => registers[name];

    /// <summary>Which formula a step belongs to, and the part of it that it computes.</summary>
    public (string Formula, Term Term) OriginOf(int register) => origins[register - InputCount];

    /// <summary>The value of every register, given those of the inputs. Whatever has no value is NaN or infinite.</summary>
    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> values)
    {
        inputs.CopyTo(values);
        for (var k = 0; k < instructions.Count; k++)
            values[InputCount + k] = Step(instructions[k], values);
    }

    private static double Step(Instruction step, ReadOnlySpan<double> values) => step.Operation switch
    {
        Operation.Number => step.Value,
        Operation.Add => values[step.Left] + values[step.Right],
        Operation.Subtract => values[step.Left] - values[step.Right],
        Operation.Multiply => values[step.Left] * values[step.Right],
        Operation.Divide => values[step.Left] / values[step.Right],
        Operation.Negate => -values[step.Left],
        Operation.Power => Math.Pow(values[step.Left], values[step.Right]),
        Operation.Exp => Math.Exp(values[step.Left]),
        Operation.Log => Math.Log(values[step.Left]),
        Operation.Min => Math.Min(values[step.Left], values[step.Right]),
        _ => Math.Max(values[step.Left], values[step.Right]),
    };

    private int Compile(Term term, string formula)
    {
        if (term.Operation == Operation.Name)
            return registers[term.Name];
        var left = term.Parts.Length > 0 ? Compile(term.Parts[0], formula) : -1;
        var right = term.Parts.Length > 1 ? Compile(term.Parts[1], formula) : -1;
        var step = new Instruction(term.Operation, left, right, term.Value);
        if (known.TryGetValue(step, out var register))
            return register;
        instructions.Add(step);
        origins.Add((formula, term));
        return known[step] = RegisterCount - 1;
    }
}
