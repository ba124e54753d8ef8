using System.Numerics;

namespace KpiLab.Data.Checks;

/// <summary>Values that occur twice in a column that otherwise names each row, and rows that are the same in every column.</summary>
internal static class Duplicates
{
    // A column in which at least this share of values is its own names the rows; orders with several lines do not.
    private const double NearlyUnique = 0.9;
    private const int Enough = 10;

    private static readonly Role[] Keys = [Role.Customer, Role.Order, Role.Lead, Role.Employee, Role.Respondent, Role.Visitor];

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        var keyed = false;
        foreach (var column in table.Columns.Where(column => IsKey(table, column)))
        {
            if (Codes(column) is not { } codes)
                continue;
            var (distinct, repeated) = Repeated(table, column, codes);
            var present = column.Length - column.MissingCount;
            if (present < Enough || distinct < NearlyUnique * present)
                continue;
            keyed = true;
            if (repeated.Count > 0)
                yield return new(Severity.Warning, "duplicate-keys", $"Column \"{column.Name}\" names nearly every row, and {RowScan.Rows(repeated.Count)} repeat a value that stands above; they count again. First: {repeated.First}, \"{repeated.Examples[0].Text}\".", column.Name, repeated.Count, repeated.Examples)
                {
                    Dutch = $"Kolom \"{column.Name}\" benoemt bijna elke rij, en {RowScan.RowsInDutch(repeated.Count)} {(repeated.Count == 1 ? "herhaalt" : "herhalen")} een waarde die erboven staat; ze tellen opnieuw mee. Eerste: {repeated.FirstInDutch}, \"{repeated.Examples[0].Text}\".",
                };
        }

        // Where a key names the rows, a row that was exported twice is found by its key.
        if (keyed || table.RowCount < 2 || table.Columns.Count < 2)
            yield break;
        var same = SameRows(table);
        // Lists of answers or scores repeat by nature; an export that ran twice repeats dates and amounts.
        if (same.Count > 0 && table.Columns.Any(c => c is DateColumn) && table.Columns.Any(c => c is NumberColumn) && table.Columns.Count >= 3)
            yield return new(Severity.Note, "duplicate-rows", $"{RowScan.Rows(same.Count)} the same as a row above in every column; they count again. Was a part exported twice? First: {same.First}.", null, same.Count, same.Examples)
            {
                Dutch = $"{RowScan.RowsInDutch(same.Count)} {(same.Count == 1 ? "is" : "zijn")} in elke kolom gelijk aan een rij erboven; ze tellen opnieuw mee. Is een deel twee keer geëxporteerd? Eerste: {same.FirstInDutch}.",
            };
    }

    private static bool IsKey(FrameTable table, Column column) =>
        column is TextColumn or NumberColumn { IsWhole: true } && (Array.Exists(Keys, role => table.Roles.ColumnOf(role) == column.Name) || NameWords.Of(column.Name) is { IsIdentifier: true });

    // Numbers as dense codes; null when a sample shows that they repeat.
    private static int[]? Codes(Column column)
    {
        if (column is TextColumn text)
            return text.Codes.ToArray();
        var values = ((NumberColumn)column).Values;
        var sample = new HashSet<double>();
        for (var row = 0; row < Math.Min(values.Length, 10_000); row++)
            sample.Add(values[row]);
        if (sample.Count < 0.8 * NearlyUnique * Math.Min(values.Length, 10_000))
            return null;
        var codes = new int[values.Length];
        var known = new Dictionary<double, int>(values.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]))
            {
                codes[row] = -1;
                continue;
            }

            if (!known.TryGetValue(values[row], out var code))
                known.Add(values[row], code = known.Count);
            codes[row] = code;
        }

        return codes;
    }

    private static (int Distinct, RowScan Repeated) Repeated(FrameTable table, Column column, int[] codes)
    {
        var seen = new System.Collections.BitArray(codes.Length == 0 ? 0 : codes.Max() + 1);
        var repeated = new RowScan(table);
        var distinct = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0)
                continue;
            if (seen[codes[row]])
            {
                repeated.Add(row, at => column.TextOf(at)!);
                continue;
            }

            seen[codes[row]] = true;
            distinct++;
        }

        return (distinct, repeated);
    }

    private static RowScan SameRows(FrameTable table)
    {
        var hashes = new ulong[table.RowCount];
        foreach (var column in table.Columns)
            Mix(column, hashes);
        var first = new Dictionary<ulong, int>(hashes.Length);
        var same = new RowScan(table);
        for (var row = 0; row < hashes.Length; row++)
        {
            if (!first.TryAdd(hashes[row], row) && table.Columns.All(c => c.TextOf(row) == c.TextOf(first[hashes[row]])))
                same.Add(row, at => $"as row {table.SourceRow(first[hashes[at]])}: {string.Join("; ", table.Columns.Take(4).Select(c => c.TextOf(at) ?? ""))}");
        }

        return same;
    }

    private static void Mix(Column column, ulong[] hashes)
    {
        for (var row = 0; row < hashes.Length; row++)
        {
            long bits = column switch
            {
                NumberColumn n => BitConverter.DoubleToInt64Bits(n.Values[row]),
                DateColumn d => d.Ticks[row],
                TextColumn t => t.Codes[row],
                FlagColumn f => f.Values[row],
                _ => 0L,
            };
            hashes[row] = BitOperations.RotateLeft((hashes[row] ^ unchecked((ulong)bits)) * 0x9E3779B97F4A7C15, 29) * 0xBF58476D1CE4E5B9;
        }
    }
}
