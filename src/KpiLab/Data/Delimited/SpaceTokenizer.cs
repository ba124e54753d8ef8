namespace KpiLab.Data.Delimited;

/// <summary>Fields between runs of spaces, as statistical packages and printers align them.</summary>
internal sealed class SpaceTokenizer(byte lineEnd) : LinewiseTokenizer(lineEnd)
{
    protected override void Cut(RecordBatch batch, int start, int end)
    {
        var text = batch.Buffer.AsSpan(0, end);
        for (var i = start; i < end;)
        {
            while (i < end && text[i] is (byte)' ' or (byte)'\t' or (byte)'\r')
                i++;
            var first = i;
            while (i < end && text[i] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                i++;
            if (i > first)
                batch.AddField(first, i - first);
        }
    }
}
