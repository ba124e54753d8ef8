namespace KpiLab.Data;

/// <summary>Work that waits for tasks of a library, done where waiting can end.</summary>
/// <remarks>The thread of a notebook cell or of a window runs what follows an await itself; if it waits for a task that needs it, neither goes on. A thread of the pool has no such duty.</remarks>
internal static class Waiting
{
    /// <summary>Does the work on a thread of the pool and waits for it; what it throws is thrown.</summary>
    public static T For<T>(Func<T> work) => Task.Run(work).GetAwaiter().GetResult();

    /// <inheritdoc cref="For{T}(Func{T})"/>
    public static void For(Action work) => Task.Run(work).GetAwaiter().GetResult();
}
