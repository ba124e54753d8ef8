using System.Text;

namespace KpiLab.Data.Checks;

/// <summary>One name spelt in several ways: capitals, spaces, accents, points, "B.V." and "BV"; and rare names one letter away from a frequent one.</summary>
internal static class Spellings
{
    private const int MostNames = 200_000;
    private const int MostGroups = 100;
    private const int RareTimes = 20;

    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžłőűčćęąśźżů";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyszloucceaszzu";

    private static readonly string[] LegalForms = ["bv", "nv", "vof", "cv", "ltd", "inc", "llc", "gmbh", "sa", "ag"];

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var text in table.Columns.OfType<TextColumn>().Where(c => c.Dictionary.Count is > 1 and <= MostNames && !IsCode(c)))
        {
            var names = table.Roles.RoleOf(text.Name) is Role.Customer or Role.Company || text.Name.Contains("naam", StringComparison.OrdinalIgnoreCase) || text.Name.Contains("name", StringComparison.OrdinalIgnoreCase);
            var counts = Counts(text);
            var present = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0);
            int[][] groups = [.. present.GroupBy(code => Key(text.Dictionary[code], names)).Where(g => g.Key.Length > 0 && g.Count() > 1).Select(g => g.OrderByDescending(code => counts[code]).ToArray())];
            if (groups.Length == 0)
                groups = [.. NearPairs(text, counts)];
            if (groups.Length == 0)
                continue;
            var found = new RowScan(table);
            foreach (var code in groups.SelectMany(group => group.Skip(1)).Take(5))
                found.Add(text.Codes.IndexOf(code), at => text.TextOf(at)!);
            yield return new(Severity.Warning, "spelling-variants", $"Column \"{text.Name}\": {groups.Length:N0} {(groups.Length == 1 ? "value is" : "values are")} spelt in more than one way, such as {string.Join(" and ", groups[0].Take(2).Select(code => $"\"{text.Dictionary[code]}\" ({RowScan.Rows(counts[code])})"))}; they count as different. First: {found.First}.", text.Name, groups.Length, found.Examples)
            {
                Dutch = $"Kolom \"{text.Name}\": {DutchCount.Of(groups.Length)} {(groups.Length == 1 ? "waarde is" : "waarden zijn")} op meer dan één manier gespeld, zoals {string.Join(" en ", groups[0].Take(2).Select(code => $"\"{text.Dictionary[code]}\" ({RowScan.RowsInDutch(counts[code])})"))}; ze tellen als verschillend. Eerste: {found.FirstInDutch}.",
            };
        }
    }

    // Codes may differ in capitals and points alone.
    private static bool IsCode(TextColumn column) => NameWords.Of(column.Name).IsIdentifier && !column.Dictionary.Take(100).Any(text => text.Contains(' ', StringComparison.Ordinal));

    private static int[] Counts(TextColumn column)
    {
        var counts = new int[column.Dictionary.Count];
        foreach (var code in column.Codes)
        {
            if (code >= 0)
                counts[code]++;
        }

        return counts;
    }

    private static string Key(string text, bool isName)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var written in text)
        {
            // Without the culture data of the system, accents are taken off by hand.
            var at = Accented.IndexOf(char.ToLowerInvariant(written), StringComparison.Ordinal);
            var c = at >= 0 ? Plain[at] : written;
            if (char.IsLetterOrDigit(c))
                letters.Append(char.ToLowerInvariant(c));
            // Marks of numbers and negation are part of the meaning.
            else if (c is '+' or '-' or '<' or '>' or '%' or '/' or ',' or '&')
                letters.Append(c is '-' or '/' or ',' or '&' ? ' ' : c);
            else if (c is not ('.' or '\'' or '’'))
                letters.Append(' ');
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(isName && words.Length > 1 && LegalForms.Contains(words[^1]) ? words[..^1] : words);
    }

    // Only among few values: a list of surnames is full of near ones.
    private static IEnumerable<int[]> NearPairs(TextColumn column, int[] counts)
    {
        if (counts.Length > MostGroups)
            yield break;
        for (var rare = 0; rare < counts.Length; rare++)
        {
            for (var common = 0; common < counts.Length; common++)
            {
                if (counts[rare] > 0 && counts[common] >= RareTimes * counts[rare] && IsOneLetterAway(column.Dictionary[common], column.Dictionary[rare]))
                    yield return [common, rare];
            }
        }
    }

    private static bool IsOneLetterAway(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) < 5 || Math.Abs(a.Length - b.Length) > 1 || !a.All(char.IsLetter) || !b.All(char.IsLetter))
            return false;
        var start = a.AsSpan().CommonPrefixLength(b);
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        if (restA.Length == restB.Length)
            return restA[1..].SequenceEqual(restB[1..]) || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
        return restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }
}
