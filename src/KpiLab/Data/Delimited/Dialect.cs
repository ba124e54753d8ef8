using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>How a delimited text is written: what separates fields, where the header stands. Found from its first lines.</summary>
/// <param name="Separator">The byte between fields; 0 for a single column, a space for runs of spaces.</param>
/// <param name="LineEnd">The byte that ends lines.</param>
/// <param name="HeaderRow">The record that names the columns, from 0; -1 where there is none.</param>
/// <param name="FirstRow">The first record of data, from 0.</param>
/// <param name="Width">Number of columns.</param>
/// <param name="Header">The names as they stand; empty where there are none.</param>
internal sealed record Dialect(byte Separator, byte LineEnd, int HeaderRow, int FirstRow, int Width, string[] Header)
{
    private const byte Spaces = (byte)' ';
    private const int SampleRows = 200;
    private static readonly byte[] Candidates = [(byte)';', (byte)'\t', (byte)'|', (byte)','];

    public static Dialect Find(ReadOnlySpan<byte> sample, bool isWhole, bool? hasHeader)
    {
        var lineEnd = sample.Contains((byte)'\n') ? (byte)'\n' : sample.Contains((byte)'\r') ? (byte)'\r' : (byte)'\n';
        (double Score, byte Separator, List<string[]> Rows)? best = null;
        foreach (var separator in Candidates)
        {
            var rows = Rows(sample, isWhole, separator, lineEnd);
            if (Score(rows, separator) is > 0 and var score && (best is null || score > best.Value.Score + 1e-9))
                best = (score, separator, rows);
        }

        if (best is null)
        {
            var aligned = Rows(sample, isWhole, Spaces, lineEnd);
            best = Aligned(aligned) ? (1, Spaces, aligned) : (0, (byte)0, Rows(sample, isWhole, 0, lineEnd));
        }

        return Of(best.Value.Separator, lineEnd, best.Value.Rows, hasHeader);
    }

    public Tokenizer Tokenizer() => Separator == Spaces ? new SpaceTokenizer(LineEnd) : new SeparatorTokenizer(Separator, LineEnd);

    private static Dialect Of(byte separator, byte lineEnd, List<string[]> rows, bool? hasHeader)
    {
        var width = Modal(rows);
        // The header is the first record that is about as full as the rest; what stands above it is a title.
        var first = rows.FindIndex(row => row.Count(cell => cell.Length > 0) >= Math.Max(1, 0.6 * width) && row.Length >= Math.Min(width, 2));
        if (first < 0)
            first = 0;
        var named = hasHeader ?? (rows.Count > 0 && rows[first].All(cell => !LooksLikeValue(cell)) && (width > 1 || rows.Count == 1 || rows[(first + 1)..].Any(r => LooksLikeValue(r[0])) || NameWords.Of(rows[first][0]) is { IsDate: true } or { IsNumber: true } or { IsIdentifier: true }));
        return named && rows.Count > 0
            ? new(separator, lineEnd, first, first + 1, Math.Max(width, rows[first].Length), rows[first])
            : new(separator, lineEnd, -1, first, width, []);
    }

    private static bool LooksLikeValue(string cell) =>
        cell.Length > 0 && (NumberText.TryRead(cell, out _) || DateText.TryRead(cell, out _));

    private static int Modal(List<string[]> rows) =>
        rows.Count == 0 ? 1 : rows.GroupBy(row => row.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;

    // How alike the records are in width. A comma that the header lacks is a decimal mark, not a separator.
    private static double Score(List<string[]> rows, byte separator)
    {
        if (rows.Count == 0)
            return 0;
        var width = Modal(rows);
        if (width < 2)
            return 0;
        var share = (double)rows.Count(row => row.Length == width) / rows.Count;
        var header = rows.FirstOrDefault(row => row.Length == width) ?? rows[0];
        if (separator == ',' && width == 2 && rows[0].Length == 1 && rows.Skip(1).All(row => row.Length == 1 || row.All(IsDigits)))
            return 0;
        if (separator == ',' && width == 2 && rows.All(row => row.Length == 2 && row.All(IsDigits) && row[1].Length <= 2))
            return 0;
        return share < 0.5 ? 0 : share + (rows[0].Length == width ? 0.3 : 0) + (header.All(cell => !LooksLikeValue(cell)) ? 0.5 : 0) + Math.Min(width, 20) / 100.0;
    }

    private static bool IsDigits(string cell) => cell.Length > 0 && cell.TrimStart('-').All(char.IsAsciiDigit);

    private static bool Aligned(List<string[]> rows) =>
        rows.Count >= 2 && Modal(rows) is var width and >= 2 && rows.All(row => row.Length == width) && rows.Skip(1).All(row => row.Count(LooksLikeValue) * 2 >= width);

    private static List<string[]> Rows(ReadOnlySpan<byte> sample, bool isWhole, byte separator, byte lineEnd)
    {
        var batch = new RecordBatch { Buffer = new byte[sample.Length + Delimited.Tokenizer.Padding], Filled = sample.Length, IsLast = isWhole, FirstLine = 1 };
        sample.CopyTo(batch.Buffer);
        Tokenizer tokenizer = separator == Spaces ? new SpaceTokenizer(lineEnd) : new SeparatorTokenizer(separator, lineEnd);
        tokenizer.Read(batch);
        var rows = new List<string[]>();
        for (var row = 0; row < Math.Min(batch.Rows, SampleRows); row++)
        {
            var cells = new string[batch.Width(row)];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = CellText.Decode(batch.Cell(row, column), out _).Trim();
            rows.Add(cells);
        }

        return rows;
    }
}
