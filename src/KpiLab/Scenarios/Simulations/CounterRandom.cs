namespace KpiLab.Scenarios.Simulations;

/// <summary>Random numbers by place: the number of (seed, stream, index) is the same whoever asks for it first, so that work can be divided in any way. The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal readonly struct CounterRandom(int seed, int stream)
{
    private readonly ulong key = Mix(Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15) + (ulong)(uint)stream * 0xD1B54A32D192ED03);

    /// <summary>64 random bits.</summary>
    public ulong Bits(long index) => Mix(key + (ulong)index * 0x9E3779B97F4A7C15);

    /// <summary>A uniform number in (0, 1), neither end included.</summary>
    public double Uniform(long index) => ((Bits(index) >> 11) + 0.5) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
