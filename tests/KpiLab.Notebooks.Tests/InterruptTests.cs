using KpiLab.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
    [InlineData("await new System.IO.Pipes.AnonymousPipeServerStream().ReadAsync(new byte[1].AsMemory());")]
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

    [Theory]
    [InlineData("OptionalToken()", "true")]
    [InlineData("Overloaded(1)", "true")]
    [InlineData("new[] { 1 }.Select(i => Overloaded(i) && OptionalToken()).Single()", "true")]
    [InlineData("Overloaded(OptionalToken() ? 1 : 0)", "true")]
    [InlineData("OptionalToken(CancellationToken.None)", "false")]
    [InlineData("Overloaded(1, default)", "false")]
    [InlineData("OnlyWithMore(1)", "false")]
    public async Task A_call_that_can_take_a_token_and_is_given_none_gets_that_of_the_cell(string call, string canBeCancelled)
    {
        await Run("""
            bool OptionalToken(CancellationToken token = default) => token.CanBeCanceled;
            static bool Overloaded(int n) => false;
            static bool Overloaded(int n, CancellationToken token) => token.CanBeCanceled;
            static bool OnlyWithMore(int n) => false;
            static bool OnlyWithMore(int n, string more, CancellationToken token) => token.CanBeCanceled;
            """);
        Assert.Equal(canBeCancelled, await Value(call));
    }

    [Theory]
    [InlineData("Workspace.Open(\"x\")")]
    [InlineData("Workspace.Open(\"x\", new())")]
    [InlineData("Workspace.Open(\"x\", new() { DayFirst = true })")]
    [InlineData("Workspace.Open(\"x\", new LoadOptions { DayFirst = true, })")]
    public void Options_of_the_library_that_are_made_for_a_call_get_the_token_too(string call)
    {
        var complete = Complete(call);
        Assert.Contains("Cancellation = global::", complete!.SyntaxTrees.Single().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(complete.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("Workspace.Open(\"x\", new() { Cancellation = default })")]
    [InlineData("var kept = new LoadOptions(); Workspace.Open(\"x\", kept)")]
    [InlineData("Math.Max(1, 2)")]
    public void Other_calls_stay_as_they_are(string code) => Assert.Null(Complete(code));

    /// <summary>A cell with the token where its calls take one; null where they stay as they are.</summary>
    private static CSharpCompilation? Complete(string code)
    {
        var cell = CSharpCompilation.CreateScriptCompilation("cell", CSharpSyntaxTree.ParseText(code, CellParser.Script), CellReferences.BuiltIn,
            new(OutputKind.DynamicallyLinkedLibrary, usings: CellReferences.Imports));
        var tree = cell.SyntaxTrees.Single();
        return CancellableCalls.Complete(cell, tree, TestContext.Current.CancellationToken) is { } complete ? cell.ReplaceSyntaxTree(tree, complete) : null;
    }

    [Fact]
    public async Task The_token_is_that_of_the_cell_which_calls_not_of_the_cell_in_which_the_method_stands()
    {
        await Run("class Probe { public static CancellationToken Last; public static void Remember(CancellationToken token = default) => Last = token; }");
        await Run("void Call() => Probe.Remember();");
        await Run("Call(); var first = Probe.Last;");
        Assert.Equal("false", await Value("Call(); Probe.Last == first"));
    }

    [Theory]
    [InlineData("FastTree", "Microsoft.ML.FastTree", "numberOfTrees: 10000000, numberOfLeaves: 60")]
    [InlineData("LightGbm", "Microsoft.ML.LightGbm", "numberOfIterations: 10000000, numberOfLeaves: 60")]
    public async Task A_model_in_training_stops_and_its_context_can_train_again(string trainer, string assembly, string size)
    {
        Assert.Null((await Run($$"""
            #r "Microsoft.ML.Data"
            #r "{{assembly}}"
            using Microsoft.ML;
            using Microsoft.ML.Data;
            class Customer { public bool Label; [VectorType(20)] public float[] Features; }
            var random = new Random(1);
            var ml = new MLContext(1);
            var customers = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 4000).Select(i => new Customer { Label = random.Next(2) == 0, Features = Enumerable.Range(0, 20).Select(_ => (float)random.NextDouble()).ToArray() }).ToList());
            var ended = new TaskCompletionSource();
            """)).Error);
        using var interrupt = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var cell = Session.RunAsync($$"""{{Ready}} try { ml.BinaryClassification.Trainers.{{trainer}}({{size}}).Fit(customers); } finally { ended.SetResult(); }""", _ => ready.TrySetResult(), interrupt.Token);
        await ready.Task;
        await interrupt.CancelAsync();
        Assert.Equal(CellStatus.Interrupted, (await cell).Status);
        Assert.Equal("stopped", await Value("await ended.Task.WaitAsync(TimeSpan.FromMinutes(2)); \"stopped\""));
        Assert.Equal("true", await Value($"ml.BinaryClassification.Trainers.{trainer}({size.Replace("10000000", "3", StringComparison.Ordinal)}).Fit(customers) is not null"));
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
