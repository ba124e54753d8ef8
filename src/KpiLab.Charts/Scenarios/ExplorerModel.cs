using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>A slider.</summary>
internal sealed record ExplorerInput(int Index, string Name, string Label, string Source, double Value, double Low, double High, double Least, double Most, string Before, string After, double Scale, bool IsShare);

/// <summary>An output.</summary>
internal sealed record ExplorerOutput(string Name, string Label, string Formula, string Text, string Unit, double Value, string Before, string After, double Scale, bool IsShare, bool IsMoney, int Better);

/// <summary>What an explorer is of: sliders, outputs and the words around them.</summary>
internal sealed record ExplorerModel(string Title, string LanguageCode, IReadOnlyList<ExplorerInput> Inputs, IReadOnlyList<ExplorerOutput> Outputs, string Focus)
{
    public static ExplorerModel Of(Scenario scenario, ExplorerOptions options)
    {
        var (model, language) = (scenario.Model, options.Language);
        foreach (var name in options.Inputs ?? [])
        {
            if (scenario.WhyNot(name) is { } reason)
                throw new ModelException(reason);
        }

        var inputs = model.Inputs.Select((input, index) => (input, index)).Where(i => options.Inputs?.Contains(i.input.Name) ?? scenario.Find(i.input.Name) is not null)
            .Select(i => Input(scenario, i.input, i.index, language)).ToArray();
        var formulas = options.Outputs is { } wanted
            ? wanted.Select(name => model.Formulas.FirstOrDefault(f => f.Name == name) ?? throw new ModelException($"{model.Name}: there is no formula \"{name}\". Formulas: {string.Join(", ", model.Formulas.Select(f => f.Name))}."))
            : model.Formulas.Where(f => scenario.Find(f.Name) is not null);
        var outputs = formulas.Select(f => Output(scenario, f, language)).ToArray();
        if (inputs.Length == 0 || outputs.Length == 0)
            throw new ModelException($"{model.Name}: there is nothing to explore: {(inputs.Length == 0 ? "no input is known" : "no formula has a value")}. Give inputs with With.");
        var focus = options.Focus ?? (outputs.FirstOrDefault(o => o.Name == UnitEconomics.LtvToCac) ?? outputs[^1]).Name;
        if (!outputs.Any(o => o.Name == focus))
            throw new ModelException($"{model.Name}: the explorer cannot focus on \"{focus}\", which it does not show. It shows: {string.Join(", ", outputs.Select(o => o.Name))}.");
        return new(options.Title ?? model.Name, language == Language.Dutch ? "nl" : "en", inputs, outputs, focus);
    }

    // From nothing to twice the value, within the bounds; on both sides of 0 alike where it may be negative.
    private static ExplorerInput Input(Scenario scenario, DriverInput input, int index, Language language)
    {
        var value = scenario[input.Name];
        var reach = value == 0 ? 1 : Math.Abs(value);
        var (low, high) = (Math.Max(input.Low, value < 0 || input.Low < 0 ? value - 2 * reach : 0), Math.Min(input.High, value + reach));
        var (before, after, scale) = DriverText.Around(input.Unit, language);
        return new(index, input.Name, input.Label.In(language), input.Source.In(language), value, low, high, input.Low, input.High, before, after, scale, input.Unit.IsShare);
    }

    private static ExplorerOutput Output(Scenario scenario, DriverFormula formula, Language language)
    {
        var (before, after, scale) = DriverText.Around(formula.Unit, language);
        var better = formula.Better switch { Direction.Higher => 1, Direction.Lower => -1, _ => 0 };
        var isMoney = DriverText.IsMoney(formula.Unit);
        return new(formula.Name, formula.Label.In(language), formula.Term.ToString(), DriverText.Number(scenario.Find(formula.Name), formula.Unit, language), DriverText.Words(formula.Unit, language), scenario.Find(formula.Name) ?? double.NaN, before, after, scale, formula.Unit.IsShare, isMoney, better);
    }
}
