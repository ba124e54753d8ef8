using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>Finds candidates that tell the same story: the same rows under another column, a part of a larger segment that does not differ from it, the other side of a combination, a KPI that stands beside the first.</summary>
internal static class Merger
{
    private const double SameRows = 0.8;
    private const double PartOf = 0.95;
    private const double Chance = 0.05;

    // A part that differs from its whole by less than this share of what the whole differs from the rest adds little to the story.
    private const double Little = 0.5;

    /// <summary>Each story with what was merged into it, in the order given.</summary>
    public static IReadOnlyList<(Candidate Story, List<(Candidate Merged, Sameness Why)> Merged)> Merge(IEnumerable<Candidate> ranked)
    {
        var stories = new List<(Candidate Story, List<(Candidate, Sameness)> Merged)>();
        foreach (var candidate in ranked)
        {
            var (story, why) = stories.Select(s => (s, Why: Same(s.Story, candidate))).FirstOrDefault(s => s.Why is not null);
            if (why is null && candidate.IsCombination && OtherSides([.. stories.Select(s => s.Story).Where(s => IsOfSameColumns(s, candidate))], candidate) is { } first)
                (story, why) = (stories.First(s => ReferenceEquals(s.Story, first)), Sameness.OtherSide);
            if (why is { } same)
                story.Merged.Add((candidate, same));
            else
                stories.Add((candidate, []));
        }

        return stories;
    }

    private static Sameness? Same(Candidate story, Candidate other)
    {
        if (!ReferenceEquals(story.Kpi, other.Kpi))
            return story.Split.Columns.SequenceEqual(other.Split.Columns, StringComparer.OrdinalIgnoreCase) && story.Part.Segment == other.Part.Segment && story.IsWorse == other.IsWorse && AreFamily(story, other)
                ? Sameness.OtherKpi : null;
        if (story.IsCombination || other.IsCombination)
            return null;
        if (IsOfSameColumns(story, other))
            return story.IsWorse != other.IsWorse && !DiffersWithout(story, other) ? Sameness.Beside : null;
        if (Overlap(story, other) is not { } overlap)
            return null;
        if (story.IsWorse != other.IsWorse)
            return overlap.Below <= (1 - PartOf) * other.Part.Below && story.Part.Groups.IsEmpty == other.Part.Groups.IsEmpty && !DiffersWithout(story, other) ? Sameness.Beside : null;
        var (own, others) = (story.Part.Below, other.Part.Below);
        if (overlap.Below >= SameRows * (own + others - overlap.Below) && (story.Part.Value.Unit.Kind != UnitKind.Money || overlap.Above >= SameRows * (story.Part.Above + other.Part.Above - overlap.Above)))
            return Sameness.SameRows;
        if (overlap.Below >= PartOf * others && !Differs(other, story))
            return Sameness.PartOf;
        return overlap.Below >= PartOf * own && !Differs(story, other) ? Sameness.Holds : null;
    }

    private static bool IsOfSameColumns(Candidate one, Candidate two) => ReferenceEquals(one.Kpi, two.Kpi) && one.Split.Columns.SequenceEqual(two.Split.Columns);

    // One segment that stands out makes all others differ from their rest, which it is in. Do they still, without it?
    private static bool DiffersWithout(Candidate story, Candidate other)
    {
        var split = other.Split;
        var cell = split.Whole.Cell.Without(story.Part.Cell);
        var left = split.Form.Formula(cell);
        var without = split with
        {
            // Respondents who stand in both are still there.
            Whole = new SplitPart(Segment.Total, split.SharesUnits ? left with { N = split.Whole.Value.N } : left, cell, null)
            {
                Groups = split.Whole.Groups.ToImmutableDictionary(
                    group => group.Key, group => story.Part.Groups.TryGetValue(group.Key, out var own) ? (group.Value.Above - own.Above, group.Value.Below - own.Below) : group.Value),
            },
            Parts = [other.Part],
        };
        return AgainstRest.Of(without, other.Part, 1, !other.Part.Groups.IsEmpty && !split.SharesUnits) is { PValue: < Chance } still
            && Math.Sign(still.Difference) == Math.Sign(other.Difference) && Math.Abs(still.Difference) >= Little * Math.Abs(other.Difference);
    }

    // One combination that stands out makes its neighbours stand out the other way. Do they still, when it takes no part in what is expected of them?
    private static Candidate? OtherSides(IReadOnlyList<Candidate> stories, Candidate other)
    {
        if (stories.Count == 0)
            return null;
        var without = other.Split with { Parts = [.. other.Split.Parts.Where(part => stories.All(story => story.Part.Segment != part.Segment))] };
        var left = Combination.Of(without, 1).FirstOrDefault(combination => combination.Part.Segment == other.Part.Segment);
        return left is { PValue: < Chance } && Math.Sign(left.Surprise) == Math.Sign(other.Difference) && Math.Abs(left.Surprise) >= Little * Math.Abs(other.Difference) ? null : stories[0];
    }

    private static bool AreFamily(Candidate one, Candidate two) =>
        KpiCatalogue.Beside(one.Kpi).Contains(two.Kpi) || KpiCatalogue.Beside(two.Kpi).Contains(one.Kpi)
        || KpiCatalogue.Ten.Any(kpi => KpiCatalogue.Beside(kpi).Contains(one.Kpi) && KpiCatalogue.Beside(kpi).Contains(two.Kpi))
        || one.Split.Query.Tables.Length > 1 && two.Split.Query.Tables.Length > 1 && one.Split.Query.Tables[0].Name == two.Split.Query.Tables[0].Name;

    // What is in both segments, above and below the line; null where their columns were not measured together. Spend may stand under a channel without a campaign, so that leads alone do not tell.
    private static (double Above, double Below)? Overlap(Candidate one, Candidate two) =>
        PairOf(one, two) is not { } pair ? null : Both(pair, one, two) is { } both ? (both.Above, both.Below) : (0, 0);

    private static Split? PairOf(Candidate one, Candidate two) => one.Split.Columns[0] == two.Split.Columns[0] ? null
        : one.Pairs.FirstOrDefault(pair => pair.Columns.Contains(one.Split.Columns[0]) && pair.Columns.Contains(two.Split.Columns[0]));

    private static SplitPart? Both(Split pair, Candidate one, Candidate two) => pair.Columns[0] == one.Split.Columns[0]
        ? pair.Find(one.Part.Segment.Values[0], two.Part.Segment.Values[0])
        : pair.Find(two.Part.Segment.Values[0], one.Part.Segment.Values[0]);

    // Does the part differ from the larger segment that it lies in, beyond chance and by enough to be a story of its own?
    private static bool Differs(Candidate part, Candidate larger)
    {
        if (Math.Abs(part.Part.Value.Value!.Value - larger.Part.Value.Value!.Value) < Little * Math.Abs(larger.Difference))
            return false;
        var within = PairOf(part, larger)!;
        var column = within.Columns.IndexOf(larger.Split.Columns[0]);
        var siblings = within.Parts.Where(p => p.Segment.Values[column] == larger.Part.Segment.Values[0]).ToArray();
        var inside = within with { Whole = larger.Part, Parts = [.. siblings] };
        return siblings.Length > 1 && Both(within, part, larger) is { } both && AgainstRest.Of(inside, both, 1, !larger.Part.Groups.IsEmpty && !within.SharesUnits) is { PValue: < Chance };
    }
}
