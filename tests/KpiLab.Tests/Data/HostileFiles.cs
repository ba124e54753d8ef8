using System.Globalization;
using System.Text;

namespace KpiLab.Tests.Data;

/// <summary>Random files with everything that makes a file hard to cut: quotes with separators and line ends inside, doubled and stray quotes, mixed line ends, letters of several bytes, ragged and blank rows, titles, totals, repeated headers, values that do not fit their column.</summary>
internal sealed class HostileFiles(int seed)
{
    private static readonly string[] Words = ["noord", "zuid", "café", "naïef", "日本", "€ 12", "😀 ja", "a b", " ", "", "n/a", "-", "O'Neil", "=1+1", "5\" pijp"];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    /// <summary>A file of about this many rows.</summary>
    public byte[] Next(int rows)
    {
        text.Clear();
        var separator = random.Next(3) switch { 0 => ';', 1 => ',', _ => '\t' };
        var crlf = random.Next(3);
        var oddness = random.Next(4) switch { 0 => 0, 1 => 0.002, 2 => 0.05, _ => 0.3 };
        var quoted = random.Next(3) switch { 0 => 0, 1 => 0.05, _ => 0.5 };
        if (random.Next(4) == 0)
            Line("Verkopen per week", crlf);
        var header = string.Join(separator, "id", "datum", "tekst", "bedrag", "regio");
        Line(header, crlf);
        for (var row = 0; row < rows; row++)
        {
            var cells = new List<string>
            {
                random.NextDouble() < oddness ? Odd() : random.Next(100_000).ToString(CultureInfo.InvariantCulture),
                random.NextDouble() < oddness ? Odd() : new DateOnly(2024, 1, 1).AddDays(random.Next(900)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                random.NextDouble() < quoted ? Quoted(separator) : Word(separator),
                random.NextDouble() < oddness ? Odd() : Amount(separator),
                random.NextDouble() < quoted / 2 ? $"\"{Words[random.Next(4)]}\"" : Words[random.Next(5)],
            };
            if (random.NextDouble() < oddness / 3)
                cells.RemoveRange(3, 2);
            if (random.NextDouble() < oddness / 3)
                cells.Add("te veel");
            Line(string.Join(separator, cells), crlf);
            if (random.NextDouble() < oddness / 4)
                Line(random.Next(2) == 0 ? "" : new string(separator, 4), crlf);
            if (random.NextDouble() < oddness / 20)
                Line(header, crlf);
        }

        if (random.Next(2) == 0)
            Line($"Totaal{separator}{separator}{separator}99.5", crlf);
        if (random.Next(3) == 0)
            text.Append("Bron: kassa");
        var mark = random.Next(4) == 0 ? "\uFEFF" : "";
        return random.Next(4) == 0 ? Latin(text.ToString()) : Encoding.UTF8.GetBytes(mark + text);
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private string Odd() => random.Next(8) switch { 0 => "", 1 => "onbekend", 2 => "31-12-2025", 3 => "€ 1.234,50", 4 => "007", 5 => " 12 ", 6 => "12345678901234567890", _ => "-3.25" };

    private string Amount(char separator) => random.Next(3) == 0 && separator != ','
        ? random.Next(10_000).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{random.Next(-99, 10_000)}.{random.Next(100):00}");

    private string Word(char separator)
    {
        var word = Words[random.Next(Words.Length)];
        return word.Contains(separator) ? "" : word;
    }

    private string Quoted(char separator)
    {
        var inside = new StringBuilder();
        for (var piece = random.Next(4); piece >= 0; piece--)
            inside.Append(random.Next(6) switch { 0 => separator.ToString(), 1 => "\n", 2 => "\r\n", 3 => "\"\"", _ => Words[random.Next(5)] });
        return $"\"{inside}\"";
    }

    private void Line(string line, int crlf) => text.Append(line).Append(crlf == 0 || (crlf == 2 && random.Next(2) == 0) ? "\n" : "\r\n");
}
