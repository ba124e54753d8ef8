using System.Globalization;

namespace KpiLab.Insights;

/// <summary>A file of rules is not what it must be. The message names the file, the line, the key and what was expected.</summary>
public sealed class RulesFileException : Exception
{
    internal RulesFileException(string file, int line, string key, string problem)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}{(line > 0 ? $" line {line}" : "")}{(key.Length == 0 ? "" : $", {key}")}: {problem}"))
    {
        Line = line;
        Key = key;
    }

    /// <summary>The line, from 1; 0 where there is none, as of a file that is not there.</summary>
    public int Line { get; }

    /// <summary>The path of the key: rules[2].every; empty for the file as a whole.</summary>
    public string Key { get; }
}
