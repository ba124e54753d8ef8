namespace KpiLab.Statistics;

/// <summary>The cheapest way to cut a series in stretches: PELT (Killick, Fearnhead and Eckley 2012).</summary>
internal static class Pelt
{
    /// <summary>The first places of the stretches after the first, in order; empty where one stretch is cheapest.</summary>
    /// <param name="n">Length of the series.</param>
    /// <param name="least">Fewest values in a stretch, 1 or more.</param>
    /// <param name="penalty">What each cut costs.</param>
    /// <param name="cost">What the stretch from a place up to, and not with, another costs; never less as a whole than cut in two.</param>
    public static int[] Cuts(int n, int least, double penalty, Func<int, int, double> cost)
    {
        if (n < 2 * least)
            return [];
        var best = new double[n + 1];
        var from = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -penalty;
        var starts = new List<(int Place, int Until)>();
        for (var end = least; end <= n; end++)
        {
            if (double.IsFinite(best[end - least]))
                starts.Add((end - least, int.MaxValue));
            for (var k = 0; k < starts.Count; k++)
            {
                var total = best[starts[k].Place] + cost(starts[k].Place, end) + penalty;
                if (total < best[end])
                    (best[end], from[end]) = (total, starts[k].Place);
            }

            // A start that is dearer than a cut here stays so; but a cut here can be used only once a stretch fits after it.
            for (var k = starts.Count - 1; k >= 0; k--)
            {
                var (place, until) = starts[k];
                if (end >= until)
                    starts.RemoveAt(k);
                else if (until == int.MaxValue && best[place] + cost(place, end) >= best[end])
                    starts[k] = (place, end + least - 1);
            }
        }

        var cuts = new List<int>();
        for (var end = from[n]; end > 0; end = from[end])
            cuts.Add(end);
        cuts.Reverse();
        return [.. cuts];
    }
}
