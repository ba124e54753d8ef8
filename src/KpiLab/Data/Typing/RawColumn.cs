namespace KpiLab.Data.Typing;

/// <summary>A column as it was read, before its kind is decided.</summary>
internal abstract record RawColumn;

/// <summary>Texts by code; -1 where the cell was blank.</summary>
/// <param name="Pool">The distinct texts.</param>
/// <param name="Buffer">One code per row; it may be longer than the column.</param>
/// <param name="Rows">How many rows.</param>
internal sealed record RawTexts(TextPool Pool, int[] Buffer, int Rows) : RawColumn
{
    public Span<int> Codes => Buffer.AsSpan(0, Rows);
}

/// <summary>Plain numbers, NaN where the cell was blank or odd.</summary>
/// <param name="Values">One per row; the buffer may be longer than the column.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="CommaMark">The decimal mark they were read with.</param>
/// <param name="Definite">A fraction was seen that cannot be a group of thousands.</param>
/// <param name="Ambiguous">A fraction was seen that may be a group of thousands, such as <c>1.234</c>.</param>
/// <param name="Odd">The cells that are not plain numbers.</param>
internal sealed record RawNumbers(double[] Values, int Rows, bool CommaMark, bool Definite, bool Ambiguous, Oddities Odd) : RawColumn;

/// <summary>ISO dates and date-times as ticks, missing where the cell was blank or odd.</summary>
/// <param name="Ticks">One per row; the buffer may be longer than the column.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Odd">The cells that are not plain dates.</param>
internal sealed record RawDates(long[] Ticks, int Rows, Oddities Odd) : RawColumn;
