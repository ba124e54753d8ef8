using System.Text.Json;
using System.Threading.Channels;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Jupyter.Messages;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Runs cells, strictly one after the other in the order in which they came.</summary>
internal sealed class ExecuteHandler(CSharpSession session, StdinHandler stdin, HistoryHandler history)
{
    private readonly Channel<Request> queue = System.Threading.Channels.Channel.CreateUnbounded<Request>(new() { SingleReader = true });
    private readonly Lock gate = new();
    private CancellationTokenSource? running;
    private int executionCount;
    private int queued;
    private int toAbort;

    /// <summary>Puts a request at the end of the queue.</summary>
    public void Enqueue(Request request)
    {
        Interlocked.Increment(ref queued);
        queue.Writer.TryWrite(request);
    }

    /// <summary>Runs the queue until <see cref="Stop"/>.</summary>
    public async Task RunAsync()
    {
        await foreach (var request in queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            Interlocked.Decrement(ref queued);
            request.Status("busy");
            try
            {
                if (toAbort > 0)
                {
                    toAbort--;
                    request.Reply(new AbortedReply("aborted", executionCount));
                }
                else
                {
                    await ExecuteAsync(request, request.Content<ExecuteRequest>()).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                // Of one request, not of the queue.
                request.Reply(new ErrorReply("error", executionCount, "InvalidRequest", e.Message, [e.Message]));
            }
            finally
            {
                request.Status("idle");
            }
        }
    }

    /// <summary>Interrupts the running cell; nothing where none runs.</summary>
    public void Interrupt()
    {
        lock (gate)
            running?.Cancel();
    }

    /// <summary>Takes no more requests.</summary>
    public void Stop() => queue.Writer.TryComplete();

    private async Task ExecuteAsync(Request request, ExecuteRequest asked)
    {
        var counts = asked.StoreHistory && !asked.Silent;
        var number = counts ? ++executionCount : executionCount;
        var outputs = new OutputPublisher(request, number);
        if (!asked.Silent)
            request.Publish("execute_input", new ExecuteInputContent(asked.Code, number));
        session.InputRequested = asked.AllowStdin ? (input, cancel) => stdin.AskAsync(request, input, outputs.Flush, cancel) : null;
        using var interrupt = new CancellationTokenSource();
        CellResult result;
        Dictionary<string, JsonElement> expressions;
        lock (gate)
            running = interrupt;
        try
        {
            result = await session.RunAsync(asked.Code, asked.Silent ? _ => { } : outputs.Publish, interrupt.Token, $"Cell {number}", request.Message.CellId).ConfigureAwait(false);
            expressions = result.Status == CellStatus.Succeeded ? await EvaluateAsync(asked.UserExpressions, interrupt.Token).ConfigureAwait(false) : [];
        }
        finally
        {
            lock (gate)
                running = null;
        }
        outputs.Flush();
        if (counts)
            history.Add(number, asked.Code, result.Value?.PlainText);
        if (result.Error is { } error)
        {
            if (asked.StopOnError)
                toAbort = Volatile.Read(ref queued);
            request.Reply(new ErrorReply("error", number, error.Name, error.Message, error.Traceback));
        }
        else
        {
            request.Reply(new ExecuteReply("ok", number, expressions, []));
        }
    }

    /// <summary>The values of expressions that the client wants beside the cell.</summary>
    private async Task<Dictionary<string, JsonElement>> EvaluateAsync(Dictionary<string, string>? expressions, CancellationToken interrupt)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var (name, code) in expressions ?? [])
        {
            var result = await session.RunAsync(code, _ => { }, interrupt, name).ConfigureAwait(false);
            values[name] = result.Error is { } error
                ? JsonSerializer.SerializeToElement(new ErrorReply("error", executionCount, error.Name, error.Message, error.Traceback), JupyterJson.Default.ErrorReply)
                : JsonSerializer.SerializeToElement(new ExpressionValue("ok", result.Value ?? MimeBundle.OfText("null"), KernelWire.EmptyObject), JupyterJson.Default.ExpressionValue);
        }
        return values;
    }
}
