using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Cli;

/// <summary>What <c>kpilab whatif</c> found.</summary>
internal sealed record WhatIfAnswer(Scenario Now, Scenario Then, IReadOnlyList<WhatIfGoal> Goals, IReadOnlyList<WhatIfTarget> Targets)
{
    public bool IsChanged => Now != Then;
}

/// <summary>What each input alone must be for an output to reach a value.</summary>
internal sealed record WhatIfGoal(string Output, double Value, IReadOnlyList<GoalSeek> Levers)
{
    /// <summary>With no inputs named, all that reach the value, nearest first.</summary>
    public static WhatIfGoal Of(Scenario scenario, string output, double value, IReadOnlyList<string> inputs)
    {
        if (scenario.WhyNot(output) is { } reason && inputs.Count == 0)
            throw new ModelException(reason);
        var seeks = (inputs.Count > 0 ? inputs : scenario.Model.Inputs.Where(i => scenario.Find(i.Name) is not null).Select(i => i.Name)).Select(input => scenario.Solve(input, output, value)).ToArray();
        return new(output, value, inputs.Count > 0 ? seeks : [.. seeks.Where(s => s.Solutions.Length > 0).OrderBy(s => Math.Abs(Relative(s) ?? double.MaxValue))]);
    }

    /// <summary>The change of the nearest solution as a share of the value now; null where that is 0 or not known.</summary>
    public static double? Relative(GoalSeek seek) => seek.Scenario.Find(seek.Input) is { } now && now != 0 && seek.Solutions.Length > 0
        ? seek.Solutions.Select(s => s / now - 1).MinBy(Math.Abs)
        : null;
}

/// <summary>How likely an output reaches a value.</summary>
internal sealed record WhatIfTarget(string Output, double Value, bool AtLeast, double Chance, double Low, double Median, double High)
{
    public static IReadOnlyList<WhatIfTarget> Of(Scenario scenario, IReadOnlyList<(string Name, double Value)> targets, SimulationOptions options, CancellationToken cancellation)
    {
        var simulation = scenario.Simulate(options, cancellation);
        return [.. targets.Select(t =>
        {
            var found = simulation[t.Name];
            var atLeast = found.Formula.Better != Direction.Lower;
            return new WhatIfTarget(t.Name, t.Value, atLeast, atLeast ? found.ChanceOfAtLeast(t.Value) : found.ChanceOfAtMost(t.Value), found.Percentile(5), found.Median, found.Percentile(95));
        })];
    }
}
