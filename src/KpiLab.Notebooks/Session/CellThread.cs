namespace KpiLab.Notebooks.Session;

/// <summary>A thread of one cell's own, on which its code and what follows its awaits run.</summary>
/// <remarks>
/// A thread for each cell, because an interrupt that arrives late must hit no other cell, and because one that cannot be
/// stopped (it waits in native code) is left behind. When the cell has ended, what its unfinished tasks still have to do
/// runs on the thread pool; when it was interrupted, it does not run.
/// </remarks>
internal sealed class CellThread : SynchronizationContext
{
    /// <summary>Time after an interrupt before the cell is given up: less than the two seconds that people wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);

    private static readonly TimeSpan BetweenInterrupts = TimeSpan.FromMilliseconds(150);
    private const int StackSize = 4 * 1024 * 1024;

    private readonly Queue<(SendOrPostCallback Work, object? State)> queue = new();
    private readonly CellScope scope;
    private bool ended;

    private CellThread(CellScope scope) => this.scope = scope;

    /// <summary>Runs the work and what follows its awaits to the end, or to the interrupt.</summary>
    /// <returns>The work's task; a cancelled one where the cell was given up.</returns>
    public static async Task<T> RunAsync<T>(CellScope scope, Func<Task<T>> work)
    {
        var context = new CellThread(scope);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => context.Begin(work, done), StackSize) { IsBackground = true, Name = scope.Name };
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = scope.Interrupt.Register(() => stopping.TrySetResult());
        thread.Start();
        if (await Task.WhenAny(done.Task, stopping.Task).ConfigureAwait(false) == done.Task)
            return await done.Task.ConfigureAwait(false);
        await StopAsync(thread, done.Task).ConfigureAwait(false);
        return done.Task.IsCompleted ? await done.Task.ConfigureAwait(false) : throw new CellInterruptedException();
    }

    /// <summary>Queues what follows an await.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (queue)
        {
            if (!ended)
            {
                queue.Enqueue((d, state));
                Monitor.Pulse(queue);
                return;
            }
        }
        if (!scope.Interrupt.IsCancellationRequested)
            ThreadPool.QueueUserWorkItem(static item => item.Work(item.State), (Work: d, State: state), preferLocal: false);
    }

    /// <summary>Runs at once on the calling thread.</summary>
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>The same context.</summary>
    public override SynchronizationContext CreateCopy() => this;

    private void Begin<T>(Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        try
        {
            Run(work, done);
        }
        catch (ThreadInterruptedException)
        {
            // The interrupt came when the work had just ended.
            done.TrySetException(new CellInterruptedException());
        }
    }

    private void Run<T>(Func<Task<T>> work, TaskCompletionSource<T> done)
    {
        scope.Enter();
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            _ = task.ContinueWith(_ => Post(static _ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                var (next, state) = Next();
                next(state);
            }
            done.TrySetResult(task.GetAwaiter().GetResult());
        }
        catch (Exception e)
        {
            done.TrySetException(e);
        }
        finally
        {
            lock (queue)
                ended = true;
        }
    }

    private (SendOrPostCallback Work, object? State) Next()
    {
        lock (queue)
        {
            while (queue.Count == 0)
            {
                scope.Interrupt.ThrowIfCancellationRequested();
                Monitor.Wait(queue);
            }
            return queue.Dequeue();
        }
    }

    /// <summary>Lets the checks in the cell's code fire and wakes its thread from sleeps and waits.</summary>
    private static async Task StopAsync(Thread thread, Task done)
    {
        Interruption.Begin();
        var end = TimeProvider.System.GetTimestamp();
        while (!done.IsCompleted && TimeProvider.System.GetElapsedTime(end) < Patience)
        {
            thread.Interrupt();
            await Task.WhenAny(done, Task.Delay(BetweenInterrupts)).ConfigureAwait(false);
        }
        // Tasks that the cell started may run a little longer than its thread: let the checks stop them too.
        _ = done.ContinueWith(_ => Task.Delay(1000).ContinueWith(_ => Interruption.End(), TaskScheduler.Default), TaskScheduler.Default);
    }
}
