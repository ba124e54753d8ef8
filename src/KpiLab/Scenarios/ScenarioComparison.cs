using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>What one changed input contributes to the difference between two scenarios.</summary>
/// <param name="Input">The input.</param>
/// <param name="Before">Its value in the first scenario.</param>
/// <param name="After">Its value in the other.</param>
/// <param name="Effect">Its part of the difference; the parts add up to it.</param>
public sealed record ScenarioEffect(string Input, double Before, double After, double Effect);

/// <summary>One output in one scenario, beside the first.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Output">The formula.</param>
/// <param name="Value">Its value; null where it has none.</param>
/// <param name="Difference">Value minus that of the first scenario; null where either has none.</param>
public sealed record ScenarioCell(string Scenario, string Output, double? Value, double? Difference);

/// <summary>Scenarios of one model side by side; the first is what the others are compared with.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record ScenarioComparison
{
    private const int MostChanges = 16;

    /// <summary>The scenarios, the reference first.</summary>
    public required ImmutableArray<Scenario> Scenarios { get; init; }

    /// <summary>Every formula in every scenario.</summary>
    public required ImmutableArray<ScenarioCell> Cells { get; init; }

    /// <summary>The value and the difference of one formula in one scenario.</summary>
    /// <exception cref="ModelException">There is no such scenario or formula here.</exception>
    public ScenarioCell this[string scenario, string output] => Cells.FirstOrDefault(c => c.Scenario == scenario && c.Output == output)
        ?? throw new ModelException($"There is no {output} of scenario \"{scenario}\" here. Scenarios: {string.Join(", ", Scenarios.Select(s => s.Name))}; formulas: {string.Join(", ", Scenarios[0].Model.Formulas.Select(f => f.Name))}.");

    /// <summary>What drives the difference of a formula between the first scenario and another: the Shapley value of each changed input, its mean effect over every order in which they can change. The parts add up to the difference.</summary>
    /// <exception cref="ModelException">The formula has no value on the way from one to the other, or more than 16 inputs changed.</exception>
    public ImmutableArray<ScenarioEffect> Drivers(string scenario, string output)
    {
        var (before, after) = (Scenarios[0], Scenarios.FirstOrDefault(s => s.Name == scenario) ?? throw new ModelException($"There is no scenario \"{scenario}\" here: {string.Join(", ", Scenarios.Select(s => s.Name))}."));
        int[] changed = [.. Enumerable.Range(0, before.Inputs.Length).Where(i => before.Inputs[i] != after.Inputs[i] && !(double.IsNaN(before.Inputs[i]) && double.IsNaN(after.Inputs[i])))];
        if (changed.Length > MostChanges)
            throw new ModelException($"{changed.Length} inputs differ between {before.Name} and {scenario}; what drives the difference is told for at most {MostChanges}.");
        double[] values = [.. Enumerable.Range(0, 1 << changed.Length).Select(mask => ValueOf(before, after, output, changed, mask))];
        if (!Array.TrueForAll(values, double.IsFinite))
            throw new ModelException($"{output} has no value on the way from {before.Name} to {scenario}: {before.WhyNot(output) ?? after.WhyNot(output) ?? "something is divided by 0."}");
        return [.. changed.Select((input, place) => new ScenarioEffect(
            before.Model.Inputs[input].Name, before.Inputs[input], after.Inputs[input], Shapley(values, changed.Length, place))).OrderByDescending(e => Math.Abs(e.Effect))];
    }

    internal static ScenarioComparison Of(IReadOnlyList<Scenario> scenarios)
    {
        if (scenarios.Any(s => s.Model != scenarios[0].Model))
            throw new ModelException($"Only scenarios of one model stand side by side; these are of {string.Join(" and ", scenarios.Select(s => s.Model.Name).Distinct())} as defined at different moments. Make them with With from one scenario.");
        if (scenarios.Select(s => s.Name).Distinct().Count() < scenarios.Count)
            throw new ModelException($"Scenarios side by side need different names; these are {string.Join(", ", scenarios.Select(s => s.Name))}. Use Named.");
        var cells = scenarios.SelectMany(s => s.Model.Formulas.Select(f =>
        {
            var (value, reference) = (s.Find(f.Name), scenarios[0].Find(f.Name));
            return new ScenarioCell(s.Name, f.Name, value, value - reference);
        }));
        return new() { Scenarios = [.. scenarios], Cells = [.. cells] };
    }

    private static double ValueOf(Scenario before, Scenario after, string output, int[] changed, int mask) =>
        before.Try(output, [.. changed.Select((input, place) => (input, (mask >> place & 1) == 1 ? after.Inputs[input] : before.Inputs[input]))]);

    // The weight of a set of k others is k!(n − k − 1)! ÷ n!.
    private static double Shapley(double[] values, int count, int place)
    {
        double effect = 0;
        for (var mask = 0; mask < values.Length; mask++)
        {
            if ((mask >> place & 1) == 1)
                continue;
            var others = int.PopCount(mask);
            var weight = 1 / (count * MathNet.Numerics.SpecialFunctions.Binomial(count - 1, others));
            effect += weight * (values[mask | 1 << place] - values[mask]);
        }

        return effect;
    }
}
