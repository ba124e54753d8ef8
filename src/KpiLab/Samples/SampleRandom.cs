namespace KpiLab.Samples;

/// <summary>A small generator of uniform numbers (SplitMix64), the same on every machine. Each table has its own stream.</summary>
internal sealed class SampleRandom(ulong seed, string stream)
{
    private ulong state = stream.Aggregate(seed, (hash, letter) => unchecked((hash ^ letter) * 0x100000001B3UL));

    /// <summary>The next number in [0, 1).</summary>
    public double Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>A whole number in [0, below).</summary>
    public int Next(int below) => (int)(Next() * below);
}
