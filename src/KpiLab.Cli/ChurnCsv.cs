using System.Globalization;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Cli;

/// <summary>A save list as CSV: commas, points, quotes where needed; text from data that a spreadsheet would run as a formula is led by an apostrophe.</summary>
internal static class ChurnCsv
{
    public static void Write(string path, SaveList list)
    {
        var unfinished = path + ".unfinished";
        using (var writer = new StreamWriter(unfinished))
        {
            writer.Write("customer,risk,value,value_at_risk,contact,reasons\n");
            foreach (var c in list.Customers)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Cell(c.Customer)},{c.Risk:R},{c.Value:R},{c.ValueAtRisk:R},{c.Contact switch { true => "yes", false => "no", _ => "" }},{Cell(string.Join("; ", c.Reasons))}\n"));
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static string Cell(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
