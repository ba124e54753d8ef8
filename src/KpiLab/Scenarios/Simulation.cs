using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>What a Monte Carlo simulation of a scenario found.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class Simulation
{
    private readonly Dictionary<string, SimulatedOutput> outputs;

    internal Simulation(Scenario scenario, SimulationOptions options, ImmutableArray<string> uncertain, IEnumerable<SimulatedOutput> outputs)
    {
        Scenario = scenario;
        Options = options;
        Uncertain = uncertain;
        this.outputs = outputs.ToDictionary(o => o.Formula.Name, StringComparer.Ordinal);
        Outputs = [.. this.outputs.Values];
    }

    /// <summary>What was simulated.</summary>
    public Scenario Scenario { get; }

    /// <summary>How it was done.</summary>
    public SimulationOptions Options { get; }

    /// <summary>The inputs that were uncertain; the others kept their value.</summary>
    public ImmutableArray<string> Uncertain { get; }

    /// <summary>The formulas that were kept, in the model's order.</summary>
    public ImmutableArray<SimulatedOutput> Outputs { get; }

    /// <summary>What was found for a formula.</summary>
    /// <exception cref="ModelException">The formula was not kept.</exception>
    public SimulatedOutput this[string output] => outputs.TryGetValue(output, out var found)
        ? found
        : throw new ModelException($"{output} was not simulated. {(Scenario.WhyNot(output) is { } reason ? reason : $"Kept are: {string.Join(", ", outputs.Keys)}.")}");
}
