namespace KpiLab.Measures;

/// <summary>Divides rows into parts that are worked on beside one another. How many depends on the rows alone, so that sums are the same on each machine.</summary>
internal static class RowParts
{
    private const int SmallestPart = 1 << 17;
    private const int MostParts = 8;

    /// <summary>How many parts so many rows make.</summary>
    public static int Count(int rows) => Math.Clamp(rows / SmallestPart, 1, MostParts);

    /// <summary>How many parts so many rows make where each finds something for many cells: adding those up must not take longer than the rows.</summary>
    public static int Count(int rows, int cells) => cells > SmallestPart ? 1 : Count(rows);

    /// <summary>Works on each part, from its first row up to, and not with, another.</summary>
    public static void Each(int rows, Action<int, int> work)
    {
        var parts = Count(rows);
        if (parts == 1)
            work(0, rows);
        else
            Parallel.For(0, parts, part => work(First(rows, part, parts), First(rows, part + 1, parts)));
    }

    /// <summary>Works on each part of a number of things (buckets of rows) that together hold so many rows.</summary>
    public static void Each(int things, int rows, Action<int, int> work)
    {
        var parts = Math.Clamp(things, 1, Count(rows));
        Parallel.For(0, parts, part => work(First(things, part, parts), First(things, part + 1, parts)));
    }

    /// <summary>What is found in each part, added to what was found in the first.</summary>
    public static T Sum<T>(int rows, int parts, Func<int, int, T> find, Action<T, T> addToFirst)
    {
        if (parts == 1)
            return find(0, rows);
        var found = new T[parts];
        Parallel.For(0, parts, part => found[part] = find(First(rows, part, parts), First(rows, part + 1, parts)));
        for (var part = 1; part < parts; part++)
            addToFirst(found[0], found[part]);
        return found[0];
    }

    /// <summary>The first row of a part.</summary>
    public static int First(int rows, int part, int parts) => (int)((long)rows * part / parts);
}
