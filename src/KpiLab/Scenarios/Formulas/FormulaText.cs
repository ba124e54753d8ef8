using System.Globalization;

namespace KpiLab.Scenarios.Formulas;

/// <summary>Writes a term as one reads it, with no more brackets than it needs.</summary>
internal static class FormulaText
{
    public static string Of(Term term) => Written(term, 0);

    private static string Written(Term term, int outer)
    {
        string Join(string sign, int own, int right) => Bracketed($"{Written(term.Parts[0], own)} {sign} {Written(term.Parts[1], right)}", own < outer);
        string Call(string name) => $"{name}({string.Join("; ", term.Parts.Select(part => Written(part, 0)))})";
        return term.Operation switch
        {
            Operation.Number => term.Value.ToString("R", CultureInfo.InvariantCulture),
            Operation.Name => term.Name,
            Operation.Add => Join("+", 1, 1),
            Operation.Subtract => Join("−", 1, 2),
            Operation.Multiply => Join("×", 2, 2),
            Operation.Divide => Join("÷", 2, 3),
            Operation.Negate => Bracketed("−" + Written(term.Parts[0], 3), outer > 1),
            Operation.Power => Bracketed($"{Written(term.Parts[0], 5)} ^ {Written(term.Parts[1], 5)}", outer > 4),
            Operation.Exp => Call("exp"),
            Operation.Log => Call("ln"),
            Operation.Min => Call("min"),
            _ => Call("max"),
        };
    }

    private static string Bracketed(string text, bool needed) => needed ? $"({text})" : text;
}
