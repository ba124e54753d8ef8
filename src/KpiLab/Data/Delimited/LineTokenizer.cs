namespace KpiLab.Data.Delimited;

/// <summary>One field a line: the line, whatever stands in it.</summary>
internal sealed class LineTokenizer(byte lineEnd) : Tokenizer
{
    public override Cut Read(RecordBatch batch)
    {
        batch.Clear();
        var text = batch.Buffer.AsSpan(0, batch.Filled);
        int consumed = 0, line = 0;
        while (consumed < text.Length)
        {
            var length = text[consumed..].IndexOf(lineEnd);
            if (length < 0 && !batch.IsLast)
                break;
            var end = length < 0 ? text.Length : consumed + length;
            if (text[consumed..end].IndexOfAnyExcept(" \t\r"u8) >= 0)
            {
                batch.AddField(consumed, end - consumed);
                batch.EndRecord(batch.FieldCount - 1, line);
            }

            consumed = length < 0 ? end : end + 1;
            line++;
        }

        return new(consumed, line, -1);
    }
}
