namespace KpiLab.Samples;

/// <summary>Whole numbers whose running sum never strays more than a half from the running sum of what was asked for.</summary>
internal struct Quota
{
    private double asked;
    private long given;

    public long Next(double share)
    {
        asked += share;
        var now = (long)Math.Floor(asked + 0.5) - given;
        given += now;
        return now;
    }

    /// <summary>Splits a total by weights; the parts sum to it exactly.</summary>
    public static long[] Split(long total, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var parts = new long[weights.Length];
        var quota = new Quota();
        for (var i = 0; i < parts.Length; i++)
            parts[i] = quota.Next(total * (weights[i] / sum));
        parts[^1] += total - quota.given;
        return parts;
    }
}
