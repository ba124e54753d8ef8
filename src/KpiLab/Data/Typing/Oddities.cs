namespace KpiLab.Data.Typing;

/// <summary>The cells that a quick reader could not read, kept with their rows.</summary>
internal sealed class Oddities
{
    private int[] rows = new int[16];
    private int[] codes = new int[16];

    public TextPool Texts { get; } = new();

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    public ReadOnlySpan<int> Codes => codes.AsSpan(0, Count);

    /// <summary>The oddities of parts of a column together, in order of rows.</summary>
    public static Oddities Of(IReadOnlyList<Oddities> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var all = new Oddities();
        foreach (var (part, at) in parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(at => (part, at))).OrderBy(o => o.part.rows[o.at]))
            all.Add(part.rows[at], part.Texts[part.codes[at]]);
        return all;
    }

    public void Add(int row, ReadOnlySpan<byte> text)
    {
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, Count * 2);
            Array.Resize(ref codes, Count * 2);
        }

        rows[Count] = row;
        codes[Count++] = Texts.Intern(text);
    }
}
