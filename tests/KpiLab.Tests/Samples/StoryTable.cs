using System.Globalization;

namespace KpiLab.Tests.Samples;

/// <summary>The numbers of data-samples/STORIES.md, which verify_stories.py computes without this library.</summary>
internal sealed class StoryTable
{
    private readonly Dictionary<(string Kpi, string Segment, string Period), Story> stories;

    private StoryTable(IEnumerable<Story> rows) => stories = rows.ToDictionary(story => (story.Kpi, story.Segment, story.Period));

    public IEnumerable<Story> All => stories.Values;

    public double this[string kpi, string segment, string period] => stories[(kpi, segment, period)].Value;

    public static StoryTable Read()
    {
        var path = Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples", "STORIES.md");
        return new(File.ReadLines(path).Where(line => line.StartsWith("| S", StringComparison.Ordinal)).Select(Story.Parse));
    }

    internal sealed record Story(string Id, string Kpi, string Segment, string Period, double Value, double Tolerance)
    {
        public static Story Parse(string line)
        {
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            return new(cells[0], cells[1], cells[2], cells[3], double.Parse(cells[4], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture));
        }
    }
}
