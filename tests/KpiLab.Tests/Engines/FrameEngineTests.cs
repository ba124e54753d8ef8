using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Tests.Engines;

/// <summary>The engine in memory against answers worked out row by row.</summary>
public class FrameEngineTests
{
    private static readonly DateTime First = new(2023, 11, 20);

    [Fact]
    public void Random_queries_over_small_random_tables_have_the_answers_of_their_definitions()
    {
        for (var seed = 0; seed < 800; seed++)
        {
            var random = new Random(seed);
            Compare(RandomTable(random, random.Next(3) == 0 ? random.Next(4) : random.Next(120)), random, $"seed {seed}");
        }
    }

    [Fact]
    [Trait("Category", "heavy")]
    public void Random_queries_over_tables_that_are_scanned_in_parts_have_the_answers_of_their_definitions()
    {
        var table = RandomTable(new Random(1), 280_000);
        for (var seed = 0; seed < 8; seed++)
            Compare(table, new Random(seed), $"seed {seed}");
    }

    [Fact]
    public void An_answer_is_the_same_the_second_time_and_under_other_names()
    {
        var table = RandomTable(new Random(7), 300_000);
        var query = new AggregateQuery(Measure.CountDistinct("customer").By(Timing.At("date")), ["channel"], Period.Month, null, []);
        var first = FrameEngine.Instance.Execute(table, query);
        Assert.Equal(first.Select(row => row.Aggregate), FrameEngine.Instance.Execute(table, query).Select(row => row.Aggregate));
        var renamed = table.WithColumn(table["date"].Renamed("day")).WithColumn(table["customer"].Renamed("client"));
        Assert.Equal(first.Select(row => row.Aggregate), FrameEngine.Instance.Execute(renamed, query with { Measure = Measure.CountDistinct("client").By(Timing.At("day")) }).Select(row => row.Aggregate));
    }

    private static void Compare(FrameTable table, Random random, string what)
    {
        var query = RandomQuery(random);
        var expected = ReferenceEngine.Execute(table, query);
        var found = FrameEngine.Instance.Execute(table, query).ToDictionary(row => (string.Join('|', row.Key), row.Period), row => row.Aggregate);
        Assert.True(expected.Keys.ToHashSet().SetEquals(found.Keys), $"{what}: {query} has cells {string.Join(" ", found.Keys.Except(expected.Keys))} too many, {string.Join(" ", expected.Keys.Except(found.Keys))} too few.");
        foreach (var (cell, aggregate) in expected)
        {
            var own = found[cell];
            Assert.True(
                aggregate.Count == own.Count && aggregate.Units == own.Units && Near(aggregate.Sum, own.Sum) && (double.IsNaN(aggregate.SumOfSquares) || Near(aggregate.SumOfSquares, own.SumOfSquares))
                && Near(aggregate.UnitSquares, own.UnitSquares) && Near(aggregate.UnitCross, own.UnitCross) && Near(aggregate.UnitCountSquares, own.UnitCountSquares),
                $"{what}: {query} at {cell}: {own}, expected {aggregate}");
        }
    }

    private static bool Near(double expected, double found) => Math.Abs(expected - found) <= 1e-9 * Math.Max(1e3, Math.Abs(expected));

    private static AggregateQuery RandomQuery(Random random)
    {
        Timing[] timings = [Timing.None, Timing.At("date"), Timing.At("date"), new(TimingKind.Opening, "start", "end"), new(TimingKind.Lost, "start", "end"), new(TimingKind.Average, "start", "end")];
        var timing = timings[random.Next(timings.Length)];
        var stock = timing.Kind is TimingKind.Opening or TimingKind.Average;
        var measure = random.Next(stock ? 2 : 5) switch
        {
            0 => Measure.Count(),
            1 => Measure.Sum(random.Next(3) == 0 ? "flag" : "amount"),
            2 => Measure.Sum("amount").PerUnit(Unit()),
            _ => Measure.CountDistinct(Unit()),
        };
        Field[] dimensions = [.. ((Field[])["channel", "flag", "customer", "account", "price"]).Where(_ => random.Next(4) == 0).Take(2)];
        Filter[] filters = [.. ((Filter[])[Filter.In("channel", "a", "b"), Filter.NotIn("channel", "a"), Filter.AtLeast("amount", 20), Filter.Present("date"), Filter.IsTrue("flag"), Filter.In("channel", "(unknown)")]).Where(_ => random.Next(8) == 0)];
        Period? grain = timing.Kind == TimingKind.None ? null : random.Next(5) switch { 0 => null, 1 => Period.Week, 2 => Period.Day, 3 => Period.Quarter, _ => Period.Month };
        DateRange? range = timing.Kind == TimingKind.None || random.Next(2) == 0 ? null : new(DateOnly.FromDateTime(First).AddDays(random.Next(60)), DateOnly.FromDateTime(First).AddDays(61 + random.Next(200)));
        return new(measure.By(timing), [.. dimensions], grain, range, [.. filters]);

        string Unit() => random.Next(3) switch { 0 => "customer", 1 => "account", _ => "name" };
    }

    private static FrameTable RandomTable(Random random, int rows)
    {
        DateTime? Moment(int from, int days) => random.Next(12) == 0 ? null : First.AddDays(from + random.Next(days)).AddHours(random.Next(4) == 0 ? random.Next(24) : 0);
        var starts = Each(() => Moment(0, 200));
        var row = 0;
        return FrameTable.Of(
            "t",
            new DateColumn("date", Ticks(Each(() => Moment(0, 240)))),
            new DateColumn("start", Ticks(starts)),
            new DateColumn("end", Ticks(Each(() => starts[row++] is { } start && random.Next(3) > 0 ? start.AddDays(random.Next(-2, 90)) : Moment(0, 260)))),
            TextColumn.Of("channel", Each(() => random.Next(9) == 0 ? null : ((string[])["a", "b", "c", "(other)"])[random.Next(4)])),
            TextColumn.Of("name", Each(() => random.Next(20) == 0 ? null : $"n{random.Next(rows / 5 + 1)}")),
            new NumberColumn("customer", Each(() => random.Next(20) == 0 ? double.NaN : 500 + random.Next(rows / 4 + 1))),
            new NumberColumn("account", Each(() => random.Next(20) == 0 ? double.NaN : 1e9 * random.Next(1, rows / 6 + 2))),
            new NumberColumn("price", Each(() => random.Next(4) * 0.25)),
            new NumberColumn("amount", Each(() => random.Next(10) == 0 ? double.NaN : random.Next(-2000, 10_000) / 100.0)),
            new FlagColumn("flag", Each(() => (sbyte)(random.Next(3) - 1))));

        T[] Each<T>(Func<T> next) => [.. Enumerable.Range(0, rows).Select(_ => next())];

        static long[] Ticks(DateTime?[] moments) => [.. moments.Select(m => m?.Ticks ?? DateColumn.Missing)];
    }
}
