using KpiLab.Kpis;

namespace KpiLab.Scenarios;

/// <summary>The things that units are made of, in words.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, (LocalText One, LocalText Many)> Known = new(StringComparer.Ordinal)
    {
        ["visitor"] = (new("visitor", "bezoeker"), new("visitors", "bezoekers")),
        ["customer"] = (new("customer", "klant"), new("customers", "klanten")),
        ["order"] = (new("order", "bestelling"), new("orders", "bestellingen")),
        ["lead"] = (new("lead", "lead"), new("leads", "leads")),
        ["month"] = (new("month", "maand"), new("months", "maanden")),
        ["year"] = (new("year", "jaar"), new("years", "jaar")),
        ["fte"] = (new("FTE", "fte"), new("FTE", "fte")),
    };

    public static string One(string thing, Language language) => Known.TryGetValue(thing, out var words) ? words.One.In(language) : thing;

    public static string Many(string thing, Language language) => Known.TryGetValue(thing, out var words) ? words.Many.In(language) : thing;

    /// <summary>The sign of a currency, or its code and a space; null where the thing is no money.</summary>
    public static string? CurrencySign(string thing) => thing switch
    {
        "money" => "",
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        { Length: 3 } when thing.All(char.IsAsciiLetterUpper) => thing + NumberText.Space,
        _ => null,
    };
}
