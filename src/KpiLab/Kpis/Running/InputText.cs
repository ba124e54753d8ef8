namespace KpiLab.Kpis;

/// <summary>What the tables of KPIs hold, in Dutch.</summary>
internal static class InputText
{
    private static readonly Dictionary<string, string> Dutch = new(StringComparer.Ordinal)
    {
        ["answers"] = "antwoorden", ["answers on a scale of 1 to 5"] = "antwoorden op een schaal van 1 tot 5", ["cash flows"] = "kasstromen", ["companies"] = "bedrijven",
        ["customers"] = "klanten", ["employees"] = "medewerkers", ["events"] = "gebeurtenissen", ["invitations"] = "uitnodigingen", ["leads"] = "leads", ["market"] = "markt",
        ["market by company"] = "markt per bedrijf", ["orders"] = "bestellingen", ["own sales"] = "eigen verkoop", ["responses"] = "antwoorden", ["revenue"] = "omzet",
        ["sessions"] = "bezoeken", ["spend"] = "uitgaven", ["subscriptions"] = "abonnementen", ["table"] = "tabel", ["totals"] = "totalen",
    };

    /// <summary>The name of an input.</summary>
    public static string Of(KpiInput input, Language language) => language == Language.Dutch ? Dutch.GetValueOrDefault(input.Name, input.Name) : input.Name;
}
