using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using KpiLab.Data;
using Npgsql;

namespace KpiLab.Tests.Databases;

/// <summary>Writes tables in memory to a database, and opens them there with the same roles.</summary>
internal static class DatabaseCopy
{
    public static SqlTable In(DbConnection connection, FrameTable table, string? name = null)
    {
        name ??= table.Name;
        var columns = string.Join(", ", table.Columns.Select(column => $"{Quoted(column.Name)} {TypeOf(column)}"));
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"create table {Quoted(name)} ({columns})";
            command.ExecuteNonQuery();
        }

        if (connection is DuckDBConnection duck)
            Append(duck, table, name);
        else
            Copy((NpgsqlConnection)connection, table, name);
        return Mapped(SqlTable.Of(connection, name), table);
    }

    /// <summary>The table in the database with the roles and name of the one in memory.</summary>
    public static SqlTable Mapped(SqlTable opened, FrameTable table)
    {
        Table mapped = opened.Named(table.Name);
        foreach (var role in mapped.Roles.Assigned.ToArray())
            mapped = mapped.Map(role);
        foreach (var role in table.Roles.Assigned)
            mapped = mapped.Map(role, [.. table.Roles.ColumnsOf(role)]);
        return (SqlTable)mapped;
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string TypeOf(Column column) => column switch
    {
        NumberColumn { IsWhole: true } => "bigint",
        NumberColumn => "double precision",
        DateColumn => "timestamp",
        FlagColumn => "boolean",
        _ => "text",
    };

    private static object? ValueOf(Column column, int row) => column[row] switch
    {
        double number when column is NumberColumn { IsWhole: true } => (long)number,
        var value => value,
    };

    private static void Append(DuckDBConnection connection, FrameTable table, string name)
    {
        using var appender = connection.CreateAppender(name);
        for (var row = 0; row < table.RowCount; row++)
        {
            var added = appender.CreateRow();
            foreach (var column in table.Columns)
            {
                switch (ValueOf(column, row))
                {
                    case null:
                        added.AppendNullValue();
                        break;
                    case long number:
                        added.AppendValue(number);
                        break;
                    case double number:
                        added.AppendValue(number);
                        break;
                    case DateTime moment:
                        added.AppendValue(moment);
                        break;
                    case bool flag:
                        added.AppendValue(flag);
                        break;
                    case string text:
                        added.AppendValue(text);
                        break;
                }
            }

            added.EndRow();
        }
    }

    private static void Copy(NpgsqlConnection connection, FrameTable table, string name)
    {
        using var writer = connection.BeginTextImport($"copy {Quoted(name)} from stdin");
        for (var row = 0; row < table.RowCount; row++)
            writer.Write(string.Join('\t', table.Columns.Select(column => Text(ValueOf(column, row)))) + "\n");
    }

    private static string Text(object? value) => value switch
    {
        null => "\\N",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        bool flag => flag ? "t" : "f",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
