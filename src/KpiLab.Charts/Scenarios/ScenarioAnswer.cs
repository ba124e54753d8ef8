using System.Globalization;
using KpiLab.Charts.Models;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>The answer to a question about a scenario, in a sentence and a table.</summary>
internal sealed class ScenarioAnswer(Language language)
{
    /// <summary>The answer; null where the value is none.</summary>
    public static Answer? Of(object value, Language language) => new ScenarioAnswer(language).Of(value);

    private Answer? Of(object value) => value switch
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

    // A goal seek with its units.
    private string Sentence(GoalSeek seek)
    {
        var (model, input) = (seek.Scenario.Model, seek.Input);
        string Output(double value) => Text(model, seek.Output, value);
        string Input(double value) => Text(model, input, value);
        var (output, lever) = (Label(model, seek.Output), Label(model, input));
        return seek.Solutions.Length switch
        {
            1 => T($"{output} is {Output(seek.Target)} when {lever} is {Input(seek.Solutions[0])}", $"{output} is {Output(seek.Target)} als {lever} {Input(seek.Solutions[0])} is") + (seek.Scenario.Find(input) is { } now ? $" ({T("now", "nu")} {Input(now)})." : "."),
            0 => T(
                $"No {lever} from {Input(seek.Searched.Low)} to {Input(seek.Searched.High)} makes {output} {Output(seek.Target)}: the nearest is {Output(seek.Nearest.Output)}, at {Input(seek.Nearest.Input)}.",
                $"Geen {lever} van {Input(seek.Searched.Low)} tot {Input(seek.Searched.High)} maakt {output} {Output(seek.Target)}: het dichtst komt {Output(seek.Nearest.Output)}, bij {Input(seek.Nearest.Input)}."),
            _ => T($"{output} is {Output(seek.Target)} at {seek.Solutions.Length} values of {lever}: ", $"{output} is {Output(seek.Target)} bij {seek.Solutions.Length} waarden van {lever}: ") + string.Join("; ", seek.Solutions.Select(Input)) + ".",
        };
    }

    private Answer Of(Scenario scenario) => new(
        $"{scenario.Model.Name}: {scenario.Name}",
        new(
            Dutch ? ["Grootheid", "Waarde", "95 % interval", "Uit"] : ["Quantity", "Value", "95 % interval", "From"],
            [
                .. scenario.Model.Inputs.Select(i => (IReadOnlyList<string>)[i.Label.In(language), DriverText.Of(scenario.Find(i.Name), i.Unit, language), scenario.Find(i.Name) == i.Value && i.Interval is { } interval ? $"{DriverText.Of(interval.Low, i.Unit, language)} {T("to", "tot")} {DriverText.Of(interval.High, i.Unit, language)}" : "", scenario.Find(i.Name) == i.Value ? i.Source.In(language) : T("changed", "gewijzigd")]),
                .. scenario.Model.Formulas.Select(f => (IReadOnlyList<string>)[f.Label.In(language), DriverText.Of(scenario.Find(f.Name), f.Unit, language), "", f.Term.ToString()]),
            ]));

    private Answer Of(Tornado tornado)
    {
        var model = tornado.Scenario.Model;
        string Value(double value) => Text(model, tornado.Output, value);
        var how = tornado.Percent is { } percent ? T($"when each input moves {Plain(percent)} % both ways", $"als elke invoer {Plain(percent)} % beide kanten op gaat") : T("over each input's own interval", "over het eigen interval van elke invoer");
        return new(
            tornado.Bars is [var first, ..] ? T(
                $"{Label(model, tornado.Output)} moves most with {Label(model, first.Input)}, from {Value(Math.Min(first.AtFrom, first.AtTo))} to {Value(Math.Max(first.AtFrom, first.AtTo))} {how}",
                $"{Label(model, tornado.Output)} verandert het meest met {Label(model, first.Input)}, van {Value(Math.Min(first.AtFrom, first.AtTo))} tot {Value(Math.Max(first.AtFrom, first.AtTo))} {how}") : T($"Nothing moves {Label(model, tornado.Output)} {how}", $"Niets verandert {Label(model, tornado.Output)} {how}"),
            new(Dutch ? ["Invoer", "Laag", "Hoog", "Bij laag", "Bij hoog", "Elasticiteit"] : ["Input", "Low", "High", "At low", "At high", "Elasticity"], [.. tornado.Bars.Select(b => (IReadOnlyList<string>)[Label(model, b.Input), Text(model, b.Input, b.From), Text(model, b.Input, b.To), Value(b.AtFrom), Value(b.AtTo), b.Elasticity is { } e ? Fixed(e, 2) : ""])]));
    }

    private Answer Of(ScenarioGrid grid)
    {
        var model = grid.Scenario.Model;
        return new(
            T($"{Label(model, grid.Output)} by {Label(model, grid.Across)} (across) and {Label(model, grid.Down)} (down)", $"{Label(model, grid.Output)} naar {Label(model, grid.Across)} (opzij) en {Label(model, grid.Down)} (omlaag)"),
            new([Label(model, grid.Down), .. grid.AcrossValues.Select(v => Text(model, grid.Across, v))], [.. grid.DownValues.Select((y, row) => (IReadOnlyList<string>)[Text(model, grid.Down, y), .. grid.Values[row].Select(v => DriverText.Of(v, UnitOf(model, grid.Output), language))])]));
    }

    private Answer Of(ScenarioComparison comparison)
    {
        var model = comparison.Scenarios[0].Model;
        return new(
            $"{string.Join(", ", comparison.Scenarios.Skip(1).Select(s => s.Name))} {T("beside", "naast")} {comparison.Scenarios[0].Name}",
            new(
                ["", .. comparison.Scenarios.Select(s => s.Name)],
                [.. model.Formulas.Where(f => comparison.Scenarios.Any(s => s.Find(f.Name) is not null)).Select(f => (IReadOnlyList<string>)[f.Label.In(language), .. comparison.Scenarios.Select((s, k) => DriverText.Of(s.Find(f.Name), f.Unit, language) + (k == 0 || comparison[s.Name, f.Name].Difference is not { } difference || difference == 0 ? "" : $" ({DriverText.Difference(difference, f.Unit, language)})"))])]));
    }

    private Answer Of(Simulation simulation) => new(
        $"{ValueText.Count(simulation.Options.Samples, language)} {T("samples of", "trekkingen van")} {simulation.Scenario.Name}; {T("uncertain", "onzeker")}: {string.Join(", ", simulation.Uncertain.Select(n => Label(simulation.Scenario.Model, n)))}",
        new(["", "5 %", "50 %", "95 %", T("Mean", "Gemiddelde")], [.. simulation.Outputs.Select(o => (IReadOnlyList<string>)[o.Formula.Label.In(language), .. new[] { o.Percentile(5), o.Median, o.Percentile(95), o.Mean }.Select(v => DriverText.Of(v, o.Formula.Unit, language))])]));

    private Answer Of(SimulatedOutput output)
    {
        string Value(double value) => DriverText.Of(value, output.Formula.Unit, language);
        return new(
            T(
                $"{output.Formula.Label.In(language)} lies between {Value(output.Percentile(5))} and {Value(output.Percentile(95))} in nine samples of ten",
                $"{output.Formula.Label.In(language)} ligt in negen van de tien trekkingen tussen {Value(output.Percentile(5))} en {Value(output.Percentile(95))}")
                + (output.Undefined > 0 ? T($"; it has no value in {ValueText.Count(output.Undefined, language)} samples", $"; in {ValueText.Count(output.Undefined, language)} trekkingen is er geen waarde") : ""),
            new(Dutch ? ["Percentiel", "Waarde"] : ["Percentile", "Value"], [.. new[] { 2.5, 5, 25, 50, 75, 95, 97.5 }.Select(p => (IReadOnlyList<string>)[Plain(p), Value(output.Percentile(p))])]));
    }

    private Answer Of(SobolIndices indices) => new(
        indices.Inputs is [var first, ..] ? T($"{first.Input} brings most of the uncertainty of {indices.Output}: {Fixed(100 * first.Total, 0)} %", $"{first.Input} brengt de meeste onzekerheid in {indices.Output}: {Fixed(100 * first.Total, 0)} %") : "",
        new(Dutch ? ["Invoer", "Eerste orde", "±", "Totaal", "±"] : ["Input", "First order", "±", "Total", "±"], [.. indices.Inputs.Select(i => (IReadOnlyList<string>)[i.Input, .. new[] { i.First, i.FirstError, i.Total, i.TotalError }.Select(v => Fixed(v, 3))])]));

    private Answer Of(BudgetPlan plan)
    {
        string Number(double value) => ValueText.Count(value, language);
        return new(
            T(
                $"{Number(plan.Spent)} brings {Number(plan.Customers)} customers worth {Number(plan.Value)}; the next euro brings back {Fixed(plan.MarginalReturn, 2)}",
                $"{Number(plan.Spent)} brengt {Number(plan.Customers)} klanten ter waarde van {Number(plan.Value)}; de volgende euro brengt {Fixed(plan.MarginalReturn, 2)} terug")
                + (plan.Unspent > 0.005 ? T($"; {Number(plan.Unspent)} is not spent", $"; {Number(plan.Unspent)} wordt niet uitgegeven") : ""),
            new(Dutch ? ["Kanaal", "Uitgave", "Klanten", "Waarde", "Volgende euro"] : ["Channel", "Spend", "Customers", "Value", "Next euro"], [.. plan.Lines.Select(l => (IReadOnlyList<string>)[l.Channel.Name, Number(l.Spend), Fixed(l.Customers, 1), Number(l.Value), Fixed(l.MarginalReturn, 2)])]));
    }

    private Answer Of(CohortRun run)
    {
        string Number(double value) => value < 0 ? "−" + ValueText.Count(-value, language) : ValueText.Count(value, language);
        return new(
            T($"{Number(run.Months[0].Opening)} customers become {Number(run.Months[^1].Closing)} in {run.Months.Length} months; ", $"{Number(run.Months[0].Opening)} klanten worden er {Number(run.Months[^1].Closing)} in {run.Months.Length} maanden; ")
                + (run.LowPoint.Month == 0 ? T("cash never falls below its start", "de kas komt nooit onder het begin") : T($"cash is lowest after month {run.LowPoint.Month}: {Number(run.LowPoint.Cash)}", $"de kas is het laagst na maand {run.LowPoint.Month}: {Number(run.LowPoint.Cash)}")),
            new(Dutch ? ["Maand", "Begin", "Gestart", "Vertrokken", "Einde", "Marge", "Uitgave", "Kas"] : ["Month", "Opening", "Started", "Lost", "Closing", "Margin", "Spend", "Cash"], [.. run.Months.Select(m => (IReadOnlyList<string>)[m.Number.ToString(CultureInfo.InvariantCulture), .. new[] { m.Opening, m.Started, m.Lost, m.Closing, m.Margin, m.Spend + m.FixedCost, m.Cash }.Select(Number)])]));
    }

    private bool Dutch => language == Language.Dutch;

    private string T(string english, string dutch) => Dutch ? dutch : english;

    private string Fixed(double value, int decimals) => TimeText.Number(value, decimals, language);

    private string Plain(double value) => Dutch ? value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',') : value.ToString("0.##", CultureInfo.InvariantCulture);

    private string Label(DriverModel model, string name) =>
        (model.Inputs.FirstOrDefault(i => i.Name == name)?.Label ?? model.Formulas.First(f => f.Name == name).Label).In(language);

    private static DriverUnit UnitOf(DriverModel model, string name) =>
        model.Inputs.FirstOrDefault(i => i.Name == name)?.Unit ?? model.Formulas.First(f => f.Name == name).Unit;

    private string Text(DriverModel model, string name, double value) => DriverText.Of(value, UnitOf(model, name), language);
}
