namespace KpiLab.Models.Fitting;

/// <summary>The lower triangle L of a small symmetric positive definite matrix A = L L'. Says no, in place of throwing, when A is not positive definite: the maximiser asks that at every step.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[,] lower;

    private CholeskyFactor(double[,] lower) => this.lower = lower;

    public int Size => lower.GetLength(0);

    public static CholeskyFactor? Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= lower[i, k] * lower[j, k];
                if (i != j)
                    lower[i, j] = sum / lower[j, j];
                else if (sum > 1e-14 * Math.Abs(matrix[i, i]) && double.IsFinite(sum))
                    lower[i, i] = Math.Sqrt(sum);
                else
                    return null;
            }
        }

        return new(lower);
    }

    /// <summary>The solution of A x = right.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var n = Size;
        var x = right.ToArray();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }

        return x;
    }

    /// <summary>The inverse of A.</summary>
    public double[,] Inverse()
    {
        var n = Size;
        var inverse = new double[n, n];
        var unit = new double[n];
        for (var j = 0; j < n; j++)
        {
            unit[j] = 1;
            var column = Solve(unit);
            unit[j] = 0;
            for (var i = 0; i < n; i++)
                inverse[i, j] = column[i];
        }

        return inverse;
    }
}
