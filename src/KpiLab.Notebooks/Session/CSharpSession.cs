using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session;

/// <summary>Runs C# cells one after the other and keeps their variables, types and usings.</summary>
/// <remarks>
/// Cells run strictly in the order in which they were given, each when the one before has ended, also after an await.
/// The other members may be called while a cell runs.
/// </remarks>
public sealed class CSharpSession : IAsyncDisposable
{
    /// <summary>Makes a session; the compiler is loaded at the first cell, or by <see cref="WarmUpAsync"/>.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    public CSharpSession(SessionOptions? options = null) => Options = options ?? new();

    /// <summary>How the session is set up.</summary>
    public SessionOptions Options { get; }

    /// <summary>Answers a cell that reads a line from the console; null where nobody can answer, which the cell sees as an error.</summary>
    public Func<InputRequest, CancellationToken, Task<string>>? InputRequested { get; set; }

    /// <summary>The variables of the session, by name.</summary>
    public IReadOnlyList<SessionVariable> Variables => throw new NotImplementedException();

    /// <summary>Loads the compiler and compiles one trivial cell, so that the first real cell is fast.</summary>
    public Task WarmUpAsync() => throw new NotImplementedException();

    /// <summary>Runs one cell.</summary>
    /// <param name="code">C# code and directives.</param>
    /// <param name="emit">Receives the outputs in order, the value and the error included; called from one thread at a time, also for
    /// background work of a cell that has ended.</param>
    /// <param name="interrupt">Stops the cell: loops, sleeps, waits and restores of packages; its variables survive.</param>
    /// <returns>How the cell ended; an error of the cell is a result, not an exception.</returns>
    public Task<CellResult> RunAsync(string code, Action<CellOutput> emit, CancellationToken interrupt) => throw new NotImplementedException();

    /// <summary>Proposals to continue the text at a position.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Index of the character before which the cursor stands.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>What stands at a position: signature, type and documentation; null where there is nothing to say.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">Index of the character before which the cursor stands.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Whether a text can be run as it stands.</summary>
    /// <param name="code">The cell.</param>
    public CompletenessReply IsComplete(string code) => throw new NotImplementedException();

    /// <summary>Interrupts the running cell, ends the session's thread and forgets its variables.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
