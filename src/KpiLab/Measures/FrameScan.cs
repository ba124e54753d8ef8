using System.Runtime.InteropServices;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A query made ready for a table in memory: gives, block by block, which rows count, their group and their value.</summary>
internal sealed class FrameScan
{
    // Above this many combinations of dimension values, those that occur are numbered instead.
    private const long DenseGroups = 1 << 20;

    private readonly ColumnCodes[] dimensions;
    private readonly RowFilter[] filters;
    private readonly int[]? groupOfRow;
    private readonly List<long>? combinations;
    private readonly Column? values;

    public FrameScan(FrameTable table, AggregateQuery query)
    {
        Rows = table.RowCount;
        dimensions = [.. query.Dimensions.Select(d => ColumnCodes.Of(Require(table, d)))];
        filters = [.. query.Filters.AddRange(query.Measure.Filters).Select(f => RowFilter.Of(f, table))];
        values = query.Measure is { Aggregation: Aggregation.Sum, Of: { } of } ? Numeric(table, of) : null;

        long groups = 1;
        foreach (var dimension in dimensions)
            groups = checked(groups * dimension.Count);
        if (groups <= DenseGroups)
        {
            Groups = (int)groups;
            return;
        }

        combinations = [];
        groupOfRow = NumberCombinations(combinations);
        Groups = combinations.Count;
    }

    public int Rows { get; }

    /// <summary>Number of groups, of which some may be empty.</summary>
    public int Groups { get; }

    /// <summary>The column of a field.</summary>
    /// <exception cref="MissingRoleException">There is none.</exception>
    public static Column Require(FrameTable table, Field field) => field.In(table) is { } name
        ? table[name]
        : throw new MissingRoleException(
            $"{table.Name} has no column \"{field}\", and none with that role. It has: {string.Join(", ", table.Columns.Select(c => c.Name))}. Use Map to name the column.",
            [field.ToString()]);

    /// <summary>True when rows are counted and have no value.</summary>
    public bool Counts => values is null;

    /// <summary>Makes the cells of the rows of a block that do not pass every filter -1.</summary>
    public void Filter(int from, Span<int> cells)
    {
        if (filters.Length == 0)
            return;
        Span<bool> marks = stackalloc bool[FrameEngine.BlockRows];
        marks = marks[..cells.Length];
        marks.Fill(true);
        foreach (var filter in filters)
            filter.Clear(from, marks);
        for (var i = 0; i < cells.Length; i++)
            cells[i] = marks[i] ? cells[i] : -1;
    }

    /// <summary>The group of each row of a block.</summary>
    public void GroupsOf(int from, Span<int> into)
    {
        if (groupOfRow is not null)
        {
            groupOfRow.AsSpan(from, into.Length).CopyTo(into);
            return;
        }

        into.Clear();
        foreach (var dimension in dimensions)
            dimension.Append(from, into);
    }

    /// <summary>The value of each row of a block, which may be written to the room given; 1 where rows are counted, NaN where there is none.</summary>
    public ReadOnlySpan<double> ValuesOf(int from, Span<double> room)
    {
        switch (values)
        {
            case NumberColumn numbers:
                return numbers.Values.Slice(from, room.Length);
            case FlagColumn flags:
                for (var i = 0; i < room.Length; i++)
                    room[i] = flags.Values[from + i] == FlagColumn.Missing ? double.NaN : flags.Values[from + i];
                return room;
            default:
                room.Fill(1);
                return room;
        }
    }

    /// <summary>The dimension values of a group.</summary>
    public string[] KeyOf(int group)
    {
        var key = new string[dimensions.Length];
        var rest = combinations is null ? group : combinations[group];
        for (var d = dimensions.Length - 1; d >= 0; d--)
        {
            var code = (int)(rest % dimensions[d].Count);
            rest /= dimensions[d].Count;
            key[d] = code == 0 ? FrameEngine.UnknownKey : dimensions[d].Label(code);
        }

        return key;
    }

    private static Column Numeric(FrameTable table, Field field)
    {
        var column = Require(table, field);
        return column is NumberColumn or FlagColumn
            ? column
            : throw new DataException($"{table.Name}, column \"{column.Name}\" holds {column.Kind.ToString().ToLowerInvariant()}, not numbers; it cannot be summed. Map(\"{field}\", …) to a column of numbers.");
    }

    private int[] NumberCombinations(List<long> seen)
    {
        var known = new Dictionary<long, int>();
        var result = new int[Rows];
        var codes = new int[FrameEngine.BlockRows];
        var combined = new long[FrameEngine.BlockRows];
        for (var from = 0; from < Rows; from += FrameEngine.BlockRows)
        {
            var length = Math.Min(FrameEngine.BlockRows, Rows - from);
            combined.AsSpan(0, length).Clear();
            foreach (var dimension in dimensions)
            {
                dimension.Read(from, codes.AsSpan(0, length));
                for (var i = 0; i < length; i++)
                    combined[i] = combined[i] * dimension.Count + codes[i];
            }

            for (var i = 0; i < length; i++)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, combined[i], out var exists);
                if (!exists)
                {
                    number = seen.Count;
                    seen.Add(combined[i]);
                }

                result[from + i] = number;
            }
        }

        return result;
    }
}
