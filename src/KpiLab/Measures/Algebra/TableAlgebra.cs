using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>What KPIs make of tables before they measure: a column computed, rows kept, a column looked up. Each kind of table has its own; the results are the same.</summary>
internal abstract class TableAlgebra
{
    public static TableAlgebra Of(Table table) => table switch
    {
        FrameTable => FrameAlgebra.Instance,
        SqlTable => SqlAlgebra.Instance,
        _ => throw new NotSupportedException($"There is no algebra for a table of type {table.GetType().Name}."),
    };

    /// <summary>What the values of a column are like.</summary>
    public abstract ColumnFacts Facts(Table table, string column);

    /// <summary>The distinct values of a column of text, in ordinal order.</summary>
    public abstract IReadOnlyList<string> Texts(Table table, string column);

    /// <summary>The table with a computed column, in place of one of that name where there is one.</summary>
    public abstract Table With(Table table, string name, Calculation calculation);

    /// <summary>The rows for which the flag is yes.</summary>
    public abstract Table Keep(Table table, Calculation flag);

    /// <summary>The earliest row of each key; rows without a key all stay. Of rows on one date the first by <see cref="RowOrder"/>.</summary>
    public abstract Table FirstPer(Table table, string key, string date);

    /// <summary>The table with a column of another one, whose key finds the row; null where the key there is not unique, is the very same column, or stands where this table cannot look.</summary>
    public abstract Table? Lookup(Table table, string key, Table other, string otherKey, string column);

    /// <summary>The rows once for each of some columns of numbers, with the column's name and its value as columns.</summary>
    public abstract Table Stacked(Table table, IReadOnlyList<string> columns, string name, string value);

    /// <summary>The table with the spell of each row: see <see cref="Spells"/>.</summary>
    public abstract Table WithSpells(Table table, Spells spells);
}
