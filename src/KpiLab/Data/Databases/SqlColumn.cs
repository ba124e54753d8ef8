namespace KpiLab.Data.Databases;

/// <summary>A column of a relation in a database.</summary>
/// <param name="Name">Its name, unique in the relation.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsWhole">True for whole numbers, which are compared as such: identifiers may be longer than a floating number holds.</param>
internal sealed record SqlColumn(string Name, ColumnKind Kind, bool IsWhole = false)
{
    /// <summary>What the column is called in statements.</summary>
    public SqlText Sql => SqlText.Name(Alias(Name));

    // PostgreSQL cuts names after 63 bytes, and two that differ later would be one.
    private static string Alias(string name)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(name) <= 63)
            return name;
        uint hash = 2166136261;
        foreach (var letter in name)
            hash = (hash ^ letter) * 16777619;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name[..12]}…{hash:x8}");
    }
}
