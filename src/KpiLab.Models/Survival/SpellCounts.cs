namespace KpiLab.Models.Survival;

/// <summary>Durations counted: at each time at which customers were lost, how many, and how many were there just before. Ascending.</summary>
/// <param name="Times">The times of loss.</param>
/// <param name="Lost">Customers lost at each.</param>
/// <param name="AtRisk">Customers there just before each; one last seen at a time is among them.</param>
/// <param name="Total">Customers in all.</param>
/// <param name="LastSeen">The longest duration.</param>
internal sealed record SpellCounts(double[] Times, int[] Lost, int[] AtRisk, int Total, double LastSeen)
{
    // Whole durations below this are counted in a table, in one pass.
    private const int Tabulated = 1 << 20;

    /// <exception cref="ArgumentException">The lists differ in length, are empty, or a duration cannot be; the message names the row.</exception>
    public static SpellCounts Of(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost)
    {
        if (durations.Length == 0 || durations.Length != lost.Length)
            throw new ArgumentException($"{durations.Length} durations and {lost.Length} outcomes: give one of each per customer.");
        var whole = true;
        double longest = 0;
        for (var i = 0; i < durations.Length; i++)
        {
            var duration = durations[i];
            if (!(duration >= 0 && duration < double.PositiveInfinity))
                throw new ArgumentException($"Row {i + 1}: a duration of {duration} cannot be. It is 0 or more and finite.");
            longest = Math.Max(longest, duration);
            whole = whole && duration < Tabulated && duration == (int)duration;
        }

        return whole ? Count(durations, lost, (int)longest) : Sort(durations, lost, longest);
    }

    private static SpellCounts Count(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, int longest)
    {
        var counts = new int[2 * (longest + 1)];
        for (var i = 0; i < durations.Length; i++)
            counts[2 * (int)durations[i] + (lost[i] ? 1 : 0)]++;
        var times = Enumerable.Range(0, longest + 1).Where(t => counts[2 * t + 1] > 0).ToArray();
        var atRisk = new int[times.Length];
        for (int i = 0, t = 0, there = durations.Length; i < times.Length; i++)
        {
            for (; t < times[i]; t++)
                there -= counts[2 * t] + counts[2 * t + 1];
            atRisk[i] = there;
        }

        return new([.. times.Select(t => (double)t)], [.. times.Select(t => counts[2 * t + 1])], atRisk, durations.Length, longest);
    }

    // Lost and censored are sorted apart, at the same time, and merged.
    private static SpellCounts Sort(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, double longest)
    {
        var events = lost.Count(true);
        var (gone, seen) = (new double[events], new double[durations.Length - events]);
        int g = 0, s = 0;
        for (var i = 0; i < durations.Length; i++)
        {
            if (lost[i])
                gone[g++] = durations[i];
            else
                seen[s++] = durations[i];
        }

        Parallel.Invoke(() => Array.Sort(gone), () => Array.Sort(seen));
        var distinct = events == 0 ? 0 : 1;
        for (g = 1; g < events; g++)
            distinct += gone[g] != gone[g - 1] ? 1 : 0;
        var (times, losses, atRisk) = (new double[distinct], new int[distinct], new int[distinct]);
        (g, s) = (0, 0);
        for (var i = 0; i < distinct; i++)
        {
            times[i] = gone[g];
            while (s < seen.Length && seen[s] < times[i])
                s++;
            atRisk[i] = durations.Length - g - s;
            while (g < events && gone[g] == times[i])
            {
                g++;
                losses[i]++;
            }
        }

        return new(times, losses, atRisk, durations.Length, longest);
    }
}
