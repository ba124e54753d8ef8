namespace KpiLab.Measures;

/// <summary>Intervals of one key that follow each other, joined.</summary>
/// <remarks>
/// In order of start, end and content, an interval continues the spell when it starts no more than the gap after the latest end so far. One that reaches further ends the one before it at its own start;
/// one within the spell is cut to nothing. So at each moment at most one interval of a key runs, and the spell is in the row that ends it.
/// Rows without a key, a start, or with an end before the start stand alone.
/// </remarks>
/// <param name="Key">The column whose intervals are joined; null where each row stands alone.</param>
/// <param name="Start">The column with the first moment.</param>
/// <param name="End">The column with the end, missing while it lasts. It is replaced by the end as cut.</param>
/// <param name="GapDays">Days between an end and the next start that are no gap.</param>
internal sealed record Spells(string? Key, string Start, string End, int GapDays)
{
    /// <summary>The column with the first moment of the spell.</summary>
    public const string SpellStart = "start of the customer's spell";

    /// <summary>The column with the end of the spell, in the row that ends it; missing in others, and while it lasts.</summary>
    public const string SpellEnd = "end of the customer's spell";

    /// <summary>The column that says that a row continues a spell.</summary>
    public const string Continues = "continues the customer's spell";
}
