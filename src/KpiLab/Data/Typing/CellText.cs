using System.Text;
using System.Text.Unicode;

namespace KpiLab.Data.Typing;

/// <summary>Words that stand for "no value", and the bytes of a cell as text.</summary>
internal static class CellText
{
    private static readonly HashSet<string> MissingAnywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        string.Empty, "-", "--", "–", "—", "n/a", "n.a.", "nvt", "n.v.t.", "nvt.", "#N/A", "#N/B", "#NA", "#N/B!", "#NULL!", "#DIV/0!", "#DEEL/0!",
        "#VALUE!", "#WAARDE!", "#REF!", "#VERW!", "NULL", "NaN", "<NA>", "\\N", "(null)", "(blank)", "(leeg)", "<null>",
    };

    private static readonly HashSet<string> MissingAmongNumbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "none", "nil", "?", ".", "..", "…", "x", "onbekend", "unknown", "geen", "leeg", "nb", "n.b.", "missing",
    };

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>True for a word that means "no value" in a column of any kind.</summary>
    public static bool IsMissing(string trimmed) => trimmed.Length <= 8 && MissingAnywhere.Contains(trimmed);

    /// <summary>True for a word that means "no value" in a column of numbers or dates, where it cannot be a name ("NA" is also Namibia).</summary>
    public static bool IsMissingAmongNumbers(string trimmed) =>
        trimmed.Length <= 8 && (MissingAnywhere.Contains(trimmed) || MissingAmongNumbers.Contains(trimmed));

    /// <summary>The text of a cell: UTF-8 where the bytes are that, else Windows-1252.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, out CellEncoding encoding)
    {
        if (Ascii.IsValid(bytes))
        {
            encoding = CellEncoding.Ascii;
            return Encoding.ASCII.GetString(bytes);
        }

        if (Utf8.IsValid(bytes))
        {
            encoding = CellEncoding.Utf8;
            return Encoding.UTF8.GetString(bytes);
        }

        encoding = CellEncoding.Windows1252;
        return Windows1252.GetString(bytes);
    }
}

/// <summary>How the bytes of a cell were written.</summary>
internal enum CellEncoding
{
    Ascii,
    Utf8,
    Windows1252,
}
