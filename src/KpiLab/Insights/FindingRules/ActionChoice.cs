using KpiLab.Kpis;

namespace KpiLab.Insights.FindingRules;

/// <summary>Chooses the actions whose cause fits the pattern that was found, in the order of the KPI's own list.</summary>
internal static class ActionChoice
{
    private const int Most = 3;

    // Parts of column names, English and Dutch; the first that fits decides.
    private static readonly (string Part, Cue Cue)[] ColumnParts =
    [
        ("payment", Cue.Payment), ("betaal", Cue.Payment), ("incasso", Cue.Payment),
        ("channel", Cue.Channel), ("kanaal", Cue.Channel), ("source", Cue.Channel), ("bron", Cue.Channel),
        ("campaign", Cue.Channel), ("campagne", Cue.Channel), ("medium", Cue.Channel), ("project", Cue.Channel),
        ("device", Cue.Device), ("apparaat", Cue.Device), ("browser", Cue.Device), ("platform", Cue.Device),
        ("touchpoint", Cue.Moment), ("contactmoment", Cue.Moment), ("step", Cue.Moment), ("stap", Cue.Moment),
        ("theme", Cue.Theme), ("thema", Cue.Theme), ("reason", Cue.Theme), ("reden", Cue.Theme), ("question", Cue.Theme), ("vraag", Cue.Theme),
        ("cohort", Cue.Cohort), ("tenure", Cue.Cohort), ("dienst", Cue.Cohort), ("looptijd", Cue.Cohort), ("klantduur", Cue.Cohort),
        ("department", Cue.Team), ("afdeling", Cue.Team), ("team", Cue.Team), ("manager", Cue.Team), ("functie", Cue.Team), ("job", Cue.Team),
        ("plan", Cue.Product), ("abonnement", Cue.Product), ("product", Cue.Product), ("pakket", Cue.Product), ("contract", Cue.Product),
        ("category", Cue.Product), ("categorie", Cue.Product),
        ("region", Cue.Region), ("regio", Cue.Region), ("country", Cue.Region), ("land", Cue.Region), ("province", Cue.Region),
        ("provincie", Cue.Region), ("city", Cue.Region), ("plaats", Cue.Region), ("vestiging", Cue.Region), ("branch", Cue.Region),
        ("sector", Cue.Customer), ("industry", Cue.Customer), ("segment", Cue.Customer), ("customer", Cue.Customer), ("klant", Cue.Customer),
        ("size", Cue.Customer), ("visitor", Cue.Customer), ("bezoeker", Cue.Customer),
    ];

    /// <summary>The actions for a part that stands out in a split by these columns.</summary>
    internal static IReadOnlyList<CauseAction> ForColumns(Kpi kpi, IEnumerable<string> columns) =>
        For(kpi, [.. columns.SelectMany(CuesOf)]);

    /// <summary>The actions for these patterns; where none fits, those for the most common causes.</summary>
    internal static IReadOnlyList<CauseAction> For(Kpi kpi, IReadOnlyCollection<Cue> cues)
    {
        var fitting = kpi.Text.Actions.Where(action => action.Cues.Any(cues.Contains)).Take(Most).ToArray();
        return fitting.Length > 0 ? fitting : [.. kpi.Text.Actions.Take(Most)];
    }

    private static IEnumerable<Cue> CuesOf(string column)
    {
        foreach (var (part, cue) in ColumnParts)
        {
            if (column.Contains(part, StringComparison.OrdinalIgnoreCase))
                return [cue];
        }

        return [];
    }
}
