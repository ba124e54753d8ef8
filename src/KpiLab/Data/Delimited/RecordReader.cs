namespace KpiLab.Data.Delimited;

/// <summary>Reads a stream of UTF-8 (or single-byte) text in batches of complete records.</summary>
internal sealed class RecordReader(Stream stream, Tokenizer tokenizer, string file) : IDisposable
{
    private const int BatchBytes = 1 << 20;

    // So much is held back for the last batch, so that totals and footnotes stand in it together.
    private const int LastBytes = 1 << 16;

    private readonly RecordErrors errors = new(file);
    private byte[] rest = [];
    private long line = 1;
    private bool started;
    private bool ended;

    /// <summary>Fills a batch; false when nothing is left.</summary>
    /// <exception cref="DataException">A quote is never closed, or a line has no end.</exception>
    public bool Next(RecordBatch batch)
    {
        if (ended)
            return false;
        if (batch.Buffer.Length < BatchBytes + rest.Length + Tokenizer.Padding)
            batch.Buffer = new byte[BatchBytes + rest.Length + Tokenizer.Padding];
        rest.CopyTo(batch.Buffer, 0);
        batch.Filled = rest.Length;
        batch.FirstLine = line;
        while (true)
        {
            Fill(batch);
            if (!started)
                SkipMark(batch);
            batch.Limit = batch.IsLast ? int.MaxValue : batch.Filled - LastBytes;
            var cut = tokenizer.Read(batch);
            if (cut.OpenQuoteLine >= 0)
                throw errors.Unclosed(line + cut.OpenQuoteLine);
            if (cut.Consumed == 0 && !batch.IsLast)
            {
                if (batch.Filled > RecordErrors.LongestRecord)
                    throw errors.TooLong(line, batch.Buffer.AsSpan(0, batch.Filled));
                var larger = new byte[(batch.Filled * 2) + BatchBytes + Tokenizer.Padding];
                batch.Buffer.AsSpan(0, batch.Filled).CopyTo(larger);
                batch.Buffer = larger;
                continue;
            }

            if (batch.Rows == 1 && batch.Filled > RecordErrors.LongestRecord + BatchBytes)
                throw errors.TooLong(line, batch.Buffer.AsSpan(0, batch.Filled));
            line += cut.Lines;
            rest = batch.Buffer.AsSpan(cut.Consumed, batch.Filled - cut.Consumed).ToArray();
            ended = batch.IsLast;
            return true;
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill(RecordBatch batch)
    {
        var end = batch.Buffer.Length - Tokenizer.Padding;
        while (batch.Filled < end)
        {
            var read = stream.Read(batch.Buffer, batch.Filled, end - batch.Filled);
            batch.IsLast = read == 0;
            if (read == 0)
                return;
            var zero = batch.Buffer.AsSpan(batch.Filled, read).IndexOf((byte)0);
            if (zero >= 0)
                throw errors.Binary(line + batch.Buffer.AsSpan(0, batch.Filled + zero).Count((byte)'\n'));
            batch.Filled += read;
        }
    }

    private void SkipMark(RecordBatch batch)
    {
        started = true;
        if (!batch.Buffer.AsSpan(0, batch.Filled).StartsWith("\uFEFF"u8))
            return;
        batch.Filled -= 3;
        batch.Buffer.AsSpan(3, batch.Filled).CopyTo(batch.Buffer);
    }
}
