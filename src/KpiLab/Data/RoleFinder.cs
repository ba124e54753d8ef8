namespace KpiLab.Data;

/// <summary>Finds the roles of columns from their names, English and Dutch, and from what they hold.</summary>
internal static class RoleFinder
{
    private static readonly ColumnKind[] Any = [ColumnKind.Text, ColumnKind.Number, ColumnKind.Date, ColumnKind.Flag];
    private static readonly ColumnKind[] Key = [ColumnKind.Text, ColumnKind.Number];
    private static readonly ColumnKind[] Number = [ColumnKind.Number];
    private static readonly ColumnKind[] Date = [ColumnKind.Date];
    private static readonly ColumnKind[] Label = [ColumnKind.Text, ColumnKind.Number, ColumnKind.Date];

    // Names as words joined by spaces, most telling first. The first column that bears the first name takes the role.
    private static readonly (Role Role, ColumnKind[] Kinds, string[] Names)[] Rules =
    [
        (Role.Customer, Key, ["customer id", "customerid", "client id", "klant id", "klantnummer", "klantnr", "klant nr", "klantcode", "debiteurnummer", "debiteur", "customer number", "customer no", "account id", "customer", "klant", "client", "account"]),
        (Role.Visitor, Key, ["visitor id", "bezoeker id", "bezoekernummer", "session id", "sessie id", "sessienummer", "user id", "visitor", "bezoeker", "session", "sessie"]),
        (Role.Employee, Key, ["employee id", "employee number", "employee no", "medewerkernummer", "medewerker id", "medewerker nr", "medewerkernr", "personeelsnummer", "personeelsnr", "employee", "medewerker"]),
        (Role.Respondent, Key, ["respondent id", "respondentnummer", "respondent nr", "respondent", "response id"]),
        (Role.Order, Key, ["order id", "order number", "order no", "invoice no", "invoice number", "invoice id", "ordernummer", "bestelnummer", "bestelling id", "factuurnummer", "transaction id", "order", "bestelling", "factuur", "invoice"]),
        (Role.Lead, Key, ["lead id", "leadnummer", "lead nr", "lead"]),
        (Role.Mql, Date, ["mql date", "mql datum", "datum mql", "mql", "marketing qualified"]),
        (Role.Sql, Date, ["sql date", "sql datum", "datum sql", "sql", "sales qualified"]),
        (Role.Won, Date, ["won date", "gewonnen op", "datum gewonnen", "gewonnen datum", "won", "gewonnen", "closed won"]),
        (Role.Start, Date, ["start date", "startdatum", "begindatum", "ingangsdatum", "datum in dienst", "in dienst", "indienst", "hire date", "first order", "first order date", "klant sinds", "signup date", "sign up", "start", "begin", "ingang", "van"]),
        (Role.End, [ColumnKind.Date, ColumnKind.Text], ["end date", "einddatum", "opzegdatum", "datum uit dienst", "uit dienst", "uitdienst", "cancel date", "cancelled", "cancel", "canceled", "churn date", "termination date", "opgezegd per", "opgezegd op", "end", "einde", "eind", "tot"]),
        (Role.Date, Date, ["date", "datum", "order date", "orderdatum", "invoice date", "factuurdatum", "besteldatum", "boekdatum", "transaction date", "maand", "month", "periode", "period", "dag", "day", "timestamp", "tijdstip", "created at", "aangemaakt", "created", "week"]),
        (Role.Churned, [ColumnKind.Flag], ["churn", "churned", "opgezegd", "vertrokken", "attrition", "left", "exited", "is churned", "cancelled"]),
        (Role.Converted, [ColumnKind.Flag], ["converted", "conversion", "conversie", "geconverteerd", "purchase", "purchased", "aankoop", "gekocht", "ordered", "besteld", "revenue", "y", "deposit", "subscribed", "afgerekend", "bestelling"]),
        (Role.Amount, Number, ["amount", "bedrag", "revenue", "omzet", "sales", "verkopen", "verkoop", "net amount", "netto bedrag", "total amount", "totaalbedrag", "maandbedrag", "monthly amount", "monthly charges", "mrr", "abonnementsbedrag", "spend", "spending", "uitgaven", "orderbedrag", "orderwaarde", "order value", "turnover", "marktomzet", "waarde", "value"]),
        (Role.Cost, Number, ["cost", "costs", "kosten", "investering", "investment"]),
        (Role.Return, Number, ["return", "returns", "opbrengst", "opbrengsten", "rendement", "payback", "gain"]),
        (Role.Margin, Number, ["margin", "marge", "gross margin", "brutomarge", "bruto marge", "contribution"]),
        (Role.Quantity, Number, ["quantity", "aantal", "qty", "stuks"]),
        (Role.Price, Number, ["unit price", "price", "prijs", "stuksprijs", "prijs per stuk"]),
        (Role.Currency, [ColumnKind.Text], ["currency", "valuta", "munt"]),
        (Role.Category, [ColumnKind.Text], ["category", "categorie", "cost category", "kostencategorie", "cost type", "kostensoort", "soort", "rubriek"]),
        (Role.Channel, [ColumnKind.Text], ["channel", "kanaal", "acquisition channel", "wervingskanaal", "bron", "source", "medium"]),
        (Role.Campaign, [ColumnKind.Text], ["campaign", "campagne", "campaign name", "campagnenaam"]),
        (Role.Product, [ColumnKind.Text], ["product", "product line", "productlijn", "artikel", "stock code", "productgroep", "sku"]),
        (Role.Region, [ColumnKind.Text], ["region", "regio", "country", "land", "provincie", "province", "gebied"]),
        (Role.Plan, [ColumnKind.Text], ["plan", "abonnement", "subscription", "contract", "abonnementsvorm", "tarief", "pakket"]),
        (Role.Device, [ColumnKind.Text], ["device", "apparaat", "toestel", "platform"]),
        (Role.Project, Key, ["project", "investment name", "initiatief"]),
        (Role.Fte, Number, ["fte", "deeltijdfactor", "parttime", "formatie"]),
        (Role.Department, [ColumnKind.Text], ["department", "afdeling", "team"]),
        (Role.Theme, [ColumnKind.Text], ["theme", "thema", "driver"]),
        (Role.Question, Label, ["question", "vraag", "stelling", "item", "question id"]),
        (Role.Score, Number, ["score", "cijfer", "nps", "nps score", "answer", "antwoord", "likely to recommend", "aanbeveling", "rating", "waardering"]),
        (Role.Touchpoint, [ColumnKind.Text], ["touchpoint", "contactmoment", "touch point", "moment"]),
        (Role.Wave, Label, ["wave", "ronde", "meting", "meetronde", "survey round"]),
        (Role.Invited, Number, ["invited", "uitgenodigd", "uitnodigingen", "invitations", "aantal uitgenodigd"]),
        (Role.Company, [ColumnKind.Text], ["company", "bedrijf", "aanbieder", "merk", "brand", "concurrent", "competitor", "supplier", "firma"]),
        (Role.Leads, Number, ["leads", "aantal leads", "number of leads", "lead count"]),
        (Role.Customers, Number, ["customers", "new customers", "klanten", "nieuwe klanten", "aantal klanten"]),
        (Role.Employees, Number, ["employees", "medewerkers", "headcount", "aantal medewerkers", "number of employees", "personen", "ftes", "fte"]),
        (Role.Contract, [ColumnKind.Text], ["contract type", "contract", "contractvorm", "dienstverband", "employment type", "employment"]),
    ];

    /// <param name="table">The table's name.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="typed">True where a column's kind is known also without a value in it, as in a database.</param>
    public static RoleMap Find(string table, IReadOnlyList<Column> columns, bool typed = false)
    {
        var map = RoleMap.Empty;
        var names = columns.Select(c => string.Join(' ', NameWords.Of(c.Name).Words)).ToArray();
        var staff = names.Any(n => n is "employee id" or "employee number" or "fte" || n.StartsWith("medewerker", StringComparison.Ordinal) || n.StartsWith("personeel", StringComparison.Ordinal)) || table.Contains("employee", StringComparison.OrdinalIgnoreCase) || table.Contains("medewerker", StringComparison.OrdinalIgnoreCase);
        var totals = columns.Any(c => c is NumberColumn) && names.Any(n => n is "employees" or "medewerkers" or "headcount");
        var taken = new HashSet<int>();
        foreach (var (role, kinds, wanted) in Rules)
        {
            if (role is Role.Plan && staff || role is Role.Employee && totals || role is Role.Employees && map.Has(Role.Fte))
                continue;
            var at = wanted.Select(name => Array.FindIndex(names, 0, n => n == name || (kinds != Any && Without(n) == name))).FirstOrDefault(i => i >= 0 && !taken.Contains(i) && Fits(columns[i], kinds, role, typed), -1);
            if (at >= 0 && taken.Add(at))
                map = map.With(role, columns[at].Name);
        }

        return Scales(table, columns, names, Steps(columns, Single(columns, names, map)));
    }

    // "amount_eur" and "bedrag (EUR)" are amounts.
    private static string Without(string name)
    {
        foreach (var ending in (ReadOnlySpan<string>)[" eur", " euro", " usd", " gbp", " excl btw", " ex btw", " in euro", " excl vat"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return name[..^ending.Length];
        }

        return name;
    }

    private static bool Fits(Column column, ColumnKind[] kinds, Role role, bool typed)
    {
        if (!typed && column.MissingCount == column.Length)
            return role == Role.End;
        if (role is Role.End or Role.Mql or Role.Sql or Role.Won or Role.Start or Role.Date)
            return column.Kind == ColumnKind.Date;
        return kinds.Contains(column.Kind);
    }

    // A table whose only date bears an unusual name has that as its date.
    private static RoleMap Single(IReadOnlyList<Column> columns, string[] names, RoleMap map)
    {
        _ = names;
        Column[] dates = [.. columns.Where(c => c is DateColumn && map.RoleOf(c.Name) is null)];
        return dates.Length == 1 && !map.Has(Role.Date) && !map.Has(Role.Start) ? map.With(Role.Date, dates[0].Name) : map;
    }

    // Several yes/no columns beside the one that says converted are the steps before it.
    private static RoleMap Steps(IReadOnlyList<Column> columns, RoleMap map)
    {
        if (map.ColumnOf(Role.Converted) is not { } converted)
        {
            return map.Has(Role.Visitor) && columns.OfType<TextColumn>().FirstOrDefault(c => string.Join(' ', NameWords.Of(c.Name).Words) is "step" or "stap" or "event" or "gebeurtenis") is { } step
                ? map.With(Role.Step, step.Name) : map;
        }

        string[] flags = [.. columns.OfType<FlagColumn>().Where(c => c.Name == converted || map.RoleOf(c.Name) is null).Select(c => c.Name)];
        string[] known = ["view", "cart", "winkelmand", "checkout", "kassa", "afreken", "shipping", "verzend", "detail", "bekeken", "payment", "betaal", "product"];
        string[] steps = [.. flags.Where(f => f == converted || known.Any(word => f.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        return steps.Length > 1 ? map.With(Role.Step, [.. steps.Where(s => s != converted), converted]) : map;
    }

    // Survey questions as columns: whole numbers on one short scale, named for satisfaction, recommendation and the like.
    private static RoleMap Scales(string table, IReadOnlyList<Column> columns, string[] names, RoleMap map)
    {
        _ = table;
        if (map.Has(Role.Score))
            return map;
        if (columns.OfType<NumberColumn>().FirstOrDefault(c => string.Join(' ', NameWords.Of(c.Name).Words) is var n && (n.Contains("recommend", StringComparison.Ordinal) || n.Contains("aanbevel", StringComparison.Ordinal)) && c is { Minimum: >= 0, Maximum: <= 10 }) is { } recommend)
            return map.With(Role.Score, recommend.Name);
        string[] words = ["satisfaction", "tevredenheid", "engagement", "betrokken", "involvement", "stelling", "worklife", "balance"];
        string[] scales = [.. columns.Where((c, i) => c is NumberColumn { IsWhole: true, Minimum: >= 1, Maximum: <= 7 } && words.Any(w => names[i].Contains(w, StringComparison.Ordinal)) && map.RoleOf(c.Name) is null).Select(c => c.Name)];
        return scales.Length > 1 ? map.With(Role.Score, scales) : map;
    }
}
