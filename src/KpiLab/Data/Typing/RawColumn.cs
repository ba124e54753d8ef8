namespace KpiLab.Data.Typing;

/// <summary>A column as it was read, before its kind is decided.</summary>
internal abstract record RawColumn;

/// <summary>Texts by code; -1 where the cell was blank.</summary>
internal sealed record RawTexts(TextPool Pool, int[] Codes) : RawColumn;

/// <summary>Plain numbers, NaN where the cell was blank or odd.</summary>
/// <param name="Values">One per row.</param>
/// <param name="CommaMark">The decimal mark they were read with.</param>
/// <param name="Definite">A fraction was seen that cannot be a group of thousands.</param>
/// <param name="Ambiguous">A fraction was seen that may be a group of thousands, such as <c>1.234</c>.</param>
/// <param name="Odd">The cells that are not plain numbers.</param>
internal sealed record RawNumbers(double[] Values, bool CommaMark, bool Definite, bool Ambiguous, Oddities Odd) : RawColumn;

/// <summary>ISO dates and date-times as ticks, missing where the cell was blank or odd.</summary>
internal sealed record RawDates(long[] Ticks, Oddities Odd) : RawColumn;
