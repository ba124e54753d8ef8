using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads texts into a pool.</summary>
internal sealed class TextReader(int expectedRows) : ColumnReader
{
    private readonly List<TextPart> parts = [];
    private int[] codes = GC.AllocateUninitializedArray<int>(expectedRows);

    public override ColumnPart Part()
    {
        var part = new TextPart(this);
        parts.Add(part);
        return part;
    }

    public override void Reserve(int rows) => Reserve(ref codes, rows);

    /// <summary>Where the codes of some rows stand.</summary>
    public Span<int> Codes(int first, int count) => codes.AsSpan(first, count);

    public override RawColumn Finish(int rows)
    {
        var pool = parts.Count == 1 ? parts[0].Pool : Merge();
        return new RawTexts(pool, Fitted(codes, rows), rows);
    }

    // One pool of all parts, its texts in order of first appearance as if one had read all rows.
    private TextPool Merge()
    {
        var pool = new TextPool(parts.Max(part => part.Pool.Count), parts.Max(part => part.Pool.Size));
        int[][] codeOf = [.. parts.Select(part => new int[part.Pool.Count])];
        var next = new int[parts.Count];
        while (true)
        {
            var first = -1;
            for (var p = 0; p < parts.Count; p++)
            {
                if (next[p] < codeOf[p].Length && (first < 0 || parts[p].FirstRow(next[p]) < parts[first].FirstRow(next[first])))
                    first = p;
            }

            if (first < 0)
                break;
            var code = next[first]++;
            codeOf[first][code] = pool.Intern(parts[first].Pool, code);
        }

        Parallel.For(0, parts.Count, p => parts[p].Recode(codeOf[p]));
        return pool;
    }
}
