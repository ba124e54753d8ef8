namespace KpiLab.Samples;

/// <summary>A sheet of the Dutch workbook, as rows of named cells.</summary>
internal sealed class OfficeSheet(string name, IReadOnlyList<SampleColumn> columns) : RowSink
{
    private readonly List<Dictionary<string, object?>> rows = [];
    private Dictionary<string, object?> row = [];

    public string Name => name;

    public IReadOnlyList<Dictionary<string, object?>> Rows => rows;

    public override void Text(string value) => Put(value);

    public override void Date(DateOnly value) => Put(value.ToDateTime(TimeOnly.MinValue));

    public override void Number(long value, int decimals) => Put(decimals switch { 0 => value, 1 => value / 10m, _ => value / 100m });

    public override void Flag(bool value) => Put(value ? "ja" : "nee");

    public override void Missing() => Put(null);

    public override void EndRow()
    {
        rows.Add(row);
        row = [];
    }

    public override void Dispose() => row.Clear();

    private void Put(object? value) => row[columns[row.Count].Dutch] = value;
}
