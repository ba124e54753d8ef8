namespace KpiLab.Data;

/// <summary>The line in the source on which each row of a table stands, kept in runs: most rows follow one another.</summary>
internal sealed class SourceRows
{
    private readonly List<(int Row, long Line)> runs = [];

    /// <summary>The line of a row, from 1.</summary>
    public long this[int row]
    {
        get
        {
            var (low, high) = (0, runs.Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = runs[middle].Row <= row ? (middle, high) : (low, middle - 1);
            }

            return runs.Count == 0 ? row + 1 : runs[low].Line + (row - runs[low].Row);
        }
    }

    /// <summary>Says where a row stands; rows are named in order, and those between two named ones follow the first.</summary>
    public void Add(int row, long line)
    {
        if (runs.Count == 0 || runs[^1].Line + (row - runs[^1].Row) != line)
            runs.Add((row, line));
    }
}
