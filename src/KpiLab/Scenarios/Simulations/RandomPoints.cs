namespace KpiLab.Scenarios.Simulations;

/// <summary>Independent uniform points.</summary>
internal sealed class RandomPoints(int seed) : UniformPoints
{
    /// <inheritdoc/>
    public override void Write(int dimension, long first, Span<double> target)
    {
        var random = new CounterRandom(seed, dimension);
        for (var i = 0; i < target.Length; i++)
            target[i] = random.Uniform(first + i);
    }
}
