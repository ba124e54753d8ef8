namespace KpiLab.Data;

/// <summary>The words of a column name: <c>customerID</c>, <c>customer_id</c> and <c>Customer ID</c> are all customer, id.</summary>
internal sealed class NameWords
{
    private static readonly string[] Identifiers =
        ["id", "ids", "nr", "no", "num", "number", "nummer", "code", "key", "sku", "ean", "iban", "kvk", "btw", "vat", "zip", "postcode", "postal", "phone", "tel", "telefoon", "mobiel", "fax", "ref", "reference", "kenmerk", "uuid", "guid"];

    private static readonly string[] Dates =
        ["date", "datum", "dag", "day", "maand", "month", "periode", "period", "week", "kwartaal", "quarter", "start", "end", "einde", "eind", "begin", "since", "sinds", "until", "tot", "vanaf", "ingang", "opgezegd", "time", "tijd", "tijdstip", "timestamp", "dt", "created", "updated", "at", "aangemaakt", "from", "to", "cancel", "cancelled", "mql", "sql", "won"];

    private static readonly string[] Numbers =
        ["amount", "bedrag", "revenue", "omzet", "price", "prijs", "cost", "costs", "kosten", "spend", "uitgaven", "quantity", "aantal", "qty", "score", "cijfer", "fte", "margin", "marge", "return", "opbrengst", "total", "totaal", "value", "waarde", "fee", "charges", "sales", "budget", "percentage", "pct", "rate", "count"];

    private static readonly string[] Flags =
        ["is", "has", "heeft", "flag", "converted", "conversion", "geconverteerd", "churn", "churned", "opgezegd", "purchase", "purchased", "gekocht", "checkout", "cart", "active", "actief", "target", "subscribed", "deleted", "won", "gewonnen", "left", "attrition", "view", "details"];

    private NameWords(string name, string[] words) => (Name, Words) = (name, words);

    /// <summary>The name as it stands.</summary>
    public string Name { get; }

    /// <summary>Its words in lower case.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>It names an identifier or code: kept as text where any value is not a plain number.</summary>
    public bool IsIdentifier => Any(Identifiers) || EndsWith("nummer") || EndsWith("code") || EndsWith("id") && Words[^1].Length <= 12 && Words[^1] is "customerid" or "orderid" or "klantid" or "userid" or "productid";

    /// <summary>It names a moment or period.</summary>
    public bool IsDate => Any(Dates) || EndsWith("datum") || EndsWith("date") || EndsWith("maand");

    /// <summary>It names an amount, count or score.</summary>
    public bool IsNumber => Any(Numbers) || EndsWith("bedrag") || EndsWith("prijs") || EndsWith("kosten") || EndsWith("omzet") || EndsWith("waarde");

    /// <summary>It names something that is so or not, where 1 and 0 mean yes and no.</summary>
    public bool IsFlag => Any(Flags);

    public static NameWords Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var turns = !ends && i > start && char.IsUpper(name[i])
                && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])));
            if (!ends && !turns)
                continue;
            if (i > start)
                words.Add(name[start..i].ToLowerInvariant());
            start = turns ? i : i + 1;
        }

        return new(name, [.. words]);
    }

    private bool Any(string[] list) => Words.Any(word => Array.IndexOf(list, word) >= 0);

    private bool EndsWith(string end) => Words.Any(word => word.EndsWith(end, StringComparison.Ordinal));
}
