using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>Gathers the rows of a sheet, column by column.</summary>
internal sealed class SheetBuilder(string name)
{
    private readonly List<Column> columns = [];
    private readonly Dictionary<string, string> formats = [];

    /// <summary>Adds a column of text.</summary>
    public void Text(string column, IEnumerable<string?> values) => columns.Add(TextColumn.Of(Unique(column), values.Select(v => string.IsNullOrEmpty(v) ? null : v)));

    /// <summary>Adds a column of numbers, shown in a format; an empty one leaves it to the row.</summary>
    public void Number(string column, IEnumerable<double?> values, string? format = null)
    {
        columns.Add(new NumberColumn(Unique(column), [.. values.Select(v => v is { } number && double.IsFinite(number) ? number : double.NaN)]));
        if (format is not null)
            formats[columns[^1].Name] = format;
    }

    /// <summary>Adds a column of days.</summary>
    public void Date(string column, IEnumerable<DateOnly?> values) => columns.Add(new DateColumn(Unique(column), [.. values.Select(v => v?.ToDateTime(TimeOnly.MinValue).Ticks ?? DateColumn.Missing)]));

    /// <summary>Adds a column of yes and no.</summary>
    public void Flag(string column, IEnumerable<bool?> values) => columns.Add(new FlagColumn(Unique(column), [.. values.Select(v => v switch { null => FlagColumn.Missing, true => (sbyte)1, _ => (sbyte)0 })]));

    public Sheet ToSheet(IReadOnlyList<string>? rowFormats = null) => new(name, FrameTable.Of(name, columns)) { Formats = formats, RowFormats = rowFormats };

    // A dimension may be called "value" too.
    private string Unique(string column)
    {
        var unique = column;
        for (var n = 2; columns.Any(c => c.Name.Equals(unique, StringComparison.OrdinalIgnoreCase)); n++)
            unique = $"{column} ({n})";
        return unique;
    }
}
