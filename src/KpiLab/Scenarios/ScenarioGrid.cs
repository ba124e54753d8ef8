using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>An output for every combination of two inputs.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record ScenarioGrid
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The input along the columns.</summary>
    public required string Across { get; init; }

    /// <summary>The input along the rows.</summary>
    public required string Down { get; init; }

    /// <summary>The formula.</summary>
    public required string Output { get; init; }

    /// <summary>The values of the input along the columns, low to high.</summary>
    public required ImmutableArray<double> AcrossValues { get; init; }

    /// <summary>The values of the input along the rows, low to high.</summary>
    public required ImmutableArray<double> DownValues { get; init; }

    /// <summary>The output by row and column; null where it has no value.</summary>
    public required ImmutableArray<ImmutableArray<double?>> Values { get; init; }

    /// <summary>The line on which the output is a target: for each value across, the values down at which it is; none where the output does not reach it.</summary>
    /// <param name="target">The target, such as 0 for a result or 1 for a ratio.</param>
    public ImmutableArray<(double Across, double Down)> BreakEvenLine(double target = 0)
    {
        var across = Scenario.Model.IndexOf(Across);
        return [.. AcrossValues.SelectMany(x => GoalSeek.Of(Scenario.Replace(across, x), Down, Output, target, DownValues[0], DownValues[^1]).Solutions.Select(y => (x, y)))];
    }

    internal static ScenarioGrid Of(Scenario scenario, string across, string down, string output, int steps, (double Low, double High)? acrossRange, (double Low, double High)? downRange)
    {
        if (steps is < 2 or > 1000)
            throw new ModelException($"A grid has 2 to 1000 steps each way; got {steps}.");
        if (across == down)
            throw new ModelException($"A grid needs two different inputs; got {across} twice.");
        var (x, y) = (scenario.Model.IndexOf(across), scenario.Model.IndexOf(down));
        scenario.Model.FormulaOf(output);
        var (columns, rows) = (ValuesOf(scenario, x, steps, acrossRange), ValuesOf(scenario, y, steps, downRange));
        double? Value(double atX, double atY) => scenario.Try(output, (x, atX), (y, atY)) is var value && double.IsFinite(value) ? value : null;
        return new()
        {
            Scenario = scenario,
            Across = across,
            Down = down,
            Output = output,
            AcrossValues = columns,
            DownValues = rows,
            Values = [.. rows.Select(r => columns.Select(c => Value(c, r)).ToImmutableArray())],
        };
    }

    // Half to one and a half times the value now, unless a range is given.
    private static ImmutableArray<double> ValuesOf(Scenario scenario, int index, int steps, (double Low, double High)? range)
    {
        var (input, value) = (scenario.Model.Inputs[index], scenario.Inputs[index]);
        if (range is null && !(double.IsFinite(value) && value != 0))
            throw new ModelException($"{input.Name} is {(double.IsFinite(value) ? "0" : "not known")}, so give the range that the grid shows.");
        var (low, high) = range ?? (Math.Min(value * 0.5, value * 1.5), Math.Max(value * 0.5, value * 1.5));
        if (!(high > low))
            throw new ModelException($"The range of {input.Name} is reversed: {low} to {high}. The low one comes first.");
        (low, high) = (Math.Max(low, input.Low), Math.Min(high, input.High));
        return high > low ? [.. Enumerable.Range(0, steps).Select(k => low + (high - low) * k / (steps - 1))]
            : throw new ModelException($"The range of {input.Name} lies outside its bounds {input.Low} to {input.High}.");
    }
}
