using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>What links between engagement and results say, and what they do not.</summary>
internal static class EngagementLinksText
{
    internal static LocalText NoSurvey { get; } = new("There are no answers of a survey with departments.", "Er zijn geen antwoorden van een meting met afdelingen.");

    internal static LocalText NoResults { get; } = new(
        "No result (turnover, absence, revenue per employee) is known by department.", "Geen resultaat (verloop, verzuim, omzet per medewerker) is per afdeling bekend.");

    internal static LocalText TooFew(int departments) => Say(language => Pick(
        language,
        $"Under {EngagementLinks.FewestDepartments} departments have enough respondents to be shown ({departments}): not even a perfect order would be rare.",
        $"Minder dan {EngagementLinks.FewestDepartments} afdelingen hebben genoeg respondenten om te tonen ({departments}): zelfs een volmaakte volgorde zou niet zeldzaam zijn."));

    internal static LocalText Of(EngagementLinks links) => Say(language =>
    {
        if (links.Reason is { } reason)
            return reason.In(language);
        var reliable = links.Links.Where(link => link.IsReliable).ToArray();
        var parts = new List<string>();
        if (reliable.Length == 0)
        {
            parts.Add(Pick(
                language,
                $"None of {links.Links.Length} links between engagement and results is reliable over {links.Departments} departments.",
                $"Geen van {links.Links.Length} verbanden tussen betrokkenheid en resultaten is betrouwbaar over {links.Departments} afdelingen."));
            parts.Add(Pick(language, "The strongest: ", "Het sterkste: ") + OfLink(links.Links[0], links.Links.Length, language));
        }

        parts.AddRange(reliable.Select(link => OfLink(link, links.Links.Length, language)));
        if (!links.WithoutData.IsEmpty)
            parts.Add(Pick(language, "No data by department on: ", "Geen gegevens per afdeling over: ") + string.Join(", ", links.WithoutData.Select(name => Lower(name.In(language)))) + ".");
        parts.Add(Warning(links.Departments, language));
        return string.Join(" ", parts);
    });

    /// <summary>One link: what goes with what, how strongly, how sure.</summary>
    internal static string OfLink(EngagementLink link, int tested, Language language)
    {
        var theme = link.Theme is { } name ? $"“{name}”" : Pick(language, "engagement", "betrokkenheid");
        var value = NumberText.Signed(link.Correlation.Value, 2, language);
        var interval = link.Correlation.Interval is { } sure
            ? $"{NumberText.Fixed(100 * sure.Level, 0, language)}{Pick(language, NumberText.Space + "% interval", "%-interval")} {NumberText.Signed(sure.Low, 2, language)} {Pick(language, "to", "tot")} {NumberText.Signed(sure.High, 2, language)}, " : "";
        var outcome = Lower(link.Outcome.In(language));
        var rises = link.Correlation.Value > 0 ? Pick(language, "higher", "hoger") : Pick(language, "lower", "lager");
        return Pick(
            language,
            $"{theme} with {outcome}: rank correlation {value} over {link.Correlation.N} departments ({interval}{Probability(link.PValue, language)} after correction for {tested} comparisons); where it scores higher, {outcome} is {(link.IsReliable ? "reliably " : "")}{rises}{(link.IsReliable ? "" : ", which chance can explain")}.",
            $"{theme} met {outcome}: rangcorrelatie {value} over {link.Correlation.N} afdelingen ({interval}{Probability(link.PValue, language)} na correctie voor {tested} vergelijkingen); waar de score hoger is, is {outcome} {(link.IsReliable ? "betrouwbaar " : "")}{rises}{(link.IsReliable ? "" : ", wat toeval kan zijn")}.");
    }

    private static string Warning(int departments, Language language) => Pick(
        language,
        $"A link is no cause: departments differ in more than engagement, and results also shape answers. With {departments} departments only a nearly perfect order can stand out.",
        $"Een verband is geen oorzaak: afdelingen verschillen in meer dan betrokkenheid, en resultaten kleuren ook de antwoorden. Met {departments} afdelingen kan alleen een vrijwel volmaakte volgorde opvallen.");

    private static string Lower(string name) => name.Skip(1).Any(char.IsUpper) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
