using KpiLab.Scenarios.Simulations;

namespace KpiLab.Scenarios;

/// <summary>The questions to a scenario.</summary>
public sealed partial class Scenario
{
    /// <summary>This scenario beside others of the same model, with the differences from this one.</summary>
    /// <exception cref="ModelException">They are of different models, or share a name.</exception>
    public ScenarioComparison Beside(params IReadOnlyList<Scenario> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return ScenarioComparison.Of([this, .. others]);
    }

    /// <summary>Which input moves an output most, when each alone moves over its own interval.</summary>
    /// <exception cref="ModelException">There is no such formula, or it has no value.</exception>
    public Tornado Sensitivity(string output) => Tornado.Of(this, output, null);

    /// <summary>Which input moves an output most, when each alone moves by a percentage both ways.</summary>
    /// <exception cref="ModelException">There is no such formula, it has no value, or the percentage is not in (0, 100].</exception>
    public Tornado Sensitivity(string output, double percent) => Tornado.Of(this, output, percent);

    /// <summary>An output for every combination of two inputs, from half to one and a half times their value unless ranges are given.</summary>
    /// <exception cref="ModelException">A name or a range is wrong.</exception>
    public ScenarioGrid Grid(string across, string down, string output, int steps = 21, (double Low, double High)? acrossRange = null, (double Low, double High)? downRange = null) =>
        ScenarioGrid.Of(this, across, down, output, steps, acrossRange, downRange);

    /// <summary>What an input must be for an output to reach a target: none, one or several values within the input's bounds, or between those given.</summary>
    /// <exception cref="ModelException">A name or the range is wrong, or the output never has a value.</exception>
    public GoalSeek Solve(string input, string output, double target, double? low = null, double? high = null) =>
        GoalSeek.Of(this, input, output, target, low, high);

    /// <summary>What an input must be for a result to be 0: where it turns from loss to gain.</summary>
    /// <exception cref="ModelException">A name is wrong, or the output never has a value.</exception>
    public GoalSeek BreakEven(string input, string output) => Solve(input, output, 0);

    /// <summary>How sure the outputs are: many samples of the uncertain inputs, each through all formulas.</summary>
    /// <exception cref="ModelException">No input is uncertain, a name is wrong, or correlations cannot hold together.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Simulation Simulate(SimulationOptions? options = null, CancellationToken cancellation = default) =>
        Sampler.Run(this, options ?? new(), cancellation);

    /// <summary>Which input's uncertainty matters most to an output.</summary>
    /// <param name="output">The formula.</param>
    /// <param name="options">Samples is the number of points of each of the two sets; 16,384 unless given.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ModelException">No input is uncertain, inputs are correlated, or the output does not vary.</exception>
    public SobolIndices SobolIndices(string output, SimulationOptions? options = null, CancellationToken cancellation = default) =>
        Scenarios.SobolIndices.Of(this, output, options ?? new() { Samples = 16_384 }, cancellation);

    /// <summary>Unit economics month by month: cohorts grow, churn and pay back, and cash with its low point.</summary>
    /// <exception cref="ModelException">The model is not that of <see cref="UnitEconomics"/>, an input is not known, or an option is outside its range.</exception>
    public CohortRun Run(CohortRunOptions? options = null) => CohortRun.Of(this, options ?? new());

    /// <summary>The scenario with one input replaced, bounds not looked at.</summary>
    internal Scenario Replace(int input, double value)
    {
        double[] inputs = [.. Inputs];
        inputs[input] = value;
        return new(Model, Name, inputs);
    }
}
