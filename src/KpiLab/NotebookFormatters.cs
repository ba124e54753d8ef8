namespace KpiLab;

/// <summary>Finds who shows the types of this library in a notebook: KpiLab.Charts, where it is there; else their plain text.</summary>
internal sealed class NotebookFormatters
{
    // By name, since charts build on this library and not the other way round.
    private const string Charts = "KpiLab.Charts.Notebooks.NotebookFormatters, KpiLab.Charts";

    /// <summary>Objects with the members that engines look for: MimeType and Format(object, TextWriter).</summary>
    public IEnumerable<object> CreateTypeFormatters() => Type.GetType(Charts, throwOnError: false) is { } charts
        ? (IEnumerable<object>)charts.GetMethod(nameof(CreateTypeFormatters))!.Invoke(Activator.CreateInstance(charts, nonPublic: true), null)!
        : [new PlainFormatter(value => value.ToString())];

    private sealed class PlainFormatter(Func<object, string?> text)
    {
        public string MimeType { get; } = "text/plain";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(text(instance));
            return true;
        }
    }
}
