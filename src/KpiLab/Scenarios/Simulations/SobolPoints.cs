using System.Numerics;

namespace KpiLab.Scenarios.Simulations;

/// <summary>The Sobol sequence in Gray-code order (Antonov and Saleev, 1979), each dimension shifted by random bits so that a seed gives its own points, all as even.</summary>
internal sealed class SobolPoints : UniformPoints
{
    private readonly uint[] shifts;

    public SobolPoints(int dimensions, int seed)
    {
        if (dimensions > SobolDirections.Most)
            throw new ModelException($"The Sobol sequence is there for {SobolDirections.Most} dimensions; {dimensions} are asked. Use SamplingPoints.LatinHypercube, or fewer uncertain inputs.");
        shifts = [.. Enumerable.Range(0, dimensions).Select(d => (uint)new CounterRandom(seed, d).Bits(0))];
    }

    /// <inheritdoc/>
    public override void Write(int dimension, long first, Span<double> target)
    {
        var directions = SobolDirections.Of(dimension);
        var gray = (ulong)first ^ ((ulong)first >> 1);
        uint point = 0;
        for (var bit = 0; gray != 0; bit++, gray >>= 1)
        {
            if ((gray & 1) != 0)
                point ^= directions[bit];
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = ((point ^ shifts[dimension]) + 0.5) * (1.0 / 4294967296.0);
            point ^= directions[BitOperations.TrailingZeroCount((ulong)(first + i + 1))];
        }
    }
}
