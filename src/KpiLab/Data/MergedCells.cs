using ExcelDataReader;

namespace KpiLab.Data;

/// <summary>The merged cells of a sheet: the value stands in the first cell of each range.</summary>
internal sealed class MergedCells
{
    private readonly CellRange[] ranges;

    private MergedCells(CellRange[] ranges) => this.ranges = ranges;

    /// <summary>Ranges that were filled down from a row on.</summary>
    public int FilledFrom(int row) => ranges.Count(range => range.ToRow > range.FromRow && range.FromRow >= row);

    /// <summary>True when a cell of this row spans columns.</summary>
    public bool SpansColumns(int row) => ranges.Any(range => range.FromRow == row && range.ToColumn > range.FromColumn);

    /// <summary>Gives the value of a range that spans rows to each of its rows, in its first column.</summary>
    public static MergedCells Fill(List<string?[]> rows, CellRange[] ranges)
    {
        foreach (var range in ranges)
        {
            if (range.FromRow >= rows.Count || range.FromColumn >= rows[range.FromRow].Length)
                continue;
            for (var row = range.FromRow + 1; row <= range.ToRow && row < rows.Count; row++)
            {
                if (range.FromColumn < rows[row].Length)
                    rows[row][range.FromColumn] ??= rows[range.FromRow][range.FromColumn];
            }
        }

        return new(ranges);
    }

    /// <summary>The names of a header of two rows: the upper one, over all the columns it spans, before the lower one.</summary>
    public string[] TwoRowHeader(string?[] upper, string?[] lower, int row)
    {
        var names = new string[lower.Length];
        for (var column = 0; column < names.Length; column++)
        {
            var range = ranges.FirstOrDefault(r => r.FromRow == row && r.FromColumn <= column && r.ToColumn >= column);
            var above = (range is null ? column < upper.Length ? upper[column] : null : upper[range.FromColumn])?.Trim() ?? "";
            var below = lower[column]?.Trim() ?? "";
            names[column] = above == below ? above : $"{above} {below}".Trim();
        }

        return names;
    }
}
