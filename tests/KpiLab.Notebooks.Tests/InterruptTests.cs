using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Tests;

/// <summary>Whatever a cell does, an interrupt ends it, the variables stay and the next cell runs.</summary>
public class InterruptTests : SessionCells
{
    /// <summary>A cell says by this that it has come to what shall be interrupted.</summary>
    private const string Ready = "Console.WriteLine(\"ready\"); ";

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    [InlineData("await Task.Delay(1).ConfigureAwait(false); while (true) { }")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Select(i => (long)i).Where(i => i % 3 == 0).Aggregate((a, b) => a ^ b);")]
    [InlineData("(from i in Enumerable.Range(0, int.MaxValue) where i % 3 == 0 select (long)i).Max();")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { Thread.SpinWait(1000); });")]
    [InlineData("while (true) { try { Thread.Sleep(10); } catch (Exception) { } }")]
    [InlineData("try { } finally { while (true) { } }")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(90);")]
    [InlineData("new SemaphoreSlim(0).Wait();")]
    [InlineData("var gate = new object(); lock (gate) { Monitor.Wait(gate); }")]
    [InlineData("var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); listener.Start(); listener.AcceptTcpClient();")]
    [InlineData("IEnumerable<int> Endless() { var i = 0; while (true) yield return i++; } Endless().Count();")]
    public async Task A_cell_is_interrupted(string code)
    {
        await Run("var kept = 41;");
        using var interrupt = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var cell = Session.RunAsync(Ready + code, output => ready.TrySetResult(), interrupt.Token);
        await ready.Task;
        await interrupt.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await cell).Status);
        Assert.Equal("42", await Value("kept + 1"));
    }

    [Fact]
    public async Task An_interrupted_cell_that_was_to_set_a_variable_anew_leaves_it_as_it_was()
    {
        await Run("var model = \"trained\";");
        using var interrupt = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var cell = Session.RunAsync(Ready + "var model = await Task.Run(async () => { await Task.Delay(60000); return \"new\"; });", _ => ready.TrySetResult(), interrupt.Token);
        await ready.Task;
        await interrupt.CancelAsync();
        await cell;
        Assert.Equal("trained", await Value("model"));
    }

    [Fact]
    public async Task A_restore_of_a_package_is_interrupted()
    {
        using var interrupt = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var cell = Session.RunAsync("#r \"nuget: No.Such.Package.Of.This.Name, 1.0.0\"", _ => ready.TrySetResult(), interrupt.Token);
        await ready.Task;
        await interrupt.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await cell).Status);
        Assert.Equal("2", await Value("1 + 1"));
    }
}
