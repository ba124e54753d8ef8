using System.Collections.Immutable;

namespace KpiLab.Scenarios.Simulations;

/// <summary>The uncertain inputs of a scenario, each with its distribution.</summary>
internal sealed class UncertainInputs
{
    private UncertainInputs(ImmutableArray<string> names, ImmutableArray<int> registers, ImmutableArray<Distribution> distributions)
    {
        Names = names;
        Registers = registers;
        Distributions = distributions;
    }

    public ImmutableArray<string> Names { get; }

    public ImmutableArray<int> Registers { get; }

    public ImmutableArray<Distribution> Distributions { get; }

    /// <summary>Takes the distributions that are given, else those of the inputs. An input that the scenario has changed keeps its relative uncertainty.</summary>
    public static UncertainInputs Of(Scenario scenario, IReadOnlyDictionary<string, Distribution> given)
    {
        foreach (var name in given.Keys)
            scenario.Model.IndexOf(name);
        var names = ImmutableArray.CreateBuilder<string>();
        var registers = ImmutableArray.CreateBuilder<int>();
        var distributions = ImmutableArray.CreateBuilder<Distribution>();
        for (var i = 0; i < scenario.Inputs.Length; i++)
        {
            var input = scenario.Model.Inputs[i];
            if ((given.GetValueOrDefault(input.Name) ?? Own(input, scenario.Inputs[i])) is not { } distribution)
                continue;
            names.Add(input.Name);
            registers.Add(i);
            distributions.Add(Bounded(input, distribution).ForSampling());
        }

        return names.Count > 0 ? new(names.ToImmutable(), registers.ToImmutable(), distributions.ToImmutable())
            : throw new ModelException($"{scenario.Model.Name}: no input is uncertain, so there is nothing to simulate. Give distributions, as in new SimulationOptions {{ Distributions = … }}.");
    }

    private static Distribution? Own(DriverInput input, double value) => input.Uncertainty switch
    {
        { } own when input.Value is { } measured && measured != 0 => own.Times(value / measured),
        var own => own,
    };

    private static Distribution Bounded(DriverInput input, Distribution distribution)
    {
        try
        {
            return distribution.Within(input.Low, input.High);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new ModelException($"{input.Name}: its distribution lies outside its bounds {input.Low} to {input.High}.", e);
        }
    }
}
