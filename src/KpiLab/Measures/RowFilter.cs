using System.Globalization;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>One filter made ready for a column: clears the mark of each row in a block that does not pass.</summary>
internal abstract class RowFilter
{
    public abstract void Clear(int from, Span<bool> marks);

    public static RowFilter Of(Filter filter, FrameTable table)
    {
        var name = filter.Field.In(table) ?? throw new ColumnNotFoundException(table.Name, filter.Field.ToString(), table.Columns.Select(c => c.Name));
        var column = table[name];
        if (filter.Operator is FilterOperator.AtLeast or FilterOperator.AtMost or FilterOperator.Above)
        {
            return column is NumberColumn numbers
                ? new Bound(numbers, filter.Operator, filter.Bound)
                : throw new DataException($"{table.Name}, column \"{name}\" is {column.Kind.ToString().ToLowerInvariant()}; a comparison with {filter.Bound.ToString(CultureInfo.InvariantCulture)} needs numbers. Map a column of numbers instead.");
        }

        if (filter.Operator == FilterOperator.Present && column is (NumberColumn or DateColumn))
            return new Presence(column);

        var codes = ColumnCodes.Of(column);
        var wanted = filter.Values.Select(value => Canonical(column, value)).ToHashSet(StringComparer.Ordinal);
        var passes = new bool[codes.Count];
        for (var code = 1; code < codes.Count; code++)
        {
            passes[code] = filter.Operator switch
            {
                FilterOperator.Present => true,
                FilterOperator.In => wanted.Contains(codes.Label(code)),
                _ => !wanted.Contains(codes.Label(code)),
            };
        }

        // A row without a value is the segment "(unknown)": one may ask for it by that name.
        passes[0] = filter.Operator == FilterOperator.In && wanted.Contains(FrameEngine.UnknownKey);
        return new Lookup(codes, passes);
    }

    private static string Canonical(Column column, string value) => column switch
    {
        NumberColumn when double.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        NumberColumn when string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) => "1",
        NumberColumn when string.Equals(value, "false", StringComparison.OrdinalIgnoreCase) => "0",
        FlagColumn when value is "1" || string.Equals(value, "yes", StringComparison.OrdinalIgnoreCase) || string.Equals(value, "ja", StringComparison.OrdinalIgnoreCase) => "true",
        FlagColumn when value is "0" || string.Equals(value, "no", StringComparison.OrdinalIgnoreCase) || string.Equals(value, "nee", StringComparison.OrdinalIgnoreCase) => "false",
        FlagColumn => value.ToLowerInvariant(),
        _ => value,
    };

    private sealed class Lookup(ColumnCodes codes, bool[] passes) : RowFilter
    {
        public override void Clear(int from, Span<bool> marks)
        {
            Span<int> block = stackalloc int[FrameEngine.BlockRows];
            block = block[..marks.Length];
            codes.Read(from, block);
            for (var i = 0; i < marks.Length; i++)
                marks[i] &= passes[block[i]];
        }
    }

    private sealed class Presence(Column column) : RowFilter
    {
        public override void Clear(int from, Span<bool> marks)
        {
            if (column.MissingCount == 0)
                return;
            if (column is NumberColumn numbers)
            {
                var values = numbers.Values.Slice(from, marks.Length);
                for (var i = 0; i < marks.Length; i++)
                    marks[i] &= !double.IsNaN(values[i]);
            }
            else if (column is DateColumn dates)
            {
                var ticks = dates.Ticks.Slice(from, marks.Length);
                for (var i = 0; i < marks.Length; i++)
                    marks[i] &= ticks[i] != DateColumn.Missing;
            }
        }
    }

    private sealed class Bound(NumberColumn column, FilterOperator comparison, double bound) : RowFilter
    {
        public override void Clear(int from, Span<bool> marks)
        {
            var values = column.Values.Slice(from, marks.Length);
            for (var i = 0; i < marks.Length; i++)
            {
                marks[i] &= comparison switch
                {
                    FilterOperator.AtLeast => values[i] >= bound,
                    FilterOperator.AtMost => values[i] <= bound,
                    _ => values[i] > bound,
                };
            }
        }
    }
}
