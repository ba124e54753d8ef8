using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using KpiLab.Data;
using KpiLab.Data.Delimited;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Data;

/// <summary>What a load takes beside the table that it gives.</summary>
public class LoadMemoryTests
{
    [Fact]
    public void A_load_allocates_no_more_than_one_and_a_half_times_the_typed_data()
    {
        const int Rows = 1_000_000;
        var text = new StringBuilder("customer_id,order_date,channel,amount,cost\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i * 7919L % 999_983},2026-{(i % 12) + 1:00}-{(i % 28) + 1:00},{(i % 3 == 0 ? "search" : "email")},{i % 1000}.{i % 100:00},{i % 500}.{i % 90:00}\n");
        using var file = new TemporaryFile(text.ToString());
        const long Typed = Rows * ((4 * sizeof(double)) + sizeof(int));
        // One worker, so that all is allocated on this thread; each more has a block of its own, half a megabyte.
        var plan = ReadingPlan.Default with { Workers = 1 };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = Table.Load(file.Path, new() { Plan = plan });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Rows, table.RowCount);
        Assert.True(allocated < 1.5 * Typed, $"{allocated >> 20} MB for {Typed >> 20} MB of values");
    }

    [Fact]
    public void A_load_that_is_stopped_gives_its_memory_back()
    {
        using var file = new TemporaryFile("a,b\n" + string.Concat(Enumerable.Repeat("12345,2024-01-31\n", 400_000)), "numbers.csv");
        var readers = Stop(file.Path);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(2, readers.Count);
        Assert.All(readers, reader => Assert.False(reader.IsAlive));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static List<WeakReference> Stop(string path)
        {
            using var stop = new CancellationTokenSource();
            var made = new List<WeakReference>();
            var source = TextSource.Of(path);
            var options = new LoadOptions { Cancellation = stop.Token, Progress = new Now(_ => stop.Cancel()), Plan = new(0, 1 << 16, 2) };
            var pass = new TablePass(source, Dialect.Find(source.Sample.Span, source.IsWhole, null), 2, options, (_, _, rows) =>
            {
                var reader = new NumberReader(comma: false, rows);
                made.Add(new(reader));
                return reader;
            });
            Assert.Throws<OperationCanceledException>(pass.Run);
            return made;
        }
    }

    [Fact]
    public void Ten_loads_with_a_kpi_each_leave_nothing_behind()
    {
        using var file = new TemporaryFile("customer_id,order_date,amount\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i % 500},2025-{(i % 12) + 1:00}-15,{i % 90}.50\n")), "orders.csv");
        var columns = Enumerable.Range(0, 10).SelectMany(_ => Once(file.Path)).ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(30, columns.Length);
        Assert.All(columns, column => Assert.False(column.IsAlive));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference[] Once(string path)
        {
            var table = Table.Load(path);
            Assert.NotNull(Ltv.Of(table).Every(Period.Month).Run().Total.Value);
            return [.. table.Columns.Select(column => new WeakReference(column))];
        }
    }

    [Fact]
    public void Progress_goes_up_to_the_whole_file()
    {
        using var file = new TemporaryFile("a,b\n" + string.Concat(Enumerable.Repeat("12345,some text\n", 200_000)), "numbers.csv");
        var told = new List<LoadProgress>();
        Table.Load(file.Path, new() { Progress = new Now(told.Add) });
        Assert.True(told.Count > 1);
        Assert.Equal(told.Select(p => p.Share).Order(), told.Select(p => p.Share));
        Assert.Equal(("numbers.csv", 1.0), (told[^1].File, told[^1].Share));
    }

    private sealed class Now(Action<LoadProgress> told) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => told(value);
    }
}
