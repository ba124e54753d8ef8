using System.Globalization;
using KpiLab.Notebooks.Documents;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiLab.Notebooks.Running;

/// <summary>The value of a parameter as C# code. Numbers have a decimal point and dates are yyyy-MM-dd, on every machine.</summary>
internal static class ParameterLiteral
{
    /// <summary>The value for a variable of this type.</summary>
    /// <exception cref="NotebookException">The text is not a value of the type, or the type has no form on a command line.</exception>
    public static string Of(Parameter parameter, string type)
    {
        if (type == "var")
            return Guess(parameter.Value);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return $"[{string.Join(", ", parameter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => Of(parameter with { Value = item }, type[..^2])))}]";
        var value = parameter.Value;
        if (type.EndsWith('?') && value == "null")
            return value;
        return type.TrimEnd('?') switch
        {
            "string" or "String" => SymbolDisplay.FormatLiteral(value, quote: true),
            "bool" => bool.TryParse(value, out var flag) ? (flag ? "true" : "false") : throw Unfit(parameter, "true or false"),
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? Number(n) : throw Unfit(parameter, "a whole number such as 12"),
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? Number(n) + "L" : throw Unfit(parameter, "a whole number such as 12"),
            "double" => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? Number(n) + "d" : throw Unfit(parameter, "a number such as 0.05"),
            "decimal" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? Number(n) + "m" : throw Unfit(parameter, "a number such as 0.05"),
            "DateOnly" => Date(value) is { } day ? $"new DateOnly({day.Year}, {day.Month}, {day.Day})" : throw Unfit(parameter, "a date such as 2026-06-30"),
            "DateTime" => Date(value) is { } day ? $"new DateTime({day.Year}, {day.Month}, {day.Day})" : throw Unfit(parameter, "a date such as 2026-06-30"),
            var other => throw new NotebookException($"The parameter \"{parameter.Name}\" is a {other}; from outside only string, bool, int, long, double, decimal, DateOnly, DateTime and arrays of them can be set. Change its type in the notebook."),
        };
    }

    /// <summary>The value where no type is known: what it looks like.</summary>
    public static string Guess(string value)
    {
        if (value is "true" or "false" or "null")
            return value == "null" ? "(string?)null" : value;
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole is >= int.MinValue and <= int.MaxValue ? Number(whole) : Number(whole) + "L";
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return Number(number) + "d";
        return Date(value) is { } day ? $"new DateOnly({day.Year}, {day.Month}, {day.Day})" : SymbolDisplay.FormatLiteral(value, quote: true);
    }

    private static DateOnly? Date(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static NotebookException Unfit(Parameter parameter, string expected) =>
        new($"The parameter \"{parameter.Name}\" is {expected}; got \"{parameter.Value}\".");
}
