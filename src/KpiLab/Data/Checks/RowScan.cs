using System.Globalization;

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
    public string First => string.Create(CultureInfo.InvariantCulture, $"row {examples[0].Row:N0}");

    /// <summary>The first row, as in "rij 1.204".</summary>
    public string FirstInDutch => $"rij {DutchCount.Of(examples[0].Row)}";

    public void Add(int row, Func<int, string> text)
    {
        Count++;
        if (examples.Count < Most)
            examples.Add(new(table.SourceRow(row), text(row)));
    }

    /// <summary>"1 row" or "12 rows".</summary>
    public static string Rows(int count) => count == 1 ? "1 row" : $"{count:N0} rows";

    /// <summary>"1 rij" or "12 rijen".</summary>
    public static string RowsInDutch(int count) => count == 1 ? "1 rij" : $"{DutchCount.Of(count)} rijen";
}
