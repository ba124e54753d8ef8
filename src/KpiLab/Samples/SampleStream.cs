namespace KpiLab.Samples;

/// <summary>Random numbers of one table: the n-th number is a function of seed, name and n, so that no table disturbs another.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"), the counter times the golden gamma through its finaliser. Integer arithmetic only.</remarks>
internal sealed class SampleStream
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private readonly ulong key;
    private ulong counter;

    public SampleStream(ulong seed, string name, ulong instance = 0)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in name)
            hash = (hash ^ letter) * 0x100000001B3;
        key = Mix(Mix(seed + Gamma) ^ hash) ^ Mix(instance * Gamma + 1);
    }

    /// <summary>Uniform on [0, 1), in steps of 2^-53.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 .. below - 1.</summary>
    public int Below(long below) => (int)(((UInt128)Next() * (ulong)below) >> 64);

    /// <summary>True for exactly <paramref name="chosen"/> of the <paramref name="left"/> calls still to come, when both are counted down by the caller.</summary>
    public bool Draw(long chosen, long left) => chosen > 0 && Below(left) < chosen;

    /// <summary>Index of one item, each as likely as what is left of it.</summary>
    public int Pick(ReadOnlySpan<long> left)
    {
        long total = 0;
        foreach (var count in left)
            total += count;
        var at = (long)(((UInt128)Next() * (ulong)total) >> 64);
        for (var i = 0; i < left.Length; i++)
        {
            if (at < left[i])
                return i;
            at -= left[i];
        }

        return left.Length - 1;
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next() => Mix(key + Gamma * ++counter);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
