using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Databases;

/// <summary>Holds answers of two engines against each other: counts exactly, sums to 1e-9 of the largest in the answer, since a stock is a running sum of what enters and leaves, which keeps the rounding of its largest.</summary>
internal static class Same
{
    private static readonly (string Name, Func<Aggregate, double> Of)[] Sums =
    [
        ("sum", a => a.Sum), ("squares", a => a.SumOfSquares), ("unit squares", a => a.UnitSquares), ("unit cross", a => a.UnitCross), ("unit count squares", a => a.UnitCountSquares),
    ];

    public static void Answers(IReadOnlyList<AggregateRow> expected, IReadOnlyList<AggregateRow> actual, string where)
    {
        Assert.True(expected.Count == actual.Count, $"{where}: {expected.Count} rows, and {actual.Count}: {Shown(expected)} / {Shown(actual)}");
        double[] most = [.. Sums.Select(sum => expected.Select(row => Math.Abs(sum.Of(row.Aggregate))).DefaultIfEmpty(1).Max())];
        for (var i = 0; i < expected.Count; i++)
        {
            var (a, b) = (expected[i], actual[i]);
            Assert.True(a.Key.SequenceEqual(b.Key) && a.Period == b.Period, $"{where}: {Shown([a])} / {Shown([b])}");
            Assert.True(a.Aggregate.Count == b.Aggregate.Count && a.Aggregate.Units == b.Aggregate.Units, $"{where}: {a} / {b}");
            for (var s = 0; s < Sums.Length; s++)
                Assert.True(Math.Abs(Sums[s].Of(a.Aggregate) - Sums[s].Of(b.Aggregate)) <= 1e-9 * Math.Max(1, most[s]), $"{where}: {Sums[s].Name} of {a} / {b}");
        }
    }

    /// <summary>Both give equal results, or say the same of why there is none.</summary>
    public static void Runs(KpiQuery expected, KpiQuery actual, string where)
    {
        var (a, why) = Run(expected);
        var (b, whyNot) = Run(actual);
        Assert.True(why == whyNot, $"{where}: {why ?? "a result"} / {whyNot ?? "a result"}");
        if (a is not null && b is not null)
            Results(a, b, where);
    }

    public static void Results(KpiResult expected, KpiResult actual, string where)
    {
        Assert.Equal(expected.Range, actual.Range);
        Assert.Equal(expected.Notes.Select(note => note.English), actual.Notes.Select(note => note.English));
        Measured(expected.Total, actual.Total, where);
        Assert.True(expected.Rows.Length == actual.Rows.Length, $"{where}: {expected.Rows.Length} rows, and {actual.Rows.Length}");
        for (var i = 0; i < expected.Rows.Length; i++)
        {
            var (a, b) = (expected.Rows[i], actual.Rows[i]);
            Assert.True(a.Segment == b.Segment && a.Period == b.Period && a.IsPartial == b.IsPartial, $"{where}: {a} / {b}");
            Measured(a.Measurement, b.Measurement, $"{where}, {a.Segment} {a.Period}");
            Assert.Equal(a.AgainstRest is null, b.AgainstRest is null);
            Assert.Equal(a.AgainstPrevious is null, b.AgainstPrevious is null);
        }
    }

    private static (KpiResult? Result, string? Reason) Run(KpiQuery query)
    {
        try
        {
            return (query.Run(), null);
        }
        catch (DataException e)
        {
            return (null, e.Message);
        }
    }

    private static void Measured(Measurement a, Measurement b, string where) => Assert.True(
        a.N == b.N && Near(a.Value, b.Value) && Near(a.Numerator, b.Numerator) && Near(a.Denominator, b.Denominator) && a.Reason?.English == b.Reason?.English
            && Near(a.Interval?.Low, b.Interval?.Low, 1e-7) && Near(a.Interval?.High, b.Interval?.High, 1e-7),
        $"{where}: {a} / {b}");

    private static bool Near(double? a, double? b, double tolerance = 1e-9) =>
        a == b || (a is { } x && b is { } y && Math.Abs(x - y) <= tolerance * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y))));

    private static string Shown(IEnumerable<AggregateRow> rows) => string.Join("; ", rows.Take(20).Select(row => $"{string.Join("|", row.Key)} {row.Period} {row.Aggregate.Count} {row.Aggregate.Sum}"));
}
