namespace KpiLab.Data.Delimited;

/// <summary>One field a line: the line, whatever stands in it.</summary>
internal sealed class LineTokenizer(byte lineEnd) : LinewiseTokenizer(lineEnd)
{
    protected override void Cut(RecordBatch batch, int start, int end)
    {
        if (batch.Buffer.AsSpan(start..end).IndexOfAnyExcept(" \t\r"u8) >= 0)
            batch.AddField(start, end - start);
    }
}
