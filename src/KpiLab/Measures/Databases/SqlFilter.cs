using System.Globalization;
using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Writes filters: the same rows pass as in memory. What a reader typed is a parameter.</summary>
internal static class SqlFilter
{
    public static SqlText Of(Filter filter, SqlTable table)
    {
        var name = filter.Field.In(table) ?? throw new ColumnNotFoundException(table.Name, filter.Field.ToString(), table.Schema.Select(c => c.Name));
        var column = table[name];
        switch (filter.Operator)
        {
            case FilterOperator.Present:
                return Sql($"{column.Sql} is not null");
            case FilterOperator.In:
                return OneOf(filter, column, table.Database.Dialect);
            case FilterOperator.NotIn:
                return Sql($"({column.Sql} is not null and not {OneOf(filter with { Values = filter.Values.Remove(FrameEngine.UnknownKey) }, column, table.Database.Dialect)})");
        }

        if (column.Kind != ColumnKind.Number)
            throw new DataException($"{table.Name}, column \"{name}\" is {column.Kind.ToString().ToLowerInvariant()}; a comparison with {filter.Bound.ToString(CultureInfo.InvariantCulture)} needs numbers. Map a column of numbers instead.");
        var (number, bound) = (SqlDialect.Double(column.Sql), Value(filter.Bound));
        return filter.Operator switch
        {
            FilterOperator.AtLeast => Sql($"{number} >= {bound}"),
            FilterOperator.AtMost => Sql($"{number} <= {bound}"),
            _ => Sql($"{number} > {bound}"),
        };
    }

    private static SqlText OneOf(Filter filter, SqlColumn column, SqlDialect dialect)
    {
        SqlText[] values = [.. filter.Values.Distinct().Select(value => ValueOf(value, column, dialect)).OfType<SqlText>()];
        var compared = column.Kind switch
        {
            ColumnKind.Number when !column.IsWhole => SqlDialect.Double(column.Sql),
            ColumnKind.Date => Sql($"date_trunc('second', {column.Sql})"),
            _ => column.Sql,
        };
        var found = values.Length == 0 ? Sql($"false") : Sql($"{compared} in ({Join(", ", values)})");
        return filter.Values.Contains(FrameEngine.UnknownKey) ? Sql($"({found} or {column.Sql} is null)") : Sql($"({found})");
    }

    // As a column in memory reads it; null where no value of the column is like it.
    private static SqlText? ValueOf(string text, SqlColumn column, SqlDialect dialect)
    {
        switch (column.Kind)
        {
            case ColumnKind.Number:
                if (column.IsWhole && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                    return Value(whole);
                return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? double.IsNaN(number) ? null : Value(number)
                    : Is(text, "true") ? Value(1.0) : Is(text, "false") ? Value(0.0) : null;
            case ColumnKind.Flag:
                return text is "1" || Is(text, "yes") || Is(text, "ja") || Is(text, "true") ? Sql($"true")
                    : text is "0" || Is(text, "no") || Is(text, "nee") || Is(text, "false") ? Sql($"false") : null;
            case ColumnKind.Date:
                return DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && new DateColumn("", [moment.Ticks]).TextOf(0) == text
                    ? Value(moment) : null;
            default:
                return dialect.TextValue(text);
        }
    }

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
