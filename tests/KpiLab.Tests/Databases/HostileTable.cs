using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Tests.Databases;

/// <summary>Random small tables with what breaks engines: missing values, ties, dates on the edges of periods, names and texts with quotes, semicolons, comments and other scripts; and random questions about them.</summary>
internal static class HostileTable
{
    public const string Key = "klant \"x\"'; --";
    public const string Place = "größe /* */ 区";

    private static readonly string?[] Texts = [null, "", "a", "A", "a ", "é", "e\u0301", "ß", "ss", "区", "😀", "\uE000", "O'Brien", "\"; drop table t; --", "/* x */", "$1", "%_\\", "null", "1", "01"];

    private static readonly DateTime[] Edges =
    [
        new(2023, 12, 31, 23, 59, 59), new(2024, 1, 1), new(2024, 1, 31), new(2024, 2, 1), new(2024, 2, 28, 23, 59, 59), new(2024, 2, 29), new(2024, 3, 1), new(2024, 3, 31, 23, 59, 59), new(2024, 4, 1),
        new(2024, 12, 29), new(2024, 12, 30), new(2025, 1, 1), new(2025, 1, 5, 23, 59, 59), new(2025, 1, 6), new(2025, 3, 30, 2, 30, 0), new(2025, 6, 30), new(2025, 7, 1), new(2025, 12, 31), new(2026, 1, 1),
    ];

    public static FrameTable Of(Random random, string name)
    {
        var rows = random.Next(5) == 0 ? random.Next(3) : random.Next(3, 70);
        var spread = random.Next(2, Texts.Length);
        string? Text() => Texts[random.Next(spread)];
        double Amount() => random.Next(6) switch { 0 => double.NaN, 1 => 0, 2 => -random.Next(100), 3 => random.Next(1000) / 7.0, _ => random.Next(1, 500) / 4.0 };
        double Whole() => random.Next(7) == 0 ? double.NaN : random.Next(-2, 8);
        long Date() => random.Next(9) switch { 0 => DateColumn.Missing, < 5 => Edges[random.Next(Edges.Length)].Ticks, _ => new DateTime(2023, 11, 1).AddSeconds(random.Next(3 * 365 * 86400)).Ticks };
        T[] Rows<T>(Func<T> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
        long[] starts = Rows(Date), ends = Rows(Date);
        for (var row = 0; row < rows; row++)
        {
            if (random.Next(4) > 0 && starts[row] != DateColumn.Missing && ends[row] != DateColumn.Missing && ends[row] < starts[row])
                (starts[row], ends[row]) = (ends[row], starts[row]);
        }

        return (FrameTable)FrameTable.Of(
            name, TextColumn.Of(Key, Rows(Text)), TextColumn.Of(Place, Rows(Text)), new NumberColumn("bedrag", Rows(Amount)), new NumberColumn("aantal", Rows(Whole)),
            new DateColumn("datum", Rows(Date)), new DateColumn("van", starts), new DateColumn("tot", ends), new FlagColumn("vlag", Rows(() => (sbyte)random.Next(-1, 2))))
            .Map(Role.Date, "datum").Map(Role.Start, "van").Map(Role.End, "tot");
    }

    public static AggregateQuery Question(Random random)
    {
        var measure = random.Next(4) switch
        {
            0 => Measure.Count(),
            1 => Measure.CountDistinct(Column(random)),
            2 => Measure.Sum(Number(random)).PerUnit(Column(random)),
            _ => Measure.Sum(Number(random)),
        };
        var timing = random.Next(6) switch { 0 => Timing.None, 1 => Timing.Opening, 2 => Timing.Average, 3 => new Timing(TimingKind.Lost, Role.Start, Role.End), _ => Timing.At(Role.Date) };
        Period? grain = random.Next(9) switch { 0 => null, 1 => Period.Day, 2 => Period.Week, 3 => Period.Quarter, 4 => Period.Year, 5 => Period.Months(2), 6 => new Period(TimeUnit.Week, 2), _ => Period.Month };
        DateRange? range = null;
        if (random.Next(2) == 0)
        {
            var from = random.Next(2) == 0 ? DateOnly.FromDateTime(Edges[random.Next(Edges.Length)]) : new DateOnly(2024, 1, 1).AddDays(random.Next(500));
            range = new DateRange(from, random.Next(2) == 0 ? from.AddMonths(random.Next(1, 14)) : from.AddDays(random.Next(1, 200)));
        }

        if (timing.Kind == TimingKind.None)
            (grain, range) = (null, null);
        string[] columns = [Key, Place, "aantal", "vlag", "datum", "bedrag"];
        random.Shuffle(columns);
        var filters = Enumerable.Range(0, random.Next(3)).Select(_ => Filter(random));
        return new(measure.By(timing), [.. columns.Take(random.Next(3)).Select(c => (Field)c)], grain, range, [.. filters]);
    }

    private static Filter Filter(Random random) => random.Next(6) switch
    {
        0 => Measures.Filter.Present(Column(random)),
        1 => Measures.Filter.AtLeast(Number(random), random.Next(-5, 50)),
        2 => Measures.Filter.AtMost(Number(random), random.Next(-5, 50)),
        3 => Measures.Filter.Above(Number(random), random.Next(-5, 50)),
        4 => Measures.Filter.NotIn(Column(random), Values(random)),
        _ => Measures.Filter.In(Column(random), Values(random)),
    };

    private static string[] Values(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(8) switch { 0 => "(unknown)", 1 => "true", 2 => "nee", 3 => "3", 4 => "2024-02-29", 5 => "2023-12-31T23:59:59", _ => Texts[random.Next(1, Texts.Length)]! })];

    private static string Column(Random random) => new[] { Key, Place, "aantal", "vlag", "datum", "bedrag" }[random.Next(6)];

    private static string Number(Random random) => new[] { "bedrag", "aantal" }[random.Next(2)];
}
