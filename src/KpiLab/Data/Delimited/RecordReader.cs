using System.Globalization;

namespace KpiLab.Data.Delimited;

/// <summary>Reads a stream of UTF-8 (or single-byte) text in batches of complete records.</summary>
internal sealed class RecordReader(Stream stream, Tokenizer tokenizer, string file) : IDisposable
{
    /// <summary>The longest record that is read.</summary>
    public const int LongestRecord = 16 << 20;

    private const int BatchBytes = 1 << 20;

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
            var cut = tokenizer.Read(batch);
            if (cut.OpenQuoteLine >= 0)
                throw Unclosed(cut.OpenQuoteLine);
            if (cut.Consumed == 0 && !batch.IsLast)
            {
                if (batch.Filled > LongestRecord)
                    throw TooLong(batch);
                var larger = new byte[(batch.Filled * 2) + BatchBytes + Tokenizer.Padding];
                batch.Buffer.AsSpan(0, batch.Filled).CopyTo(larger);
                batch.Buffer = larger;
                continue;
            }

            if (batch.Rows == 1 && batch.Filled > LongestRecord + BatchBytes)
                throw TooLong(batch);
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
                throw Binary(batch, batch.Filled + zero);
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

    private DataException Unclosed(int opened) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file} line {line + opened:N0}: a quoted text begins here (\") and is never closed, so the rest of the file cannot be cut into rows. Close the quote on that line, or remove it."));

    private DataException Binary(RecordBatch batch, int at) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file} line {line + batch.Buffer.AsSpan(0, at).Count((byte)'\n'):N0} holds binary data (a zero byte): the file is damaged, or is not a text from there on. Export it again."));

    private DataException TooLong(RecordBatch batch)
    {
        var quote = batch.Buffer.AsSpan(0, batch.Filled).Contains((byte)'"')
            ? " A quote that is opened and not closed has the same effect."
            : string.Empty;
        return new DataException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0} is longer than {LongestRecord >> 20} MB. A table has shorter lines: is this a text export with line ends?{quote}"));
    }
}
