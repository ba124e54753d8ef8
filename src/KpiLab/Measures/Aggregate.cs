namespace KpiLab.Measures;

/// <summary>What a measure found in one cell (segment and period), with the moments that its uncertainty needs. Aggregates of disjoint rows add up.</summary>
/// <param name="Count">Rows (for a distinct count: distinct values; for a stock: rows in it).</param>
/// <param name="Sum">Sum of the value; for a count, the count; for an average stock, its time-weighted size.</param>
/// <param name="SumOfSquares">Sum of the squared values, by row.</param>
/// <param name="Units">Where the measure is per unit (customer, respondent): the number of units; else 0.</param>
/// <param name="UnitSquares">Sum over units of (sum of the unit's values)².</param>
/// <param name="UnitCross">Sum over units of (sum of the unit's values) × (number of its rows).</param>
/// <param name="UnitCountSquares">Sum over units of (number of its rows)².</param>
public readonly record struct Aggregate(
    long Count, double Sum, double SumOfSquares, long Units = 0, double UnitSquares = 0, double UnitCross = 0, double UnitCountSquares = 0)
{
    /// <summary>The aggregate of both sets of rows, which share no row and, where it is per unit, no unit.</summary>
    public static Aggregate operator +(Aggregate left, Aggregate right) => new(
        left.Count + right.Count, left.Sum + right.Sum, left.SumOfSquares + right.SumOfSquares, left.Units + right.Units,
        left.UnitSquares + right.UnitSquares, left.UnitCross + right.UnitCross, left.UnitCountSquares + right.UnitCountSquares);

    /// <summary>The aggregate of both sets of rows.</summary>
    public static Aggregate Add(Aggregate left, Aggregate right) => left + right;
}
