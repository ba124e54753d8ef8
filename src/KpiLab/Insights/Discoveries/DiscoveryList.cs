using System.Collections;
using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What a search found, most money first, then by how much it moves the whole; and what the search was. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class DiscoveryList : IReadOnlyList<Discovery>
{
    private readonly ImmutableArray<Discovery> discoveries;

    internal DiscoveryList(ImmutableArray<Discovery> discoveries, int compared, double falseDiscoveryRate, ImmutableArray<LocalText> notes)
    {
        this.discoveries = discoveries;
        Compared = compared;
        FalseDiscoveryRate = falseDiscoveryRate;
        Notes = notes;
    }

    /// <summary>How many comparisons were made, over which the rate is controlled.</summary>
    public int Compared { get; }

    /// <summary>The share of false discoveries that is accepted among those reported.</summary>
    public double FalseDiscoveryRate { get; }

    /// <summary>KPIs that were not searched, and why.</summary>
    public ImmutableArray<LocalText> Notes { get; }

    /// <summary>What was searched and how much of it was found, in a sentence.</summary>
    public LocalText Summary => FindingRules.Phrases.Say(language =>
    {
        var compared = ValueText.Count(Compared, language);
        var rate = ValueText.Full(FalseDiscoveryRate, Unit.Percent, language);
        return (discoveries.Length, language) switch
        {
            (_, Language.Dutch) when Compared == 0 => "Niets om te vergelijken: geen KPI heeft segmenten met genoeg gegevens.",
            (_, _) when Compared == 0 => "Nothing to compare: no KPI has segments with enough data.",
            (0, Language.Dutch) => $"Niets betrouwbaars en wezenlijks gevonden in {compared} vergelijkingen (hoogstens {rate} vals alarm).",
            (0, _) => $"Nothing reliable and material was found in {compared} comparisons (false discovery rate {rate}).",
            (var found, Language.Dutch) => $"{found} {(found == 1 ? "betrouwbaar verschil" : "betrouwbare verschillen")} uit {compared} vergelijkingen; hoogstens {rate} van zulke vondsten is naar verwachting toeval.",
            (var found, _) => $"{found} reliable {(found == 1 ? "difference" : "differences")} out of {compared} comparisons; of such finds at most {rate} is expected to be chance.",
        };
    });

    /// <inheritdoc/>
    public int Count => discoveries.Length;

    /// <inheritdoc/>
    public Discovery this[int index] => discoveries[index];

    /// <summary>The first discoveries, with the same account of the search.</summary>
    public DiscoveryList Top(int count) => new([.. discoveries.Take(count)], Compared, FalseDiscoveryRate, Notes);

    /// <inheritdoc/>
    public IEnumerator<Discovery> GetEnumerator() => ((IEnumerable<Discovery>)discoveries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
