using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session;

/// <summary>A cell while its code may run: where its output goes, who answers its input, and its interrupt.</summary>
/// <remarks>The scope flows with the execution context, so that threads and tasks that a cell starts belong to it, also after its end.</remarks>
internal sealed class CellScope(string name, SessionOptions options, Action<CellOutput> emit, Func<InputRequest, CancellationToken, Task<string>>? input, CancellationToken interrupt)
{
    private static readonly AsyncLocal<CellScope?> Flow = new();
    private static volatile CellScope? latest;
    private readonly Lock gate = new();

    /// <summary>The cell to which the running code belongs; for a thread that no cell started, the cell that began last.</summary>
    public static CellScope? Current => Flow.Value ?? latest;

    public string Name => name;

    public SessionOptions Options => options;

    public CancellationToken Interrupt => interrupt;

    /// <summary>Makes this the scope of the calling thread and what it starts.</summary>
    public void Enter() => latest = Flow.Value = this;

    /// <summary>Hands an output to the cell's receiver, one at a time.</summary>
    public void Emit(CellOutput output)
    {
        lock (gate)
            emit(output);
    }

    /// <summary>Asks for a line and waits for it.</summary>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    public string Ask(InputRequest request)
    {
        if (input is null)
            throw new InvalidOperationException("This cell asks for input, and here nobody can answer: the front end does not allow it. Set the value in a variable instead.");
        return input(request, interrupt).WaitAsync(interrupt).GetAwaiter().GetResult();
    }
}
