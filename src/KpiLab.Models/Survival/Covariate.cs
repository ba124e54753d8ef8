using KpiLab.Data;

namespace KpiLab.Models.Survival;

/// <summary>A named column of numbers that may speed up or slow down leaving.</summary>
/// <param name="Name">The name, as coefficients show it.</param>
/// <param name="Values">One finite value per customer.</param>
public sealed record Covariate(string Name, IReadOnlyList<double> Values)
{
    /// <summary>The covariates of a column: a number as it is, yes/no as 1 and 0, a text as one 0/1 covariate per value but the first in alphabetical order, which is the reference.</summary>
    /// <exception cref="DataException">The column holds dates, or a value is missing; the message names the row.</exception>
    public static IReadOnlyList<Covariate> Of(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        for (var row = 0; column.MissingCount > 0 && row < column.Length; row++)
        {
            if (column[row] is null)
                throw new DataException($"Column \"{column.Name}\", row {row + 1}: no value. Cox regression needs one for every customer; {column.MissingCount} are missing. Leave those rows or this column out.");
        }

        switch (column)
        {
            case NumberColumn number:
                return [new(number.Name, number.Values.ToArray())];
            case FlagColumn flag:
                return [new(flag.Name, [.. flag.Values.ToArray().Select(v => (double)v)])];
            case TextColumn text:
                var used = text.Codes.ToArray();
                var levels = used.Distinct().OrderBy(code => text.Dictionary[code], StringComparer.Ordinal);
                return [.. levels.Skip(1).Select(level => new Covariate($"{text.Name}: {text.Dictionary[level]}", [.. used.Select(code => code == level ? 1.0 : 0.0)]))];
            default:
                throw new DataException($"Column \"{column.Name}\" holds {column.Kind.ToString().ToLowerInvariant()}s; a covariate is a number, yes/no or a text.");
        }
    }
}
