using System.Text;

namespace KpiLab.Data.Typing;

/// <summary>Texts row after row, each distinct one stored once.</summary>
internal sealed class TextColumnBuilder
{
    private readonly TextPool pool = new();
    private int[] codes = new int[64];

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> text) => AddCode(text.IsEmpty ? TextColumn.Missing : pool.Intern(text));

    public void Add(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            AddCode(TextColumn.Missing);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= 512 ? stackalloc byte[most] : new byte[most];
        AddCode(pool.Intern(bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
    }

    /// <summary>Adds missing values until there are this many rows.</summary>
    public void PadTo(int rows)
    {
        while (Count < rows)
            AddCode(TextColumn.Missing);
    }

    public RawTexts ToRaw() => new(pool, codes, Count);

    /// <summary>The texts as they are, as a column.</summary>
    public TextColumn ToColumn(string name)
    {
        var dictionary = new string[pool.Count];
        for (var code = 0; code < dictionary.Length; code++)
            dictionary[code] = Encoding.UTF8.GetString(pool[code]);
        return new(name, codes, Count, dictionary);
    }

    private void AddCode(int code)
    {
        if (Count == codes.Length)
            Array.Resize(ref codes, checked(Count * 2));
        codes[Count++] = code;
    }
}
