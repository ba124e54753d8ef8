namespace KpiLab.Models.Survival;

/// <summary>Durations counted: at each distinct time, how many were lost and how many were last seen there (censored). Ascending.</summary>
internal sealed record SpellCounts(double[] Times, double[] Lost, double[] Censored)
{
    // Whole durations below this are counted in a table, in one pass.
    private const int Tabulated = 1 << 20;

    public double Total => Lost.Sum() + Censored.Sum();

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

        return whole ? Count(durations, lost, (int)longest) : Sort(durations, lost);
    }

    private static SpellCounts Count(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, int longest)
    {
        var counts = new int[2 * (longest + 1)];
        for (var i = 0; i < durations.Length; i++)
            counts[2 * (int)durations[i] + (lost[i] ? 1 : 0)]++;
        var times = Enumerable.Range(0, longest + 1).Where(t => counts[2 * t] + counts[2 * t + 1] > 0).ToArray();
        return new([.. times.Select(t => (double)t)], [.. times.Select(t => (double)counts[2 * t + 1])], [.. times.Select(t => (double)counts[2 * t])]);
    }

    // Lost and censored are sorted apart, at the same time, and merged.
    private static SpellCounts Sort(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost)
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
        var (times, losses, censored) = (new List<double>(), new List<double>(), new List<double>());
        for ((g, s) = (0, 0); g < gone.Length || s < seen.Length;)
        {
            var time = g == gone.Length ? seen[s] : s == seen.Length ? gone[g] : Math.Min(gone[g], seen[s]);
            int fromG = g, fromS = s;
            while (g < gone.Length && gone[g] == time)
                g++;
            while (s < seen.Length && seen[s] == time)
                s++;
            times.Add(time);
            losses.Add(g - fromG);
            censored.Add(s - fromS);
        }

        return new([.. times], [.. losses], [.. censored]);
    }
}
