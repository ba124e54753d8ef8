namespace KpiLab.Scenarios.Formulas;

/// <summary>Follows units through formulas. Each must give the unit that it declares.</summary>
internal sealed class UnitCheck
{
    private readonly DriverModel model;
    private readonly Dictionary<string, DriverUnit> units;
    private DriverFormula current = null!;

    private UnitCheck(DriverModel model)
    {
        this.model = model;
        units = model.Inputs.ToDictionary(i => i.Name, i => i.Unit, StringComparer.Ordinal);
    }

    public static void Run(DriverModel model, IReadOnlyList<DriverFormula> ordered)
    {
        var check = new UnitCheck(model);
        foreach (var formula in ordered)
        {
            check.current = formula;
            var found = check.UnitOf(formula.Term);
            if (found is not null && !found.Equals(formula.Unit))
                throw new ModelException($"{model.Name}: formula {formula.Name} = {formula.Term} gives {found}, but is declared as {formula.Unit}. Correct the formula or the unit.");
            check.units[formula.Name] = formula.Unit;
        }
    }

    // Null for zero, which fits every unit.
    private DriverUnit? UnitOf(Term term)
    {
        switch (term.Operation)
        {
            case Operation.Number:
                return term.Value == 0 && term.Unit.Equals(DriverUnit.None) ? null : term.Unit;
            case Operation.Name:
                return units[term.Name];
            case Operation.Negate:
                return UnitOf(term.Parts[0]);
            case Operation.Multiply or Operation.Divide:
                var (first, second) = (UnitOf(term.Parts[0]), UnitOf(term.Parts[1]));
                if (first is null || second is null)
                    return null;
                return term.Operation == Operation.Multiply ? first * second : first / second;
            case Operation.Power or Operation.Exp or Operation.Log:
                foreach (var part in term.Parts)
                {
                    if (UnitOf(part) is { } unit && !unit.Equals(DriverUnit.None))
                        throw Mismatch(term, $"{part} is in {unit}, and a power or logarithm needs a number without unit. Divide it by one {unit}");
                }

                return DriverUnit.None;
            default:
                var (left, right) = (UnitOf(term.Parts[0]), UnitOf(term.Parts[1]));
                if (left is not null && right is not null && !left.Equals(right))
                    throw Mismatch(term, $"{term.Parts[0]} is in {left} and {term.Parts[1]} in {right}, which do not add up or compare. Convert one of them");
                return left ?? right;
        }
    }

    private ModelException Mismatch(Term term, string what) =>
        new($"{model.Name}: formula {current.Name}, at {term}: {what}.");
}
