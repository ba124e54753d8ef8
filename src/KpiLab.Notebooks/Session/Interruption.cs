using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KpiLab.Notebooks.Session;

/// <summary>The check that compiled cells make in loops and at the start of methods, so that they can be interrupted anywhere.</summary>
/// <remarks>
/// Used by compiled cells and of no use in code that is written. It costs one read of a field while nothing is interrupted.
/// The abort of a thread that the runtime offers (ControlledExecution) is not used: on Linux it ends the process now and then.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Interruption
{
    private static int interrupted;

    /// <summary>Leaves the cell by an exception if it has been interrupted.</summary>
    /// <exception cref="CellInterruptedException">The cell to which the running code belongs has been interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (interrupted != 0)
            Throw();
    }

    /// <summary>Checks for the interrupt, and that the stack has room for another call: overflowing it would end the process.</summary>
    /// <exception cref="CellInterruptedException">The cell to which the running code belongs has been interrupted.</exception>
    /// <exception cref="InsufficientExecutionStackException">A method calls itself without end.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        Check();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    /// <summary>Cancelled when the cell to which the running code belongs is interrupted; never where no cell runs.</summary>
    public static CancellationToken Token => CellScope.Current?.Interrupt ?? CancellationToken.None;

    /// <summary>Counts an interrupted cell whose code may still run; the checks look closer while there is one.</summary>
    internal static void Begin() => Interlocked.Increment(ref interrupted);

    /// <summary>The cell's code runs no more.</summary>
    internal static void End() => Interlocked.Decrement(ref interrupted);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw()
    {
        if (CellScope.Current is { Interrupt.IsCancellationRequested: true })
            throw new CellInterruptedException();
    }
}

/// <summary>Leaves a cell that has been interrupted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CellInterruptedException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    public CellInterruptedException()
        : base("The cell was interrupted.")
    {
    }
}
