using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A named, typed column of values, some of which may be missing. Immutable.</summary>
/// <remarks>
/// The concrete types give their values as spans, so that aggregates run over plain buffers.
/// Each marks a missing value in its own buffer: <see cref="double.NaN"/>, <see cref="TextColumn.Missing"/>,
/// <see cref="DateColumn.Missing"/> or <see cref="FlagColumn.Missing"/>.
/// </remarks>
public abstract class Column
{
    private protected Column(string name, int length)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Length = length;
    }

    /// <summary>The name as it stands in the source, made unique within its table.</summary>
    public string Name { get; }

    /// <summary>What the values are.</summary>
    public abstract ColumnKind Kind { get; }

    /// <summary>Number of rows.</summary>
    public int Length { get; }

    /// <summary>Number of rows without a value.</summary>
    public abstract int MissingCount { get; }

    /// <summary>The value of a row (double, string, DateTime or bool), or null where it is missing. For display and tests; aggregates use the spans.</summary>
    public abstract object? this[int row] { get; }

    /// <summary>The value of a row as invariant text: ISO dates, decimal points, true/false; null where it is missing.</summary>
    public abstract string? TextOf(int row);

    /// <summary>The same values under another name; the buffers are shared.</summary>
    public abstract Column Renamed(string name);

    /// <summary>The given rows in the given order; a negative row number gives a missing value.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>The same object for columns that share their values under several names: what is computed of the values is kept by it.</summary>
    internal abstract object Identity { get; }

    /// <summary>The column as Microsoft.Data.Analysis has it.</summary>
    public abstract DataFrameColumn ToFrameColumn();
}
