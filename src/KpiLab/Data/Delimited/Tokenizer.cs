namespace KpiLab.Data.Delimited;

/// <summary>How far a batch was cut into records.</summary>
/// <param name="Consumed">Where in the buffer the complete records end.</param>
/// <param name="Lines">Line ends in those records.</param>
/// <param name="OpenQuoteLine">Line in the batch of a quote that was opened and not closed; -1 when there is none.</param>
internal readonly record struct Cut(int Consumed, int Lines, int OpenQuoteLine);

/// <summary>Cuts text into records and fields.</summary>
internal abstract class Tokenizer
{
    /// <summary>Bytes that a buffer must have beyond what is filled: as many as are looked at together.</summary>
    public const int Padding = 64;

    /// <summary>Fills the batch with the records that begin in its buffer from <see cref="RecordBatch.Begin"/> on and before <see cref="RecordBatch.Limit"/>; the last may be incomplete, and is left, unless <see cref="RecordBatch.IsLast"/>.</summary>
    public abstract Cut Read(RecordBatch batch);
}
