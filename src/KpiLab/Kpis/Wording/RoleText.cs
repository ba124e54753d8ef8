using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The names of roles and of columns named after one, in the reader's language. The names of other columns stay as they are in the data.</summary>
public static class RoleText
{
    private static readonly Dictionary<Role, string> Dutch = new()
    {
        [Role.Customer] = "klant", [Role.Visitor] = "bezoeker", [Role.Employee] = "medewerker", [Role.Respondent] = "respondent", [Role.Order] = "bestelling",
        [Role.Date] = "datum", [Role.Start] = "begin", [Role.End] = "einde", [Role.Amount] = "bedrag", [Role.Currency] = "valuta", [Role.Quantity] = "aantal",
        [Role.Price] = "prijs", [Role.Margin] = "marge", [Role.Cost] = "kosten", [Role.Return] = "opbrengst", [Role.Category] = "categorie", [Role.Channel] = "kanaal",
        [Role.Campaign] = "campagne", [Role.Product] = "product", [Role.Region] = "regio", [Role.Plan] = "abonnement", [Role.Device] = "apparaat", [Role.Project] = "project",
        [Role.Fte] = "fte", [Role.Contract] = "contract", [Role.Department] = "afdeling", [Role.Theme] = "thema", [Role.Question] = "vraag", [Role.Score] = "score",
        [Role.Touchpoint] = "contactmoment", [Role.Wave] = "meting", [Role.Invited] = "uitgenodigd", [Role.Company] = "bedrijf", [Role.Leads] = "aantal leads",
        [Role.Customers] = "aantal klanten", [Role.Employees] = "aantal medewerkers", [Role.Lead] = "lead", [Role.Mql] = "mql", [Role.Sql] = "sql", [Role.Won] = "gewonnen",
        [Role.Churned] = "vertrokken", [Role.Converted] = "geconverteerd", [Role.Step] = "stap",
    };

    /// <summary>The name of a role, in small letters.</summary>
    public static string Name(Role role, Language language) => language == Language.Dutch ? Dutch.GetValueOrDefault(role, Field.RoleName(role)) : Field.RoleName(role);

    /// <summary>The name, with the word that <c>--map</c> takes after it where that is another: "klant (customer)".</summary>
    public static string NameAndId(Role role, Language language) =>
        Name(role, language) is var name && name == Field.RoleName(role) ? name : $"{name} ({Field.RoleName(role)})";

    /// <summary>The name of a column: that of a role where it bears its name, else as it is.</summary>
    public static string Column(string name, Language language)
    {
        ArgumentNullException.ThrowIfNull(name);
        return language == Language.Dutch && Field.RoleNamed(name) is { } role ? Name(role, language) : name;
    }
}
