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
