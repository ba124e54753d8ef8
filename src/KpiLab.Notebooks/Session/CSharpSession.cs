using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Session.Directives;

namespace KpiLab.Notebooks.Session;

/// <summary>Runs C# cells one after the other and keeps their variables, types and usings.</summary>
/// <remarks>
/// Cells run strictly in the order in which they were given, each when the one before has ended, also after an await.
/// The other members may be called while a cell runs.
/// </remarks>
public sealed class CSharpSession : IAsyncDisposable
{
    private readonly CellRunner runner;
    private readonly CodeIntelligence intelligence;
    private readonly PlotlyLibrary plotly = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource disposal = new();
    private int cells;

    /// <summary>Makes a session; the compiler is loaded at the first cell, or by <see cref="WarmUpAsync"/>.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    public CSharpSession(SessionOptions? options = null)
    {
        Options = options ?? new();
        runner = new(Options);
        intelligence = new(runner);
        CellConsole.Install();
    }

    /// <summary>How the session is set up.</summary>
    public SessionOptions Options { get; }

    /// <summary>Answers a cell that reads a line from the console; null where nobody can answer, which the cell sees as an error.</summary>
    public Func<InputRequest, CancellationToken, Task<string>>? InputRequested { get; set; }

    /// <summary>The variables of the session, by name.</summary>
    public IReadOnlyList<SessionVariable> Variables => runner.Variables.List();

    /// <summary>Loads the compiler and compiles one trivial cell, so that the first real cell is fast; then does the same for completion.</summary>
    public async Task WarmUpAsync()
    {
        await TakeTurnAsync(CompileTrivialCellAsync).ConfigureAwait(false);
        _ = await CompleteAsync("Console.", "Console.".Length, disposal.Token).ConfigureAwait(false);
    }

    /// <summary>Runs one cell.</summary>
    /// <param name="code">C# code and directives.</param>
    /// <param name="emit">Receives the outputs in order, the value and the error included; called from one thread at a time, also for
    /// background work of a cell that has ended.</param>
    /// <param name="interrupt">Stops the cell: loops, sleeps, waits and restores of packages; its variables survive.</param>
    /// <param name="name">What errors call the cell, such as "Cell 3"; null to count.</param>
    /// <param name="id">What the page knows the cell by, which stays when the cell is edited; null to know it by its code.</param>
    /// <returns>How the cell ended; an error of the cell is a result, not an exception.</returns>
    /// <remarks>A cell that waits in native code cannot be stopped; it is given up after 1.2 seconds and may run on, unheard, beside the next.</remarks>
    public Task<CellResult> RunAsync(string code, Action<CellOutput> emit, CancellationToken interrupt, string? name = null, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(emit);
        return TakeTurnAsync(() => RunCellAsync(code, name ?? $"Cell {++cells}", id ?? code, emit, interrupt));
    }

    /// <summary>Proposals to continue the text at a position.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Index of the character before which the cursor stands.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancel) => intelligence.CompleteAsync(code, position, cancel);

    /// <summary>What stands at a position: signature, type and documentation; null where there is nothing to say.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Index of the character before which the cursor stands.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancel) => intelligence.InspectAsync(code, position, cancel);

    /// <summary>Whether a text can be run as it stands.</summary>
    /// <param name="code">The cell.</param>
    public CompletenessReply IsComplete(string code) => CompletenessCheck.Of(code, runner.Directives.HasBody);

    /// <summary>Interrupts the running cell, ends the session's thread and forgets its variables.</summary>
    public async ValueTask DisposeAsync()
    {
        await disposal.CancelAsync().ConfigureAwait(false);
        await turn.WaitAsync().ConfigureAwait(false);
        disposal.Dispose();
    }

    private async Task<MimeBundle> CompileTrivialCellAsync()
    {
        var scope = new CellScope("warm-up", Options, _ => { }, null, disposal.Token);
        return ObjectFormatter.Format(await CellThread.RunAsync(scope, () => runner.RunAsync(scope, "1+1", scope.Name)).ConfigureAwait(false) ?? "", Options);
    }

    private async Task<T> TakeTurnAsync<T>(Func<Task<T>> work)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<MimeBundle?> EvaluateAsync(CellScope scope, string code)
    {
        try
        {
            return await runner.RunAsync(scope, code, scope.Name) is { } result ? ObjectFormatter.Format(result, Options) : null;
        }
        finally
        {
            // Not before the code has really ended, which may be after the cell was given up.
            runner.AllowTraining();
        }
    }

    private async Task<CellResult> RunCellAsync(string code, string name, string id, Action<CellOutput> emit, CancellationToken interrupt)
    {
        // Not disposed: what the cell leaves running may hold the token, and the source holds nothing once these are gone.
        var either = new CancellationTokenSource();
        using var byInterrupt = interrupt.Register(either.Cancel);
        using var byDisposal = disposal.Token.Register(either.Cancel);
        using var ofTraining = either.Token.Register(runner.StopTraining);
        var show = Options.EmbedPlotly ? plotly.Attach(id, emit) : emit;
        var scope = new CellScope(name, Options, show, InputRequested, either.Token);
        try
        {
            var value = await CellThread.RunAsync(scope, () => EvaluateAsync(scope, code)).ConfigureAwait(false);
            if (value is not null)
                scope.Emit(new ResultOutput(value));
            return new(CellStatus.Succeeded, value);
        }
        catch (Exception e)
        {
            // Whatever code of a cell throws is that cell's error; the session goes on. After an interrupt anything may come: a broken wait, a cancelled call.
            runner.Settle();
            var wasInterrupted = either.IsCancellationRequested;
            var error = wasInterrupted ? CellError.Interrupted() : e switch
            {
                CompilationException compilation => CellError.Of(compilation),
                DirectiveException directive => new("DirectiveError", directive.Message, directive.Message.Split('\n')),
                _ => CellError.Of(e),
            };
            scope.Emit(error);
            return new(wasInterrupted ? CellStatus.Interrupted : CellStatus.Failed, Error: error);
        }
    }
}
