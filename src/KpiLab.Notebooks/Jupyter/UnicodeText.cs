namespace KpiLab.Notebooks.Jupyter;

/// <summary>Positions in text: the protocol counts characters of Unicode, .NET counts UTF-16 units.</summary>
internal static class UnicodeText
{
    /// <summary>The index of a position; that of the end for null or a position beyond it.</summary>
    public static int Index(string text, int? position)
    {
        if (position is not { } count)
            return text.Length;
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count-- <= 0)
                break;
            index += rune.Utf16SequenceLength;
        }
        return index;
    }

    /// <summary>The position of an index.</summary>
    public static int Position(string text, int index) => text[..Math.Clamp(index, 0, text.Length)].EnumerateRunes().Count();
}
