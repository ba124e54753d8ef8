namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>Divides rows into folds with the same share of leavers in each.</summary>
internal static class Folds
{
    /// <summary>The fold of each row, 0 to count − 1; a function of the outcomes and the seed.</summary>
    public static int[] Stratified(ReadOnlySpan<bool> left, int count, int seed)
    {
        var random = new Random(seed);
        var folds = new int[left.Length];
        foreach (var outcome in (bool[])[false, true])
        {
            var rows = new List<int>();
            for (var row = 0; row < left.Length; row++)
            {
                if (left[row] == outcome)
                    rows.Add(row);
            }

            var order = rows.ToArray();
            random.Shuffle(order);
            for (var i = 0; i < order.Length; i++)
                folds[order[i]] = i % count;
        }

        return folds;
    }

    /// <summary>As <see cref="Stratified"/>, with all rows of a group in one fold; a group counts as left when one of its rows did.</summary>
    public static int[] Grouped(string[] groups, ReadOnlySpan<bool> left, int count, int seed)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var ever = new List<bool>();
        var groupOf = new int[groups.Length];
        for (var row = 0; row < groups.Length; row++)
        {
            if (!known.TryGetValue(groups[row], out var group))
            {
                known.Add(groups[row], group = ever.Count);
                ever.Add(false);
            }

            groupOf[row] = group;
            ever[group] |= left[row];
        }

        var folds = Stratified(ever.ToArray(), count, seed);
        return Array.ConvertAll(groupOf, group => folds[group]);
    }

    /// <summary>At most so many rows with the same share of leavers, in order.</summary>
    public static int[] Part(ReadOnlySpan<bool> left, int most, int seed)
    {
        var parts = (left.Length + most - 1) / most;
        return Split(Stratified(left, parts, seed), parts - 1).Held;
    }

    /// <summary>The rows outside and inside a fold.</summary>
    public static (int[] Training, int[] Held) Split(ReadOnlySpan<int> folds, int fold)
    {
        var (training, held) = (new List<int>(folds.Length), new List<int>());
        for (var row = 0; row < folds.Length; row++)
            (folds[row] == fold ? held : training).Add(row);
        return ([.. training], [.. held]);
    }
}
