namespace KpiLab.Data.Checks;

/// <summary>Text that went through the wrong encoding before it was exported: "CafÃ©" for "Café".</summary>
internal static class GarbledText
{
    private static readonly System.Buffers.SearchValues<string> Marks = System.Buffers.SearchValues.Create(
        ["Ã©", "Ã«", "Ã¨", "Ã¯", "Ã¶", "Ã¼", "Ã¤", "Ã¡", "Ã³", "Ã±", "Ã§", "â‚¬", "â€™", "â€œ", "Â€", "Â£", "\uFFFD"], StringComparison.Ordinal);

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var text in table.Columns.OfType<TextColumn>())
        {
            int[] codes = [.. Enumerable.Range(0, text.Dictionary.Count).Where(code => text.Dictionary[code].AsSpan().ContainsAny(Marks) && text.Codes.Contains(code))];
            if (codes.Length == 0)
                continue;
            var found = new RowScan(table);
            foreach (var code in codes.Take(5))
                found.Add(text.Codes.IndexOf(code), at => text.TextOf(at)!);
            yield return new(Severity.Warning, "garbled-text", $"Column \"{text.Name}\": {codes.Length:N0} {(codes.Length == 1 ? "text was" : "texts were")} garbled before the export, such as \"{text.Dictionary[codes[0]]}\"; they no longer match the same name elsewhere. First: {found.First}.", text.Name, codes.Length, found.Examples)
            {
                Dutch = $"Kolom \"{text.Name}\": {DutchCount.Of(codes.Length)} {(codes.Length == 1 ? "tekst was" : "teksten waren")} al voor de export verminkt, zoals \"{text.Dictionary[codes[0]]}\"; ze passen niet meer bij dezelfde naam elders. Eerste: {found.FirstInDutch}.",
            };
        }
    }
}
