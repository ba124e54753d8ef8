using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>The algebra of tables in memory.</summary>
internal sealed class FrameAlgebra : TableAlgebra
{
    private FrameAlgebra()
    {
    }

    public static FrameAlgebra Instance { get; } = new();

    public override ColumnFacts Facts(Table table, string column)
    {
        var found = ((FrameTable)table)[column];
        var numbers = found as NumberColumn;
        return new(found.Length, found.MissingCount, numbers?.Minimum ?? double.NaN, numbers?.Maximum ?? double.NaN);
    }

    public override IReadOnlyList<string> Texts(Table table, string column)
    {
        var text = (TextColumn)((FrameTable)table)[column];
        var occurs = new bool[text.Dictionary.Count];
        foreach (var code in text.Codes)
        {
            if (code >= 0)
                occurs[code] = true;
        }

        return [.. text.Dictionary.Where((_, code) => occurs[code]).Order(StringComparer.Ordinal)];
    }

    public override Table With(Table table, string name, Calculation calculation)
    {
        var frame = (FrameTable)table;
        return frame.WithColumn(new FrameCalculator(frame).Column(calculation).Renamed(name));
    }

    public override Table Keep(Table table, Calculation flag)
    {
        var frame = (FrameTable)table;
        var flags = ((FlagColumn)new FrameCalculator(frame).Column(flag)).Values;
        var kept = flags.Count((sbyte)1);
        if (kept == flags.Length)
            return table;
        var rows = new int[kept];
        for (int row = 0, next = 0; next < kept; row++)
        {
            if (flags[row] == 1)
                rows[next++] = row;
        }

        return frame.Take(rows);
    }

    public override Table FirstPer(Table table, string key, string date)
    {
        var frame = (FrameTable)table;
        var (keys, dates) = (frame[key], (DateColumn)frame[date]);
        var all = ColumnCodes.Of(keys);
        if (all.Count - 1 + keys.MissingCount == keys.Length)
            return table;
        var codes = new int[keys.Length];
        all.Read(0, codes);
        var first = new int[all.Count];
        Array.Fill(first, -1);
        var ties = new RowOrder(frame);
        var ticks = dates.Ticks;
        for (var row = 0; row < codes.Length; row++)
        {
            ref var known = ref first[codes[row]];
            if (codes[row] > 0 && (known < 0 || IsEarlier(ticks[row], ticks[known]) || (ticks[row] == ticks[known] && ties.Compare(row, known) < 0)))
                known = row;
        }

        return frame.Take([.. Enumerable.Range(0, codes.Length).Where(row => codes[row] == 0 || first[codes[row]] == row)]);
    }

    public override Table? Lookup(Table table, string key, Table other, string otherKey, string column)
    {
        if (other is not FrameTable there)
            return null;
        var frame = (FrameTable)table;
        var (own, theirs) = (frame[key], there[otherKey]);
        if (ReferenceEquals(own, theirs) || RowsByKey(theirs) is not { } rows)
            return null;
        var codes = ColumnCodes.Of(own);
        var rowOfCode = new int[codes.Count];
        rowOfCode[0] = -1;
        for (var code = 1; code < codes.Count; code++)
            rowOfCode[code] = rows.GetValueOrDefault(codes.Label(code), -1);
        var codeOfRow = new int[own.Length];
        codes.Read(0, codeOfRow);
        var taken = new int[own.Length];
        for (var row = 0; row < taken.Length; row++)
            taken[row] = rowOfCode[codeOfRow[row]];
        return frame.WithColumn(there[column].Take(taken));
    }

    public override Table Stacked(Table table, IReadOnlyList<string> columns, string name, string value)
    {
        var frame = (FrameTable)table;
        var rows = frame.RowCount;
        int[] repeated = [.. Enumerable.Range(0, rows * columns.Count).Select(i => i % rows)];
        double[] values = [.. columns.SelectMany(column => ((NumberColumn)frame[column]).Values.ToArray())];
        int[] names = [.. Enumerable.Range(0, values.Length).Select(i => i / rows)];
        return frame.Take(repeated).WithColumn(new TextColumn(name, names, [.. columns])).WithColumn(new NumberColumn(value, values));
    }

    public override Table WithSpells(Table table, Spells spells) => FrameSpells.Join((FrameTable)table, spells);

    // A row without a date comes after those with one.
    private static bool IsEarlier(long ticks, long known) => ticks != DateColumn.Missing && (known == DateColumn.Missing || ticks < known);

    private static Dictionary<string, int>? RowsByKey(Column key)
    {
        var rows = new Dictionary<string, int>(key.Length, StringComparer.Ordinal);
        for (var row = 0; row < key.Length; row++)
        {
            if (key.TextOf(row) is { } text && !rows.TryAdd(text, row))
                return null;
        }

        return rows;
    }
}
