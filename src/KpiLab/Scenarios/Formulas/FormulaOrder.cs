namespace KpiLab.Scenarios.Formulas;

/// <summary>Puts formulas in an order in which each comes after those it uses, and refuses names that do not exist and circles.</summary>
internal static class FormulaOrder
{
    public static IReadOnlyList<DriverFormula> Of(DriverModel model)
    {
        var formulas = model.Formulas.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var inputs = model.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        var ordered = new List<DriverFormula>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var formula in model.Formulas)
            Visit(formula);
        return ordered;

        void Visit(DriverFormula formula)
        {
            if (done.Contains(formula.Name))
                return;
            var at = path.IndexOf(formula.Name);
            if (at >= 0)
                throw new ModelException($"{model.Name}: formulas go round in a circle: {string.Join(" → ", path.Skip(at).Append(formula.Name))}. Make one of them an input.");
            path.Add(formula.Name);
            foreach (var name in Names(formula.Term))
            {
                if (formulas.TryGetValue(name, out var used))
                    Visit(used);
                else if (!inputs.Contains(name))
                    throw new ModelException($"{model.Name}: formula {formula.Name} = {formula.Term} uses \"{name}\", which is neither an input nor a formula. There are: {string.Join(", ", inputs.Concat(formulas.Keys))}.");
            }

            path.RemoveAt(path.Count - 1);
            done.Add(formula.Name);
            ordered.Add(formula);
        }
    }

    private static IEnumerable<string> Names(Term term) =>
        term.Operation == Operation.Name ? [term.Name] : term.Parts.SelectMany(Names);
}
