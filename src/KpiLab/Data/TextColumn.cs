using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A column of text in dictionary form: each distinct text stands once in <see cref="Dictionary"/>, each row holds its code.</summary>
public sealed class TextColumn : Column
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    private readonly int[] codes;
    private readonly string[] dictionary;
    private readonly Lazy<int> missing;

    /// <summary>Wraps the buffers; they are not copied and must not be changed afterwards.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="codes">One index into the dictionary per row; <see cref="Missing"/> where there is no value.</param>
    /// <param name="dictionary">The distinct texts; none twice.</param>
    public TextColumn(string name, int[] codes, string[] dictionary)
        : this(name, codes, (codes ?? throw new ArgumentNullException(nameof(codes))).Length, dictionary)
    {
    }

    /// <summary>Wraps the first part of a buffer, so that a load need not copy what it read.</summary>
    internal TextColumn(string name, int[] codes, int length, string[] dictionary)
        : base(name, length)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        this.codes = codes;
        this.dictionary = dictionary;
        missing = new Lazy<int>(() => codes.AsSpan(0, length).Count(Missing));
    }

    private TextColumn(string name, TextColumn same)
        : base(name, same.Length)
    {
        (codes, dictionary, missing) = (same.codes, same.dictionary, same.missing);
    }

    /// <summary>Builds the dictionary from plain values, in order of first appearance.</summary>
    public static TextColumn Of(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new List<int>();
        foreach (var value in values)
        {
            if (value is null)
            {
                codes.Add(Missing);
                continue;
            }

            if (!known.TryGetValue(value, out var code))
                known.Add(value, code = known.Count);
            codes.Add(code);
        }

        return new TextColumn(name, [.. codes], [.. known.Keys]);
    }

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Text;

    /// <summary>One index into <see cref="Dictionary"/> per row; <see cref="Missing"/> where there is no value.</summary>
    public ReadOnlySpan<int> Codes => codes.AsSpan(0, Length);

    /// <summary>The distinct texts. After <see cref="Take"/> some may no longer occur.</summary>
    public IReadOnlyList<string> Dictionary => dictionary;

    /// <inheritdoc/>
    public override int MissingCount => missing.Value;

    /// <inheritdoc/>
    public override object? this[int row] => TextOf(row);

    /// <inheritdoc/>
    public override string? TextOf(int row) => Codes[row] is >= 0 and var code ? dictionary[code] : null;

    /// <inheritdoc/>
    public override Column Renamed(string name) => new TextColumn(name, this);

    internal override object Identity => missing;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            taken[i] = rows[i] < 0 ? Missing : Codes[rows[i]];
        return new TextColumn(Name, taken, dictionary);
    }

    /// <inheritdoc/>
    public override DataFrameColumn ToFrameColumn() =>
        new StringDataFrameColumn(Name, codes.Take(Length).Select(code => code < 0 ? null : dictionary[code]));
}
