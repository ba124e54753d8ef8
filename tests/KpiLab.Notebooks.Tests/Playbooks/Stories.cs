using System.Globalization;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>The numbers planted in the sample company, from data-samples/STORIES.md.</summary>
internal static class Stories
{
    /// <summary>The value and tolerance of a story, by its id.</summary>
    public static (double Value, double Tolerance) Find(string id)
    {
        var line = File.ReadLines(Path.Combine(Repository.Root, "data-samples", "STORIES.md")).Single(l => l.StartsWith($"| {id} |", StringComparison.Ordinal));
        var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return (double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture));
    }
}
