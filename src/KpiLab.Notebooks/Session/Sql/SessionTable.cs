using System.Collections;
using System.Reflection;
using DuckDB.NET.Data;
using KpiLab.Data;
using Microsoft.Data.Analysis;

namespace KpiLab.Notebooks.Session.Sql;

/// <summary>A variable of the session as a table of the database: a KpiLab table, a DataFrame, or a sequence of objects with properties.</summary>
internal static class SessionTable
{
    private static readonly Dictionary<Type, string> Types = new()
    {
        [typeof(bool)] = "BOOLEAN", [typeof(byte)] = "UTINYINT", [typeof(sbyte)] = "TINYINT", [typeof(short)] = "SMALLINT", [typeof(ushort)] = "USMALLINT",
        [typeof(int)] = "INTEGER", [typeof(uint)] = "UINTEGER", [typeof(long)] = "BIGINT", [typeof(ulong)] = "UBIGINT", [typeof(float)] = "FLOAT",
        [typeof(double)] = "DOUBLE", [typeof(decimal)] = "DECIMAL(38,10)", [typeof(DateTime)] = "TIMESTAMP", [typeof(DateOnly)] = "DATE",
        [typeof(TimeOnly)] = "TIME", [typeof(TimeSpan)] = "INTERVAL", [typeof(Guid)] = "UUID", [typeof(DateTimeOffset)] = "TIMESTAMPTZ",
    };

    /// <summary>Whether a query can name the variable.</summary>
    public static bool IsTable(SessionVariable variable) => variable.Value is FrameTable or DataFrame || (variable.Value is IEnumerable and not string && Properties(variable.Value).Count > 0);

    /// <summary>Copies the variable into the database under its name.</summary>
    public static void Load(DuckDBConnection database, SessionVariable variable, CancellationToken interrupt)
    {
        var (columns, rows) = variable.Value switch
        {
            FrameTable table => Of(table.ToFrame()),
            DataFrame frame => Of(frame),
            var sequence => Of((IEnumerable)sequence!),
        };
        using (var create = database.CreateCommand())
        {
            create.CommandText = $"CREATE TABLE {Quote(variable.Name)} ({string.Join(", ", columns.Select(column => $"{Quote(column.Name)} {TypeOf(column.Type)}"))})";
            create.ExecuteNonQuery();
        }
        using var appender = database.CreateAppender(variable.Name);
        foreach (var row in rows)
        {
            interrupt.ThrowIfCancellationRequested();
            var target = appender.CreateRow();
            foreach (var value in row)
                Append(target, value);
            target.EndRow();
        }
    }

    private static (IReadOnlyList<(string Name, Type Type)> Columns, IEnumerable<IEnumerable<object?>> Rows) Of(DataFrame frame) =>
        ([.. frame.Columns.Select(column => (column.Name, column.DataType))], Enumerable.Range(0, checked((int)frame.Rows.Count)).Select(row => frame.Columns.Select(column => column[row])));

    private static (IReadOnlyList<(string Name, Type Type)> Columns, IEnumerable<IEnumerable<object?>> Rows) Of(IEnumerable sequence)
    {
        var properties = Properties(sequence);
        return ([.. properties.Select(property => (property.Name, property.PropertyType))],
            sequence.Cast<object?>().Where(item => item is not null).Select(item => properties.Select(property => property.GetValue(item))));
    }

    private static List<PropertyInfo> Properties(object sequence)
    {
        var item = sequence.GetType().GetInterfaces().Append(sequence.GetType())
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return item is null || item.IsPrimitive || item == typeof(string) || item == typeof(object) || Types.ContainsKey(item) || typeof(IEnumerable).IsAssignableFrom(item)
            ? []
            : [.. item.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanRead && property.GetIndexParameters().Length == 0)];
    }

    private static string TypeOf(Type type) => Types.GetValueOrDefault(Nullable.GetUnderlyingType(type) ?? type, "VARCHAR");

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static void Append(IDuckDBAppenderRow row, object? value) => _ = value switch
    {
        null => row.AppendNullValue(),
        bool v => row.AppendValue(v),
        byte v => row.AppendValue(v),
        sbyte v => row.AppendValue(v),
        short v => row.AppendValue(v),
        ushort v => row.AppendValue(v),
        int v => row.AppendValue(v),
        uint v => row.AppendValue(v),
        long v => row.AppendValue(v),
        ulong v => row.AppendValue(v),
        float v => row.AppendValue(v),
        double v => row.AppendValue(v),
        decimal v => row.AppendValue(v),
        DateTime v => row.AppendValue(v),
        DateOnly v => row.AppendValue(v),
        TimeOnly v => row.AppendValue(v),
        TimeSpan v => row.AppendValue(v),
        Guid v => row.AppendValue(v),
        DateTimeOffset v => row.AppendValue(v),
        _ => row.AppendValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
