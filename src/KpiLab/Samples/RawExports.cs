using System.Globalization;
using System.Text;

namespace KpiLab.Samples;

/// <summary>Writes the sample company's files again as a Dutch office would export them: Dutch headers, semicolons, decimal commas, € signs, d-M-yyyy, Windows-1252, a title above and a total below.</summary>
internal static class RawExports
{
    private static readonly Dictionary<string, (string Name, string[] Header)> Tables = new()
    {
        ["customers"] = ("klanten", ["klantnummer", "begindatum", "kanaal", "regio", "abonnement"]),
        ["subscriptions"] = ("abonnementen", ["klantnummer", "abonnement", "kanaal", "regio", "ingangsdatum", "opzegdatum", "maandbedrag"]),
        ["orders"] = ("bestellingen", ["bestelnummer", "klantnummer", "besteldatum", "product", "bedrag", "marge"]),
        ["spend"] = ("marketingkosten", ["datum", "categorie", "kostensoort", "kanaal", "bedrag"]),
        ["leads"] = ("leads", ["leadnummer", "datum", "kanaal", "datum mql", "datum sql", "datum gewonnen"]),
        ["employees"] = ("medewerkers", ["medewerkernummer", "afdeling", "dienstverband", "fte", "datum in dienst", "datum uit dienst"]),
        ["revenue"] = ("omzet", ["datum", "afdeling", "omzet"]),
        ["survey_responses"] = ("nps enquete", ["antwoordnummer", "datum", "contactmoment", "cijfer"]),
        ["cash_flows"] = ("kasstromen", ["project", "datum", "kosten", "opbrengst"]),
        ["own_sales"] = ("eigen omzet", ["datum", "regio", "omzet"]),
        ["market"] = ("markt", ["datum", "regio", "bedrijf", "omzet"]),
    };

    private static readonly string[] MoneyColumns = ["bedrag", "marge", "maandbedrag", "omzet", "kosten", "opbrengst"];

    public static void Write(string plainFolder, string rawFolder)
    {
        Directory.CreateDirectory(rawFolder);
        var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        foreach (var (plain, (name, header)) in Tables)
        {
            using var reader = new StreamReader(Path.Combine(plainFolder, plain + ".csv"));
            using var writer = new StreamWriter(Path.Combine(rawFolder, name + ".csv"), false, windows1252) { NewLine = "\r\n" };
            reader.ReadLine();
            writer.WriteLine($"Bruin & Blad – {name}");
            writer.WriteLine();
            writer.WriteLine(string.Join(';', header));
            var total = new decimal[header.Length];
            while (reader.ReadLine() is { } line)
                writer.WriteLine(string.Join(';', line.Split(',').Select((cell, at) => Dutch(cell, header[at], ref total[at]))));
            if (header.Any(MoneyColumns.Contains))
                writer.WriteLine(string.Join(';', header.Select((column, at) => at == 0 ? "Totaal" : MoneyColumns.Contains(column) ? Amount(total[at]) : "")));
        }
    }

    private static string Dutch(string cell, string column, ref decimal total)
    {
        if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("d-M-yyyy", CultureInfo.InvariantCulture);
        if (MoneyColumns.Contains(column))
        {
            var amount = decimal.Parse(cell, CultureInfo.InvariantCulture);
            total += amount;
            return Amount(amount);
        }

        return column == "fte" ? cell.Replace('.', ',') : cell;
    }

    // 1234.5 as € 1.234,50.
    private static string Amount(decimal amount) =>
        "€ " + amount.ToString("#,##0.00", CultureInfo.InvariantCulture).Replace(',', '\u0001').Replace('.', ',').Replace('\u0001', '.');
}
