using System.Data;
using System.Data.Common;

namespace KpiLab.Data;

/// <summary>Reads the rows of a query into a table.</summary>
internal static class DatabaseQuery
{
    public static FrameTable Read(DbConnection connection, string sql, string name, CancellationToken cancellation)
    {
        var opened = connection.State == ConnectionState.Closed;
        try
        {
            if (opened)
                connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var stop = cancellation.Register(command.Cancel);
            using var rows = command.ExecuteReader();
            return Table(rows, name, cancellation);
        }
        catch (DbException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DataException($"The database refused the query: {e.Message.TrimEnd('.')}. The query was: {Short(sql)}", e);
        }
        finally
        {
            if (opened)
                connection.Close();
        }
    }

    private static FrameTable Table(DbDataReader rows, string name, CancellationToken cancellation)
    {
        var entries = new List<QualityEntry>();
        var names = ColumnNames.Unique([.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)], rows.FieldCount, entries);
        ValueColumnBuilder[] builders = [.. names.Select(column => new ValueColumnBuilder(column))];
        var count = 0;
        while (rows.Read())
        {
            if (count++ % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < builders.Length; column++)
                builders[column].Add(rows.IsDBNull(column) ? null : rows.GetValue(column));
        }

        if (count == 0)
            throw new DataException($"The query gives no rows; its columns are {string.Join(", ", names)}.");
        ValueColumnBuilder[] nested = [.. builders.Where(builder => builder.IsNested)];
        if (nested.Length > 0)
            entries.Add(new(Severity.Note, "columns-left-out", $"Columns that hold lists or bytes were left out: {string.Join(", ", nested.Select(builder => builder.Name))}.", null, nested.Length)
            {
                Dutch = $"Kolommen met lijsten of bytes zijn weggelaten: {string.Join(", ", nested.Select(builder => builder.Name))}.",
            });
        if (nested.Length == builders.Length)
            throw new DataException("The query gives no column of plain values.");
        return ColumnNames.Table(name, [.. builders.Except(nested).Select(builder => builder.ToColumn())], entries, new(StringComparer.Ordinal), null, new());
    }

    private static string Short(string sql)
    {
        var line = string.Join(' ', sql.Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 200 ? line : line[..200] + "…";
    }
}
