using System.Globalization;
using System.Text;
using KpiLab.Data;

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
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = Table.Load(file.Path);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Rows, table.RowCount);
        Assert.True(allocated < 1.5 * Typed, $"{allocated >> 20} MB for {Typed >> 20} MB of values");
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
