using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>Everything that is compared for one KPI: each segment with the rest, each combination of two columns with what those explain.</summary>
internal static class KpiSearch
{
    /// <summary>The comparisons that have enough units and a test, in order of columns and segments.</summary>
    /// <param name="asked">The query.</param>
    /// <param name="options">What is searched.</param>
    /// <param name="done">Told after each split which share of them is measured; from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="DataException">The KPI cannot be computed, or has no value over everything.</exception>
    public static IReadOnlyList<Candidate> Of(KpiQuery asked, DiscoveryOptions options, Action<double> done, CancellationToken cancellation)
    {
        var search = SearchQuery.Of(asked, options);
        var reader = new SplitReader(search.Ready, cancellation);
        if (reader.Total.Value is not { } total || !double.IsFinite(total) || asked.Form.Total is not null)
            throw new DataException($"{asked.Kpi.Id} has no value over everything, so that segments have no rest to be held against.");
        ImmutableArray<string>[] singles = [.. search.Columns.Select(column => ImmutableArray.Create(column))];
        ImmutableArray<string>[] pairs = options.Pairs
            ? [.. from first in Enumerable.Range(0, singles.Length) from second in Enumerable.Range(first + 1, singles.Length - first - 1) select ImmutableArray.Create(search.Columns[first], search.Columns[second])]
            : [];
        var (splits, measured) = (new Split[singles.Length + pairs.Length], 0);
        var work = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.For(0, splits.Length, work, i =>
            {
                splits[i] = reader.Read(i < singles.Length ? singles[i] : pairs[i - singles.Length]);
                done(Interlocked.Increment(ref measured) / (double)splits.Length);
            });
        }
        catch (AggregateException e)
        {
            // What went wrong in one of the splits, as if they were read one by one.
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }

        Split[] measuredPairs = [.. splits.Skip(singles.Length)];
        return
        [
            .. splits.Take(singles.Length).Where(split => !KnowsTheAnswer(split)).SelectMany(split => Segments(split, reader, measuredPairs)),
            .. measuredPairs.Where(split => split.Columns.All(column => !KnowsTheAnswer(splits[search.Columns.IndexOf(column)]))).SelectMany(split => Combinations(split, reader, measuredPairs)),
        ];
    }

    // A column that is filled in afterwards, such as a reason for leaving: everyone with it has left.
    private static bool KnowsTheAnswer(Split split) =>
        split.Whole.Value.Unit.Kind == UnitKind.Fraction && split.Parts.Length > 1 && split.Parts.All(part => part.Value.Value is 0 or 1) && split.Whole.Value.Value is > 0 and < 1;

    private static IEnumerable<Candidate> Segments(Split split, SplitReader reader, IReadOnlyList<Split> pairs)
    {
        SplitPart[] sure = [.. split.Parts.Where(part => part.Error > 0)];
        var pooling = sure.Length > 1 ? PartialPooling.Of([.. sure.Select(part => part.Value.Value!.Value)], [.. sure.Select(part => part.Error!.Value)]) : null;
        var tested = split.Parts
            .Select(part => (Part: part, Test: AgainstRest.Of(split, part, reader.Dispersion, reader.IsOverMonths)))
            .Where(t => t.Test is not null)
            .Select(t => new Candidate
            {
                Split = split,
                Part = t.Part,
                Reference = t.Test!.Rest,
                Difference = t.Test.Difference,
                Interval = t.Test.Interval,
                PValue = t.Test.PValue,
                Shrunken = pooling is not null && t.Part.Error is > 0 and var error ? pooling.Expected(t.Part.Value.Value!.Value, error) : t.Part.Value.Value!.Value,
                Pairs = pairs,
            }).ToArray();
        // Of two segments that are each other's rest, the worse one tells it all.
        return tested.Length == 2 && split.Parts.Length == 2 ? tested.OrderByDescending(c => c.IsWorse).Take(1) : tested;
    }

    private static IEnumerable<Candidate> Combinations(Split split, SplitReader reader, IReadOnlyList<Split> pairs)
    {
        var combinations = Combination.Of(split, reader.Dispersion);
        if (combinations.Count == 0)
            return [];
        var pooling = PartialPooling.Of([.. combinations.Select(c => c.Surprise)], [.. combinations.Select(c => c.Error)], mean: 0);
        return combinations.Select(c => new Candidate
        {
            Split = split,
            Part = c.Part,
            Reference = new Measurement(c.Expected, c.Part.Value.Unit, null, null, c.Part.Value.N, null),
            Difference = c.Surprise,
            Interval = GroupedDifference.Interval(c.Surprise, c.Error, 1e6, split.Query.Level) with { Method = "main effects" },
            PValue = c.PValue,
            Shrunken = c.Expected + pooling.Expected(c.Surprise, c.Error),
            Pairs = pairs,
        });
    }
}
