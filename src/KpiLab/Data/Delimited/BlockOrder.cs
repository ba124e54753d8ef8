using System.Runtime.ExceptionServices;

namespace KpiLab.Data.Delimited;

/// <summary>Reads the blocks of a file beside one another: each is cut and read by whoever is free, and its rows are numbered when those of the block before it are.</summary>
internal sealed class BlockOrder(TextBlocks blocks, TablePass pass, Func<BlockCutter> cutters, LoadOptions options) : IDisposable
{
    private readonly object turn = new();
    private readonly ReaderWriterLockSlim room = new();
    private long place = blocks.First;
    private long line = 1;
    private int taken;
    private int next;
    private Exception? failure;

    /// <summary>Reads them all, and tells of it on the thread that calls.</summary>
    /// <exception cref="DataException">The first thing that is wrong in the file.</exception>
    public void Run(Action<long> told)
    {
        // The readers are chosen by the first rows.
        var cutter = cutters();
        ColumnPart?[] parts = [];
        while (next < blocks.Count && parts.Length == 0)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            cutter.Guess(next);
            var first = Take(next++, cutter, null);
            if (cutter.Batch.Rows == 0)
                continue;
            parts = pass.Begin(cutter.Batch, (double)blocks.Length / cutter.Bytes);
            TablePass.Read(cutter.Batch, parts, first);
        }

        var workers = Math.Min(options.Plan.Workers, blocks.Count - next);
        Task[] others = [.. Enumerable.Range(1, Math.Max(0, workers - 1)).Select(_ => (Cutter: cutters(), Parts: pass.Parts())).ToArray().Select(own => Task.Run(() => Work(own.Cutter, own.Parts, null)))];
        Work(cutter, parts, told);
        Task.WaitAll(others);
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        told(blocks.Length);
    }

    public void Dispose() => room.Dispose();

    private void Work(BlockCutter cutter, ColumnPart?[] parts, Action<long>? told)
    {
        try
        {
            while (Interlocked.Increment(ref next) - 1 is var block && block < blocks.Count)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                cutter.Guess(block);
                var first = Take(block, cutter, block < blocks.Count - 1 ? pass.Intake.Prepare(cutter.Batch) : null);
                if (first < 0)
                    return;
                room.EnterReadLock();
                TablePass.Read(cutter.Batch, parts, first);
                room.ExitReadLock();
                told?.Invoke(Volatile.Read(ref place));
            }
        }
        // Whatever stops one stops all; it is thrown where they were started.
        catch (Exception e)
        {
            lock (turn)
            {
                failure ??= e;
                Monitor.PulseAll(turn);
            }
        }
    }

    // Waits for the rows of the block before; gives the first row of this one, or -1 when the reading was given up.
    private int Take(int block, BlockCutter cutter, int? removedHeaders)
    {
        lock (turn)
        {
            while (taken != block && failure is null)
                Monitor.Wait(turn);
            if (failure is not null)
                return -1;
            var isRight = cutter.IsRight(place);
            (place, line) = cutter.Settle(block, place, line);
            var first = isRight && removedHeaders is { } removed
                ? pass.Intake.TakePrepared(cutter.Batch, removed)
                : pass.Intake.Take(cutter.Batch, block == blocks.Count - 1);
            if (!pass.HasRoom)
            {
                room.EnterWriteLock();
                pass.MakeRoom();
                room.ExitWriteLock();
            }

            taken++;
            Monitor.PulseAll(turn);
            return first;
        }
    }
}
