namespace KpiLab.Samples;

/// <summary>A table being written, row by row, to each form it is kept in.</summary>
internal sealed class SampleFile(IReadOnlyList<RowSink> sinks) : IDisposable
{
    public SampleFile Text(string value)
    {
        foreach (var sink in sinks)
            sink.Text(value);
        return this;
    }

    public SampleFile Date(DateOnly? value)
    {
        foreach (var sink in sinks)
        {
            if (value is { } day)
                sink.Date(day);
            else
                sink.Missing();
        }

        return this;
    }

    public SampleFile Number(long value, int decimals = 0)
    {
        foreach (var sink in sinks)
            sink.Number(value, decimals);
        return this;
    }

    public SampleFile Money(long cents) => Number(cents, 2);

    public SampleFile Flag(bool value)
    {
        foreach (var sink in sinks)
            sink.Flag(value);
        return this;
    }

    public void EndRow()
    {
        foreach (var sink in sinks)
            sink.EndRow();
    }

    public void Dispose()
    {
        foreach (var sink in sinks)
            sink.Dispose();
    }
}
