using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A column of numbers, held as 64-bit floating point; a missing value is NaN.</summary>
/// <remarks>Whole numbers are exact up to 2^53; longer identifiers are read as text.</remarks>
public sealed class NumberColumn : Column
{
    private readonly double[] values;
    private readonly Lazy<Summary> summary;

    /// <summary>Wraps the buffer; it is not copied and must not be changed afterwards.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One value per row; NaN where it is missing.</param>
    public NumberColumn(string name, double[] values)
        : this(name, values, (values ?? throw new ArgumentNullException(nameof(values))).Length)
    {
    }

    /// <summary>Wraps the first part of a buffer, so that a load need not copy what it read.</summary>
    internal NumberColumn(string name, double[] values, int length)
        : base(name, length)
    {
        this.values = values;
        summary = new Lazy<Summary>(() => Summary.Of(values.AsSpan(0, length)));
    }

    private NumberColumn(string name, NumberColumn same)
        : base(name, same.Length)
    {
        values = same.values;
        summary = same.summary;
    }

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Number;

    /// <summary>One value per row; NaN where it is missing.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, Length);

    /// <inheritdoc/>
    public override int MissingCount => summary.Value.Missing;

    /// <summary>True when every value present is a whole number.</summary>
    public bool IsWhole => summary.Value.Whole;

    /// <summary>True when the values are whole numbers in a range not much wider than there are rows, such as customer numbers.</summary>
    internal bool IsDense => IsWhole && Maximum - Minimum < Math.Max(1 << 16, 4.0 * Length);

    /// <summary>The smallest value present; NaN when there is none.</summary>
    public double Minimum => summary.Value.Minimum;

    /// <summary>The largest value present; NaN when there is none.</summary>
    public double Maximum => summary.Value.Maximum;

    /// <inheritdoc/>
    public override object? this[int row] => double.IsNaN(Values[row]) ? null : Values[row];

    /// <inheritdoc/>
    public override string? TextOf(int row) => double.IsNaN(Values[row]) ? null : Values[row].ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Column Renamed(string name) => new NumberColumn(name, this);

    internal override object Identity => summary;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            taken[i] = rows[i] < 0 ? double.NaN : Values[rows[i]];
        return new NumberColumn(Name, taken);
    }

    /// <inheritdoc/>
    public override DataFrameColumn ToFrameColumn()
    {
        if (IsWhole && Length > 0 && MissingCount < Length)
            return new Int64DataFrameColumn(Name, values.Take(Length).Select(v => double.IsNaN(v) ? null : (long?)v));
        return new DoubleDataFrameColumn(Name, values.Take(Length).Select(v => double.IsNaN(v) ? null : (double?)v));
    }

    private sealed record Summary(int Missing, bool Whole, double Minimum, double Maximum)
    {
        public static Summary Of(ReadOnlySpan<double> values)
        {
            var missing = 0;
            var whole = Vector256<double>.AllBitsSet;
            var minimum = Vector256.Create(double.PositiveInfinity);
            var maximum = Vector256.Create(double.NegativeInfinity);
            Span<double> last = [double.NaN, double.NaN, double.NaN, double.NaN];
            for (var at = 0; at < values.Length; at += Vector256<double>.Count)
            {
                var block = values.Length - at >= Vector256<double>.Count ? Vector256.Create(values[at..]) : Last(values[at..], last);
                var present = Vector256.Equals(block, block);
                missing += Vector256<double>.Count - BitOperations.PopCount(present.ExtractMostSignificantBits());
                whole &= ~present | (Vector256.Equals(Vector256.Floor(block), block) & Vector256.LessThan(Vector256.Abs(block), Vector256.Create(9e15)));
                minimum = Vector256.Min(minimum, Vector256.ConditionalSelect(present, block, minimum));
                maximum = Vector256.Max(maximum, Vector256.ConditionalSelect(present, block, maximum));
            }

            // The last block was filled up with NaN.
            missing -= -values.Length & (Vector256<double>.Count - 1);
            return missing == values.Length
                ? new Summary(missing, false, double.NaN, double.NaN)
                : new Summary(missing, whole.ExtractMostSignificantBits() == 0xF, Least(minimum, Math.Min), Least(maximum, Math.Max));
        }

        private static Vector256<double> Last(ReadOnlySpan<double> rest, Span<double> filled)
        {
            rest.CopyTo(filled);
            return Vector256.Create<double>(filled);
        }

        private static double Least(Vector256<double> found, Func<double, double, double> choose) => choose(choose(found[0], found[1]), choose(found[2], found[3]));
    }
}
