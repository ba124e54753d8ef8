using System.Collections.Frozen;

namespace KpiLab.Data.Typing;

/// <summary>Words for yes and no, Dutch and English.</summary>
internal static class FlagText
{
    private static readonly FrozenDictionary<string, bool> Words = new Dictionary<string, bool>
    {
        ["ja"] = true, ["nee"] = false, ["j"] = true, ["n"] = false, ["yes"] = true, ["no"] = false, ["y"] = true,
        ["true"] = true, ["false"] = false, ["waar"] = true, ["onwaar"] = false, ["t"] = true, ["f"] = false,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Yes, no, or null when the word is neither.</summary>
    public static bool? Read(string trimmed) => trimmed.Length <= 6 && Words.TryGetValue(trimmed, out var value) ? value : null;

    /// <summary>True for words that mean yes or no only when their opposite stands in the same column: t and f (f is also female), y, j and n.</summary>
    public static bool NeedsOpposite(string trimmed) => trimmed.Length == 1;
}
