using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>Reads the slots of a table's rows, block by block, and can count what it had to make do with.</summary>
internal sealed class SlotReader
{
    private readonly FeatureSpace space;
    private readonly Column[] columns;
    private readonly int[]?[] slotOfCode;

    public SlotReader(FeatureSpace space, FrameTable table)
    {
        this.space = space;
        columns = new Column[space.Features.Length];
        slotOfCode = new int[]?[columns.Length];
        for (var f = 0; f < columns.Length; f++)
        {
            var feature = space.Features[f];
            columns[f] = table.Find(feature.Name) ?? throw new DataException(
                $"{table.Name} has no column \"{feature.Name}\", which the model was trained on. It has: {string.Join(", ", table.Columns.Select(c => c.Name))}. Rename the column, or train on this table.");
            var empty = columns[f].MissingCount == columns[f].Length;
            if (feature is CategoryFeature category)
                slotOfCode[f] = Slots(ref columns[f], category);
            else if (columns[f] is TextColumn && !empty)
                throw new DataException($"{table.Name}, column \"{feature.Name}\" holds text, such as \"{FirstText(columns[f])}\"; the model was trained on numbers. Give it the column it had then.");
        }

        Rows = table.RowCount;
    }

    public int Rows { get; }

    /// <summary>A number per row of a number, yes/no or date column; NaN where it is missing.</summary>
    public static Func<int, double> NumbersOf(Column column, ColumnKind kind) => column switch
    {
        NumberColumn number => row => number.Values[row],
        FlagColumn flag => row => flag.Values[row] == FlagColumn.Missing ? double.NaN : flag.Values[row],
        _ when column.MissingCount == column.Length => _ => double.NaN,
        _ => throw new DataException($"Column \"{column.Name}\" holds {kind.ToString().ToLowerInvariant()}, not numbers."),
    };

    /// <summary>Fills the buffers (one per slot) with the given rows; what stands after them stays as it was.</summary>
    public void Read(ReadOnlySpan<int> rows, double[][] slots)
    {
        for (var f = 0; f < columns.Length; f++)
        {
            if (space.Features[f] is NumberFeature number)
                ReadNumbers(number, f, rows, slots);
            else
                ReadCategories((CategoryFeature)space.Features[f], f, rows, slots);
        }
    }

    /// <summary>Values that the model has no slot for, by feature: missing ones where training had none, and texts never seen.</summary>
    public IEnumerable<(string Feature, int Missing, int Unseen, string[] Texts)> Gaps()
    {
        for (var f = 0; f < columns.Length; f++)
        {
            var feature = space.Features[f];
            var missing = columns[f].MissingCount;
            var marks = feature is NumberFeature { MarksMissing: true } or CategoryFeature { MarksMissing: true };
            var unseen = 0;
            var texts = new HashSet<int>();
            if (slotOfCode[f] is { } map)
            {
                foreach (var code in ((TextColumn)columns[f]).Codes)
                {
                    if (code >= 0 && map[code] < 0)
                    {
                        unseen++;
                        texts.Add(code);
                    }
                }
            }

            if (unseen > 0 || (missing > 0 && !marks))
                yield return (feature.Name, marks ? 0 : missing, unseen, [.. texts.Order().Take(3).Select(code => ((TextColumn)columns[f]).Dictionary[code])]);
        }
    }

    private void ReadNumbers(NumberFeature feature, int f, ReadOnlySpan<int> rows, double[][] slots)
    {
        var values = slots[space.FirstSlot(f)].AsSpan(0, rows.Length);
        switch (columns[f])
        {
            case NumberColumn number:
                var source = number.Values;
                for (var i = 0; i < rows.Length; i++)
                    values[i] = source[rows[i]];
                break;
            case FlagColumn flag:
                var flags = flag.Values;
                for (var i = 0; i < rows.Length; i++)
                    values[i] = flags[rows[i]] == FlagColumn.Missing ? double.NaN : flags[rows[i]];
                break;
            default:
                values.Fill(double.NaN);
                break;
        }

        if (feature.MarksMissing)
        {
            var marks = slots[space.FirstSlot(f) + 1].AsSpan(0, rows.Length);
            for (var i = 0; i < marks.Length; i++)
                marks[i] = double.IsFinite(values[i]) ? 0 : 1;
        }

        // Rounded to single precision, as the learners see them.
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsFinite(values[i]) ? Math.Clamp((float)values[i], -1e30f, 1e30f) : (float)feature.Fill;
        for (var k = 0; k < feature.Knots.Length; k++)
        {
            var bends = slots[space.FirstBend(f) + k].AsSpan(0, rows.Length);
            for (var i = 0; i < bends.Length; i++)
                bends[i] = (float)Math.Max(0, values[i] - feature.Knots[k]);
        }
    }

    private void ReadCategories(CategoryFeature feature, int f, ReadOnlySpan<int> rows, double[][] slots)
    {
        var first = space.FirstSlot(f);
        for (var slot = 0; slot < feature.Width; slot++)
            slots[first + slot].AsSpan(0, rows.Length).Clear();
        var codes = ((TextColumn)columns[f]).Codes;
        var map = slotOfCode[f]!;
        var missing = feature.SlotOf(null);
        for (var i = 0; i < rows.Length; i++)
        {
            var slot = codes[rows[i]] is >= 0 and var code ? map[code] : missing;
            if (slot >= 0)
                slots[first + slot][i] = 1;
        }
    }

    // A column of codes that was read as text at training may be read as numbers later; its texts are the same.
    private static int[] Slots(ref Column column, CategoryFeature feature)
    {
        if (column is not TextColumn)
        {
            var other = column;
            column = TextColumn.Of(column.Name, Enumerable.Range(0, column.Length).Select(other.TextOf));
        }

        return [.. ((TextColumn)column).Dictionary.Select(text => feature.SlotOf(text))];
    }

    private static string FirstText(Column column) => Enumerable.Range(0, column.Length).Select(column.TextOf).First(t => t is not null)!;
}
