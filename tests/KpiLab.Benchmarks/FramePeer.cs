using Microsoft.Data.Analysis;

namespace KpiLab.Benchmarks;

/// <summary>Microsoft.Data.Analysis' own reader of CSV. It guesses no kinds in large files unless told, so it is told.</summary>
internal static class FramePeer
{
    private static readonly Type[] Kinds = [typeof(int), typeof(int), typeof(DateTime), typeof(string), typeof(string), typeof(double), typeof(double)];

    public static int Run(string folder)
    {
        // Once: it takes half a minute.
        Console.WriteLine(Figure.Of("load", 1, () => DataFrame.LoadCsv(Path.Combine(folder, "orders.csv"), dataTypes: Kinds).Rows.Count).ToJson());
        return 0;
    }
}
