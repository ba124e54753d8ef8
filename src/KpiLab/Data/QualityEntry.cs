using System.Globalization;

namespace KpiLab.Data;

/// <summary>How much a quality entry matters.</summary>
public enum Severity
{
    /// <summary>A choice that was made, such as the separator or day-first dates.</summary>
    Note,

    /// <summary>Something that may change a KPI: values set aside, duplicate keys, gaps.</summary>
    Warning,

    /// <summary>Something that makes a KPI wrong when it is not looked at: mixed currencies, ambiguous dates.</summary>
    Problem,
}

/// <summary>One thing that was inferred, repaired, set aside or doubted while a table was read or checked.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable identifier such as <c>value-set-aside</c>, for scripts and tests.</param>
/// <param name="Message">One sentence in plain English: what was seen and what to do.</param>
/// <param name="Column">The column it is about, if one.</param>
/// <param name="Count">How many rows or values it concerns; 0 where it is about the file.</param>
/// <param name="Examples">A few of them: row numbers as in the source (1 is the first line of the file) and texts.</param>
public sealed record QualityEntry(
    Severity Severity, string Code, string Message, string? Column = null, int Count = 0, IReadOnlyList<QualityExample>? Examples = null)
{
    /// <summary>The same sentence in Dutch.</summary>
    public required string Dutch { get; init; }

    /// <summary>How much it matters, the sentence, and the rows of the examples after the first.</summary>
    public override string ToString() =>
        $"{Severity.ToString().ToLowerInvariant()}: {Message}{Also("Also: row", row => row.ToString("N0", CultureInfo.InvariantCulture))}";

    /// <summary>The Dutch sentence, and the rows of the examples after the first.</summary>
    public string ToDutch() => Dutch + Also("Ook: rij", DutchCount.Of);

    private string Also(string opening, Func<long, string> number)
    {
        long[] more = [.. (Examples ?? []).Skip(1).Select(example => example.Row).Where(row => row > 0)];
        return more.Length == 0 ? "" : $" {opening} {string.Join(", ", more.Select(number))}{(Count > more.Length + 1 ? ", …" : "")}.";
    }
}

/// <summary>One place in the source.</summary>
/// <param name="Row">Row (line) in the source, 1-based.</param>
/// <param name="Text">The text that stands there.</param>
public sealed record QualityExample(long Row, string Text);
