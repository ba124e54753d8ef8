using System.Globalization;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using NormalLaw = MathNet.Numerics.Distributions.Normal;

namespace KpiLab.Scenarios.Simulations;

/// <summary>Makes uniform numbers of several inputs move together as a normal distribution with the wanted rank correlations does; each stays uniform.</summary>
/// <remarks>A rank correlation r is that of normals whose correlation is 2·sin(π·r ÷ 6) (Pearson, 1907).</remarks>
internal sealed class GaussianCopula
{
    private readonly int[] inputs;
    private readonly double[,] factor;

    private GaussianCopula(int[] inputs, double[,] factor)
    {
        this.inputs = inputs;
        this.factor = factor;
    }

    /// <summary>How many inputs take part.</summary>
    public int Size => inputs.Length;

    /// <summary>Null where nothing is correlated.</summary>
    public static GaussianCopula? Of(IReadOnlyList<Correlation> correlations, IReadOnlyList<string> uncertain)
    {
        if (correlations.Count == 0)
            return null;
        int Place(string name)
        {
            for (var i = 0; i < uncertain.Count; i++)
            {
                if (uncertain[i] == name)
                    return i;
            }

            throw new ModelException($"{name} cannot be correlated: it is not an uncertain input. Uncertain are: {string.Join(", ", uncertain)}.");
        }

        int[] inputs = [.. correlations.SelectMany(c => new[] { Place(c.First), Place(c.Second) }).Distinct().Order()];
        var matrix = Matrix<double>.Build.DenseIdentity(inputs.Length);
        foreach (var c in correlations)
        {
            var (i, j) = (Array.IndexOf(inputs, Place(c.First)), Array.IndexOf(inputs, Place(c.Second)));
            if (!(Math.Abs(c.Rank) < 1) || i == j)
                throw new ModelException($"The correlation of {c.First} and {c.Second} is {c.Rank}: it is between −1 and 1, of two different inputs.");
            matrix[i, j] = matrix[j, i] = 2 * Math.Sin(Math.PI * c.Rank / 6);
        }

        var least = matrix.Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real);
        if (least <= 1e-10)
            throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"The correlations of {string.Join(", ", inputs.Select(i => uncertain[i]))} cannot hold together: their matrix is not positive definite (smallest eigenvalue {least:0.####}). Bring them closer to 0, or give the pair that is missing."));
        return new(inputs, matrix.Cholesky().Factor.ToArray());
    }

    /// <summary>Mixes the uniform numbers of a block, in place; <paramref name="of"/> gives those of an uncertain input.</summary>
    /// <param name="of">The numbers of an uncertain input.</param>
    /// <param name="count">Samples in the block.</param>
    /// <param name="room">Room for Size × count numbers.</param>
    public void Mix(BlockOf of, int count, Span<double> room)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var source = of(inputs[i], count);
            var normal = room.Slice(i * count, count);
            for (var s = 0; s < count; s++)
                normal[s] = Distributions.NormalQuantile.Of(source[s]);
        }

        for (var i = inputs.Length - 1; i >= 0; i--)
        {
            var target = of(inputs[i], count);
            target.Clear();
            for (var j = 0; j <= i; j++)
                TensorPrimitives.MultiplyAdd<double>(room.Slice(j * count, count), factor[i, j], target, target);
            for (var s = 0; s < count; s++)
                target[s] = Math.Clamp(NormalLaw.CDF(0, 1, target[s]), 1e-16, 1 - 1e-16);
        }
    }

    /// <summary>The numbers of one uncertain input in a block.</summary>
    public delegate Span<double> BlockOf(int input, int count);
}
