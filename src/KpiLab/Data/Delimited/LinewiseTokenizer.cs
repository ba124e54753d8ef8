namespace KpiLab.Data.Delimited;

/// <summary>Cuts text in which each line is a record and nothing is quoted.</summary>
/// <param name="lineEnd">The byte that ends a line.</param>
internal abstract class LinewiseTokenizer(byte lineEnd) : Tokenizer
{
    public override Cut Read(RecordBatch batch)
    {
        batch.Clear();
        var text = batch.Buffer.AsSpan(0, batch.Filled);
        int consumed = batch.Begin, line = 0;
        while (consumed < text.Length && consumed < batch.Limit)
        {
            var length = text[consumed..].IndexOf(lineEnd);
            if (length < 0 && !batch.IsLast)
                break;
            var end = length < 0 ? text.Length : consumed + length;
            var first = batch.FieldCount;
            Cut(batch, consumed, end);
            if (batch.FieldCount > first)
                batch.EndRecord(first, line);
            consumed = length < 0 ? end : end + 1;
            line++;
        }

        return new(consumed, line, -1);
    }

    /// <summary>Adds the fields of a line; none where it is blank.</summary>
    protected abstract void Cut(RecordBatch batch, int start, int end);
}
