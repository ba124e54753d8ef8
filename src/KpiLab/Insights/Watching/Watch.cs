using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Insights;

/// <summary>A list of rules that are checked on a folder, over and over. Immutable.</summary>
/// <remarks>What cannot be judged (a table is missing, a segment is gone, too few answers) never passes: it comes out as <see cref="WatchStatus.NoData"/>. The shape of a file of rules: docs/check.md.</remarks>
/// <param name="Rules">The rules, each with a name of its own.</param>
public sealed record Watch(ImmutableArray<WatchRule> Rules)
{
    /// <summary>The company's industry, for benchmarks.</summary>
    public string? Industry { get; init; }

    /// <summary>Its region, for benchmarks; null for the Netherlands.</summary>
    public string? Region { get; init; }

    /// <summary>Its size, for benchmarks.</summary>
    public string? CompanySize { get; init; }

    /// <summary>ISO code of its currency, where the files do not name it.</summary>
    public string? Currency { get; init; }

    /// <summary>Reads rules from a JSON file.</summary>
    /// <exception cref="RulesFileException">The file cannot be read, or is not what it must be; the message names line, key and what was expected.</exception>
    public static Watch Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            return RulesReader.Read(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RulesFileException(Path.GetFileName(path), 0, "", e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file. Check the name." : $"it cannot be read. {e.Message}");
        }
    }

    /// <summary>Reads rules from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <exception cref="RulesFileException">The text is not what it must be.</exception>
    public static Watch Read(string json, string name = "rules")
    {
        ArgumentNullException.ThrowIfNull(json);
        return RulesReader.Read(json, name);
    }

    /// <summary>Checks every rule.</summary>
    /// <param name="workspace">The tables.</param>
    /// <param name="asOf">The day of the check: how old data are is counted to it.</param>
    /// <param name="before">What was an alert in the check before, to tell new ones from old; null to tell none apart.</param>
    /// <param name="cancellation">Stops the work.</param>
    public WatchReport Check(Workspace workspace, DateOnly asOf, WatchState? before = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var run = new WatchRun(this, workspace, asOf, cancellation);
        var report = new WatchReport(asOf, [.. Rules.SelectMany(run.Answers)]) { Notes = [.. run.Notes] };
        return before is null ? report : before.Compare(report);
    }
}
