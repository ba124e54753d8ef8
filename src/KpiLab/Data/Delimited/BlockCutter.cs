namespace KpiLab.Data.Delimited;

/// <summary>Cuts blocks of a file into records. Where the first record of a block begins is guessed (behind its first line end) and put right when the end of the block before it is known.</summary>
/// <remarks>A guess is wrong where a quoted text with line ends stands across the edge. Cutting depends on nothing but where it begins, so a guess that names the right place is right as a whole.</remarks>
internal sealed class BlockCutter(TextBlocks blocks, Tokenizer tokenizer, byte lineEnd, RecordErrors errors)
{
    // Read beyond a block, for its last record.
    private const int Beyond = 1 << 13;

    private long origin;
    private long begin;
    private Cut cut;
    private bool isGuessed;

    /// <summary>The records that were cut.</summary>
    public RecordBatch Batch { get; } = new();

    /// <summary>Bytes of the records.</summary>
    public int Bytes => Math.Max(1, cut.Consumed - Batch.Begin);

    /// <summary>Cuts a block from where its first record seems to begin.</summary>
    public void Guess(int block)
    {
        origin = Math.Max(blocks.First, blocks.Start(block) - 1);
        var bytes = (int)(blocks.End(block) - origin) + Beyond;
        if (Batch.Buffer.Length < bytes + Tokenizer.Padding)
            Batch.Buffer = new byte[bytes + Tokenizer.Padding];
        Batch.Filled = blocks.Read(origin, Batch.Buffer.AsSpan(0, bytes));
        var line = block == 0 ? -1 : Batch.Buffer.AsSpan(0, Batch.Filled).IndexOf(lineEnd);
        begin = block == 0 ? origin : origin + line + 1;
        isGuessed = (block == 0 || line >= 0) && TryCut(block) && Zero() < 0;
    }

    /// <summary>True when the block was cut from where its first record begins.</summary>
    public bool IsRight(long place) => isGuessed && begin == place;

    /// <summary>Gives the block as it is, now that the place and the line of its first record are known.</summary>
    /// <returns>The place and the line of the first record behind it.</returns>
    /// <exception cref="DataException">A quote is never closed, a line has no end, or the text is none.</exception>
    public (long Place, long Line) Settle(int block, long place, long line)
    {
        if (!IsRight(place))
        {
            begin = place;
            while (!TryCut(block))
            {
                if (cut.OpenQuoteLine >= 0)
                    throw errors.Unclosed(line + cut.OpenQuoteLine);
                if (Batch.Filled - cut.Consumed > RecordErrors.LongestRecord)
                    throw errors.TooLong(line + cut.Lines, Batch.Buffer.AsSpan(cut.Consumed, Batch.Filled - cut.Consumed));
                More();
            }

            if (Zero() is >= 0 and var zero)
                throw errors.Binary(line + Batch.Buffer.AsSpan(Batch.Begin, zero).Count((byte)'\n'));
        }

        Batch.FirstLine = line;
        return (origin + cut.Consumed, line + cut.Lines);
    }

    // False when the last record needs more than is in the buffer.
    private bool TryCut(int block)
    {
        var end = blocks.End(block);
        Batch.Begin = (int)(begin - origin);
        Batch.Limit = block == blocks.Count - 1 ? int.MaxValue : (int)(end - origin);
        Batch.IsLast = origin + Batch.Filled == blocks.Length;
        if (Batch.Begin >= Batch.Limit)
        {
            Batch.Clear();
            cut = new(Batch.Begin, 0, -1);
            return true;
        }

        cut = tokenizer.Read(Batch);
        return cut.OpenQuoteLine < 0 && (Batch.IsLast || cut.Consumed >= Batch.Limit);
    }

    // The buffer may end before the place where the text goes on.
    private int Zero() => cut.Consumed > Batch.Filled ? -1 : Batch.Buffer.AsSpan(Batch.Begin..cut.Consumed).IndexOf((byte)0);

    private void More()
    {
        var larger = new byte[(Batch.Filled * 2) + Beyond + Tokenizer.Padding];
        Batch.Buffer.AsSpan(0, Batch.Filled).CopyTo(larger);
        Batch.Filled += blocks.Read(origin + Batch.Filled, larger.AsSpan(Batch.Filled..^Tokenizer.Padding));
        Batch.Buffer = larger;
    }
}
