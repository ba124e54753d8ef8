using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A column of yes or no: 1, 0, or <see cref="Missing"/>.</summary>
public sealed class FlagColumn : Column
{
    /// <summary>The value of a missing flag.</summary>
    public const sbyte Missing = -1;

    private readonly sbyte[] values;
    private readonly Lazy<int> missing;

    /// <summary>Wraps the buffer; it is not copied and must not be changed afterwards.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">1 for yes, 0 for no, <see cref="Missing"/> where there is no value.</param>
    public FlagColumn(string name, sbyte[] values)
        : base(name, (values ?? throw new ArgumentNullException(nameof(values))).Length)
    {
        this.values = values;
        missing = new Lazy<int>(() => values.AsSpan().Count(Missing));
    }

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Flag;

    /// <summary>1 for yes, 0 for no, <see cref="Missing"/> where there is no value.</summary>
    public ReadOnlySpan<sbyte> Values => values;

    /// <inheritdoc/>
    public override int MissingCount => missing.Value;

    /// <inheritdoc/>
    public override object? this[int row] => values[row] == Missing ? null : values[row] == 1;

    /// <inheritdoc/>
    public override string? TextOf(int row) => values[row] switch { Missing => null, 1 => "true", _ => "false" };

    /// <inheritdoc/>
    public override Column Renamed(string name) => new FlagColumn(name, values);

    internal override object Identity => values;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new sbyte[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            taken[i] = rows[i] < 0 ? Missing : values[rows[i]];
        return new FlagColumn(Name, taken);
    }

    /// <inheritdoc/>
    public override DataFrameColumn ToFrameColumn() =>
        new BooleanDataFrameColumn(Name, values.Select(v => v == Missing ? null : (bool?)(v == 1)));
}
