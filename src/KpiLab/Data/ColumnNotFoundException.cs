namespace KpiLab.Data;

/// <summary>A table has no column of that name.</summary>
public sealed class ColumnNotFoundException : DataException
{
    internal ColumnNotFoundException(string table, string column, IEnumerable<string> known)
        : base($"{table} has no column \"{column}\". It has: {string.Join(", ", known)}.")
    {
    }
}
