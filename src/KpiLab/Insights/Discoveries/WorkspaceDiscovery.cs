using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>The search for what is hidden in a workspace.</summary>
public static class WorkspaceDiscovery
{
    /// <summary>Looks through KPIs, segments and pairs of columns for differences that are reliable over the whole search and large enough to matter.</summary>
    /// <remarks>
    /// A segment is held against the rest of the company; a combination of two columns against what each alone leads to expect (<see cref="Discovery.Reference"/>).
    /// Every p-value is corrected for all comparisons of all KPIs together. Groups under the KPI's minimum n, groups hidden for privacy and periods that the data do not fill take no part.
    /// What tells the same story is merged. An empty list is an answer: nothing reliable is there.
    /// </remarks>
    /// <param name="workspace">The tables.</param>
    /// <param name="options">What is searched, and how sure and large a difference must be.</param>
    /// <param name="progress">Told after each split; from several threads.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    public static DiscoveryList Discover(this Workspace workspace, DiscoveryOptions? options = null, IProgress<DiscoveryProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        options ??= new();
        if (options.FalseDiscoveryRate is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), options.FalseDiscoveryRate, "A false discovery rate lies between 0 and 1, such as 0.05.");
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        var candidates = Candidates(workspace, options, notes, progress, cancellation);
        double[] pValues = [.. candidates.Select(candidate => candidate.PValue)];
        var corrected = options.AnyDependence ? MultipleComparisons.BenjaminiYekutieli(pValues) : MultipleComparisons.BenjaminiHochberg(pValues);
        var worths = new DiscoveryWorth(workspace, options, cancellation);
        var known = new Dictionary<Kpi, UnitWorth?>();
        UnitWorth? WorthOf(Candidate candidate) => known.TryGetValue(candidate.Kpi, out var worth) ? worth
            : known[candidate.Kpi] = worths.Of(candidate.Kpi, candidate.Part.Value.Unit);
        var material = candidates.Select((candidate, i) => candidate with { Corrected = corrected[i] })
            .Where(candidate => candidate.Corrected <= options.FalseDiscoveryRate && candidate.Effect >= options.SmallestEffect)
            .Select(candidate => candidate with { Money = WorthOf(candidate) is { } worth && candidate.Size * worth.Amount is var money && double.IsFinite(money) ? money : null })
            .OrderByDescending(candidate => candidate.Money is not null).ThenByDescending(candidate => candidate.Money ?? candidate.Effect)
            .ThenBy(candidate => candidate.Kpi.Id, StringComparer.Ordinal).ThenBy(candidate => string.Join('\u001f', candidate.Split.Columns), StringComparer.Ordinal).ThenBy(candidate => candidate.Part.Segment);
        var results = new Dictionary<(string, string), (KpiQuery, KpiResult)>();
        return new(
            [.. Merger.Merge(material).Select(story => Show(story.Story, story.Merged, candidates.Count, WorthOf(story.Story), results, workspace, options, cancellation))],
            candidates.Count, options.FalseDiscoveryRate, notes.ToImmutable());
    }

    private static List<Candidate> Candidates(Workspace workspace, DiscoveryOptions options, ImmutableArray<LocalText>.Builder notes, IProgress<DiscoveryProgress>? progress, CancellationToken cancellation)
    {
        var candidates = new List<Candidate>();
        var kpis = options.Kpis.Count > 0 ? options.Kpis : KpiCatalogue.Ten;
        for (var i = 0; i < kpis.Count; i++)
        {
            var (kpi, before) = (kpis[i], i);
            cancellation.ThrowIfCancellationRequested();
            if (Asked(kpi, workspace, options) is not { } query)
            {
                notes.Add(Phrases.Say(language => $"{Phrases.Name(kpi, language)}: {kpi.WhatIsMissing(workspace).In(language)}"));
                continue;
            }

            try
            {
                candidates.AddRange(KpiSearch.Of(query, options, share => progress?.Report(new(kpi, (before + share) / kpis.Count)), cancellation));
            }
            catch (DataException e)
            {
                notes.Add(Phrases.Say(language => $"{Phrases.Name(kpi, language)}: {e.Message}"));
            }
        }

        return candidates;
    }

    private static KpiQuery? Asked(Kpi kpi, Workspace workspace, DiscoveryOptions options)
    {
        var query = kpi.In(workspace);
        if (query is not null && options.Currency is { } currency)
            query = query.In(currency);
        if (query is not null && options.AsOf is { } asOf)
            query = query.Until(asOf);
        return query is not null && options.Days is { } days ? query.Between(days.Start, days.End) : query;
    }

    private static Discovery Show(
        Candidate story, IEnumerable<(Candidate Merged, Sameness Why)> merged, int compared, UnitWorth? worth,
        Dictionary<(string Kpi, string Columns), (KpiQuery Query, KpiResult Result)> results, Workspace workspace, DiscoveryOptions options, CancellationToken cancellation)
    {
        var key = (story.Kpi.Id, string.Join('\u001f', story.Split.Columns));
        if (!results.TryGetValue(key, out var shown))
        {
            var query = Asked(story.Kpi, workspace, options)!.By([.. story.Split.Columns.Select(column => (Measures.Field)column)]);
            results.Add(key, shown = (query, query.Run(cancellation)));
        }

        var value = shown.Result.Rows.First(row => row.Segment == story.Part.Segment).Measurement;
        return new Discovery
        {
            Kpi = story.Kpi,
            Columns = story.Split.Columns,
            Segment = story.Part.Segment,
            Value = value,
            Reference = story.Reference with { Unit = shown.Result.Unit },
            Difference = story.Difference,
            Interval = story.Interval,
            Shrunken = story.Shrunken,
            PValue = story.Corrected,
            Effect = story.Effect,
            Money = story.Money,
            IsWorse = story.IsWorse,
            Text = DiscoveryText.Of(story, shown.Result, value, compared, worth),
            Merged = [.. merged.Select(m => DiscoveryText.Merged(m.Merged, shown.Result, m.Why))],
            Actions = story.IsWorse ? ActionChoice.ForColumns(story.Kpi, story.Split.Columns) : [],
            Query = shown.Query,
            Result = shown.Result,
        };
    }
}
