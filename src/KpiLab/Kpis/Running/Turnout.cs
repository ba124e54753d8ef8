using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How many people of a group answered in each round of a survey.</summary>
/// <remarks>A group is as large as its largest single round: who answers in two rounds may bear another number in each, so that rounds never add up to more people.</remarks>
internal sealed record Turnout(IReadOnlyDictionary<string, long> ByRound)
{
    private static readonly Turnout None = new(new Dictionary<string, long>());

    /// <summary>The number of people that the group is sure to hold.</summary>
    public long People => ByRound.Values.DefaultIfEmpty().Max();

    /// <summary>From a measure per respondent, split last of all by round: one turnout per segment and period.</summary>
    public static IReadOnlyDictionary<CellKey, Turnout> Of(IEnumerable<AggregateRow> rows) => rows
        .GroupBy(row => new CellKey(new Segment(row.Key.SkipLast(1)), row.Period))
        .ToDictionary(cell => cell.Key, cell => new Turnout(cell.ToDictionary(row => row.Key[^1], row => row.Aggregate.Units)));

    /// <summary>The people of several groups together. Where groups share people, as themes do, only the largest of them is sure.</summary>
    public static Turnout Together(IEnumerable<Turnout> groups, bool shared) => new(groups
        .SelectMany(group => group.ByRound).GroupBy(round => round.Key, round => round.Value)
        .ToDictionary(round => round.Key, round => shared ? round.Max() : round.Sum()));

    /// <summary>True when these groups of a whole share people: in some round they add up to more than the whole.</summary>
    public static bool Share(IEnumerable<Turnout> groups, Turnout whole) =>
        Together(groups, shared: false).ByRound.Any(round => round.Value > whole.ByRound.GetValueOrDefault(round.Key));

    /// <summary>The turnout of a place; nobody where there is none.</summary>
    public static Turnout At(IReadOnlyDictionary<CellKey, Turnout> turnouts, CellKey key) => turnouts.GetValueOrDefault(key, None);
}
