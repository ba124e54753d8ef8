using System.Globalization;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>The answer to a question about a scenario, in a sentence and a table.</summary>
internal static class ScenarioAnswer
{
    private const Language English = Language.English;

    /// <summary>The answer; null where the value is none.</summary>
    public static Answer? Of(object value) => value switch
    {
        Scenario s => Of(s),
        Tornado t => Of(t),
        GoalSeek g => new(Sentence(g), null),
        ScenarioGrid g => Of(g),
        ScenarioComparison c => Of(c),
        Simulation s => Of(s),
        SimulatedOutput o => Of(o),
        SobolIndices s => Of(s),
        BudgetPlan p => Of(p),
        CohortRun r => Of(r),
        _ => null,
    };

    /// <summary>A goal seek with its units.</summary>
    public static string Sentence(GoalSeek seek)
    {
        var (model, input) = (seek.Scenario.Model, seek.Input);
        string Output(double value) => Text(model, seek.Output, value);
        string Input(double value) => Text(model, input, value);
        var (output, lever) = (Label(model, seek.Output), Label(model, input));
        return seek.Solutions.Length switch
        {
            1 => $"{output} is {Output(seek.Target)} when {lever} is {Input(seek.Solutions[0])}" + (seek.Scenario.Find(input) is { } now ? $" (now {Input(now)})." : "."),
            0 => $"No {lever} from {Input(seek.Searched.Low)} to {Input(seek.Searched.High)} makes {output} {Output(seek.Target)}: the nearest is {Output(seek.Nearest.Output)}, at {Input(seek.Nearest.Input)}.",
            _ => $"{output} is {Output(seek.Target)} at {seek.Solutions.Length} values of {lever}: {string.Join("; ", seek.Solutions.Select(Input))}.",
        };
    }

    private static Answer Of(Scenario scenario) => new(
        $"{scenario.Model.Name}: {scenario.Name}",
        new(
            ["Quantity", "Value", "95 % interval", "From"],
            [
                .. scenario.Model.Inputs.Select(i => (IReadOnlyList<string>)[i.Label.English, DriverText.Of(scenario.Find(i.Name), i.Unit, English), scenario.Find(i.Name) == i.Value && i.Interval is { } interval ? $"{DriverText.Of(interval.Low, i.Unit, English)} to {DriverText.Of(interval.High, i.Unit, English)}" : "", scenario.Find(i.Name) == i.Value ? i.Source.English : "changed"]),
                .. scenario.Model.Formulas.Select(f => (IReadOnlyList<string>)[f.Label.English, DriverText.Of(scenario.Find(f.Name), f.Unit, English), "", f.Term.ToString()]),
            ]));

    private static Answer Of(Tornado tornado)
    {
        var model = tornado.Scenario.Model;
        string Value(double value) => Text(model, tornado.Output, value);
        var how = tornado.Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"when each input moves {percent:0.##} % both ways") : "over each input's own interval";
        return new(
            tornado.Bars is [var first, ..] ? $"{Label(model, tornado.Output)} moves most with {Label(model, first.Input)}, from {Value(Math.Min(first.AtFrom, first.AtTo))} to {Value(Math.Max(first.AtFrom, first.AtTo))} {how}" : $"Nothing moves {Label(model, tornado.Output)} {how}",
            new(["Input", "Low", "High", "At low", "At high", "Elasticity"], [.. tornado.Bars.Select(b => (IReadOnlyList<string>)[Label(model, b.Input), Text(model, b.Input, b.From), Text(model, b.Input, b.To), Value(b.AtFrom), Value(b.AtTo), b.Elasticity is { } e ? e.ToString("0.00", CultureInfo.InvariantCulture) : ""])]));
    }

    private static Answer Of(ScenarioGrid grid)
    {
        var model = grid.Scenario.Model;
        return new(
            $"{Label(model, grid.Output)} by {Label(model, grid.Across)} (across) and {Label(model, grid.Down)} (down)",
            new([Label(model, grid.Down), .. grid.AcrossValues.Select(v => Text(model, grid.Across, v))], [.. grid.DownValues.Select((y, row) => (IReadOnlyList<string>)[Text(model, grid.Down, y), .. grid.Values[row].Select(v => DriverText.Of(v, UnitOf(model, grid.Output), English))])]));
    }

    private static Answer Of(ScenarioComparison comparison)
    {
        var model = comparison.Scenarios[0].Model;
        return new(
            $"{string.Join(", ", comparison.Scenarios.Skip(1).Select(s => s.Name))} beside {comparison.Scenarios[0].Name}",
            new(
                ["", .. comparison.Scenarios.Select(s => s.Name)],
                [.. model.Formulas.Where(f => comparison.Scenarios.Any(s => s.Find(f.Name) is not null)).Select(f => (IReadOnlyList<string>)[f.Label.English, .. comparison.Scenarios.Select((s, k) => DriverText.Of(s.Find(f.Name), f.Unit, English) + (k == 0 || comparison[s.Name, f.Name].Difference is not { } difference || difference == 0 ? "" : $" ({DriverText.Difference(difference, f.Unit, English)})"))])]));
    }

    private static Answer Of(Simulation simulation) => new(
        $"{ValueText.Count(simulation.Options.Samples, English)} samples of {simulation.Scenario.Name}; uncertain: {string.Join(", ", simulation.Uncertain.Select(n => Label(simulation.Scenario.Model, n)))}",
        new(["", "5 %", "50 %", "95 %", "Mean"], [.. simulation.Outputs.Select(o => (IReadOnlyList<string>)[o.Formula.Label.English, .. new[] { o.Percentile(5), o.Median, o.Percentile(95), o.Mean }.Select(v => DriverText.Of(v, o.Formula.Unit, English))])]));

    private static Answer Of(SimulatedOutput output)
    {
        string Value(double value) => DriverText.Of(value, output.Formula.Unit, English);
        return new(
            $"{output.Formula.Label.English} lies between {Value(output.Percentile(5))} and {Value(output.Percentile(95))} in nine samples of ten" + (output.Undefined > 0 ? $"; it has no value in {ValueText.Count(output.Undefined, English)} samples" : ""),
            new(["Percentile", "Value"], [.. new[] { 2.5, 5, 25, 50, 75, 95, 97.5 }.Select(p => (IReadOnlyList<string>)[p.ToString(CultureInfo.InvariantCulture), Value(output.Percentile(p))])]));
    }

    private static Answer Of(SobolIndices indices) => new(
        indices.Inputs is [var first, ..] ? string.Create(CultureInfo.InvariantCulture, $"{first.Input} brings most of the uncertainty of {indices.Output}: {first.Total * 100:0} %") : "",
        new(["Input", "First order", "±", "Total", "±"], [.. indices.Inputs.Select(i => (IReadOnlyList<string>)[i.Input, .. new[] { i.First, i.FirstError, i.Total, i.TotalError }.Select(v => v.ToString("0.000", CultureInfo.InvariantCulture))])]));

    private static Answer Of(BudgetPlan plan)
    {
        string Number(double value) => ValueText.Count(value, English);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{Number(plan.Spent)} brings {Number(plan.Customers)} customers worth {Number(plan.Value)}; the next euro brings back {plan.MarginalReturn:0.00}") + (plan.Unspent > 0.005 ? $"; {Number(plan.Unspent)} is not spent" : ""),
            new(["Channel", "Spend", "Customers", "Value", "Next euro"], [.. plan.Lines.Select(l => (IReadOnlyList<string>)[l.Channel.Name, Number(l.Spend), l.Customers.ToString("0.0", CultureInfo.InvariantCulture), Number(l.Value), l.MarginalReturn.ToString("0.00", CultureInfo.InvariantCulture)])]));
    }

    private static Answer Of(CohortRun run)
    {
        string Number(double value) => value < 0 ? "−" + ValueText.Count(-value, English) : ValueText.Count(value, English);
        return new(
            $"{Number(run.Months[0].Opening)} customers become {Number(run.Months[^1].Closing)} in {run.Months.Length} months; " + (run.LowPoint.Month == 0 ? "cash never falls below its start" : $"cash is lowest after month {run.LowPoint.Month}: {Number(run.LowPoint.Cash)}"),
            new(["Month", "Opening", "Started", "Lost", "Closing", "Margin", "Spend", "Cash"], [.. run.Months.Select(m => (IReadOnlyList<string>)[m.Number.ToString(CultureInfo.InvariantCulture), .. new[] { m.Opening, m.Started, m.Lost, m.Closing, m.Margin, m.Spend + m.FixedCost, m.Cash }.Select(Number)])]));
    }

    private static string Label(DriverModel model, string name) =>
        (model.Inputs.FirstOrDefault(i => i.Name == name)?.Label ?? model.Formulas.First(f => f.Name == name).Label).English;

    private static DriverUnit UnitOf(DriverModel model, string name) =>
        model.Inputs.FirstOrDefault(i => i.Name == name)?.Unit ?? model.Formulas.First(f => f.Name == name).Unit;

    private static string Text(DriverModel model, string name, double value) => DriverText.Of(value, UnitOf(model, name), English);
}
