using MathNet.Numerics.LinearAlgebra;

namespace KpiLab.Statistics;

/// <summary>What the row and the column of a table explain of its cells, each cell predicted from all the others.</summary>
/// <remarks>
/// The model is additive: cell = row effect + column effect, fitted by weighted least squares. For a product of effects, give logarithms.
/// A cell's surprise is its value less what the model fitted without that cell predicts: residual ÷ (1 − leverage). Its standard error carries that of the cell and of all that predict it.
/// </remarks>
internal static class MainEffects
{
    // A cell that is nearly all there is of its row and column is predicted from nothing.
    private const double MostLeverage = 0.95;

    /// <summary>A cell of the table.</summary>
    /// <param name="Row">Its row, from 0.</param>
    /// <param name="Column">Its column, from 0.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="Error">The standard error of the value.</param>
    /// <param name="Weight">Its weight in the fit, above 0: the size of the cell, not its seen variance, which goes with its value.</param>
    internal readonly record struct Cell(int Row, int Column, double Value, double Error, double Weight);

    /// <summary>The surprise of each cell with its standard error; null where the other cells cannot predict it.</summary>
    public static IReadOnlyList<(double Surprise, double Error)?> Surprises(IReadOnlyList<Cell> cells)
    {
        var surprises = new (double, double)?[cells.Count];
        var (rows, columns) = (cells.Select(c => c.Row).Distinct().Order().ToArray(), cells.Select(c => c.Column).Distinct().Order().ToArray());
        if (rows.Length < 2 || columns.Length < 2)
            return surprises;
        // The first column's effect is 0: rows carry the level.
        var design = Matrix<double>.Build.Dense(cells.Count, rows.Length + columns.Length - 1);
        var weighted = Matrix<double>.Build.Dense(cells.Count, rows.Length + columns.Length - 1);
        var scale = cells.Sum(c => c.Weight) / cells.Count;
        for (var i = 0; i < cells.Count; i++)
        {
            var column = Array.BinarySearch(columns, cells[i].Column);
            var weight = cells[i].Weight / scale;
            design[i, Array.BinarySearch(rows, cells[i].Row)] = 1;
            weighted[i, Array.BinarySearch(rows, cells[i].Row)] = weight;
            if (column == 0)
                continue;
            design[i, rows.Length + column - 1] = 1;
            weighted[i, rows.Length + column - 1] = weight;
        }

        var normal = weighted.TransposeThisAndMultiply(design);
        // Cells that fall apart in tables that share no row or column leave the effects open.
        if (!(normal.ConditionNumber() < 1e12))
            return surprises;
        // hat = X (X'WX)⁻¹ X'W
        var hat = design.Multiply(normal.Inverse()).TransposeAndMultiply(weighted);
        for (var i = 0; i < cells.Count; i++)
        {
            var leverage = hat[i, i];
            if (leverage > MostLeverage)
                continue;
            double residual = cells[i].Value, variance = 0;
            for (var k = 0; k < cells.Count; k++)
            {
                residual -= hat[i, k] * cells[k].Value;
                var share = (i == k ? 1 : 0) - hat[i, k];
                variance += share * share * cells[k].Error * cells[k].Error;
            }

            surprises[i] = (residual / (1 - leverage), Math.Sqrt(variance) / (1 - leverage));
        }

        return surprises;
    }
}
