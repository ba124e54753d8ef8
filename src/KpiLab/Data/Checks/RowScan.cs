namespace KpiLab.Data.Checks;

/// <summary>The rows that a check found: how many, and the first few.</summary>
internal sealed class RowScan(FrameTable table)
{
    private const int Most = 5;
    private readonly List<QualityExample> examples = [];

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>The first few.</summary>
    public IReadOnlyList<QualityExample> Examples => examples;

    /// <summary>The first row, as in "row 1,204".</summary>
    public string First => $"row {examples[0].Row:N0}";

    public void Add(int row, Func<int, string> text)
    {
        Count++;
        if (examples.Count < Most)
            examples.Add(new(table.SourceRow(row), text(row)));
    }

    /// <summary>"1 row" or "12 rows".</summary>
    public static string Rows(int count) => count == 1 ? "1 row" : $"{count:N0} rows";
}
