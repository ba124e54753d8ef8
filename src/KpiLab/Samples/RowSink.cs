namespace KpiLab.Samples;

/// <summary>Takes the values of a row one by one, in column order.</summary>
internal abstract class RowSink : IDisposable
{
    public abstract void Text(string value);

    public abstract void Date(DateOnly value);

    /// <summary>A number in units of its last decimal: 1250 with two decimals is 12.50.</summary>
    public abstract void Number(long value, int decimals);

    public abstract void Flag(bool value);

    public abstract void Missing();

    public abstract void EndRow();

    public abstract void Dispose();
}
