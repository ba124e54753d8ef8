using System.Runtime.InteropServices;
using KpiLab.Notebooks.Jupyter.Messages;
using KpiLab.Notebooks.Jupyter.Requests;
using KpiLab.Notebooks.Session;
using NetMQ;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>A C# kernel for Jupyter, VS Code and every other client of the protocol.</summary>
/// <remarks>
/// One thread serves the sockets and never waits; cells run on threads of their own, one after the other; all other requests are
/// answered at once. Messages that cannot be read or are signed wrongly are dropped, and said so on standard error.
/// </remarks>
public sealed class JupyterKernel : IDisposable
{
    private readonly CSharpSession session;
    private readonly KernelSockets sockets;
    private readonly WireFormat format;
    private readonly KernelWire wire;
    private readonly StdinHandler stdin = new();
    private readonly ExecuteHandler execution;
    private readonly Dictionary<string, IRequestHandler> handlers;
    private readonly TextWriter log;

    private JupyterKernel(ConnectionFile connection)
    {
        log = Console.Error;
        format = new(new MessageSigner(connection.Key));
        sockets = new(connection);
        wire = new(sockets, format);
        session = new(new() { EmbedPlotly = true });
        var history = new HistoryHandler();
        execution = new(session, stdin, history);
        handlers = ((IRequestHandler[])[new InfoHandler(), new CodeHandler(session), new CommHandler(), history, new ControlHandler(execution.Interrupt, ShutDown)])
            .SelectMany(handler => handler.Types, (handler, type) => (type, handler)).ToDictionary(pair => pair.type, pair => pair.handler, StringComparer.Ordinal);
        sockets.Received += Receive;
        sockets.Subscribed += topic => wire.Publish("iopub_welcome", new WelcomeContent(System.Text.Encoding.UTF8.GetString(topic)), null);
    }

    /// <summary>Runs a kernel until its client ends it or is gone.</summary>
    /// <param name="connectionFile">Path of the connection file that the client has written.</param>
    /// <exception cref="KernelException">The connection file cannot be used, or its ports are taken.</exception>
    public static void Run(string connectionFile)
    {
        var connection = ConnectionFile.Read(connectionFile);
        JupyterKernel kernel;
        try
        {
            kernel = new(connection);
        }
        catch (NetMQException e)
        {
            throw new KernelException($"The kernel cannot listen where {connectionFile} says: {e.Message} Another kernel may have taken the ports; start again.");
        }
        using (kernel)
            kernel.Serve();
    }

    /// <summary>Closes the sockets and ends the session.</summary>
    public void Dispose()
    {
        sockets.Dispose();
        NetMQConfig.Cleanup(block: false);
    }

    private void Serve()
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            execution.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ShutDown();
        });
        using var parent = ParentWatch.Start(ShutDown);
        UnhandledExceptions.KeepRunning();
        // While the client connects, the compiler gets ready.
        _ = session.WarmUpAsync();
        _ = execution.RunAsync();
        wire.Publish("status", new StatusContent("starting"), null);
        sockets.Run();
    }

    private void ShutDown()
    {
        execution.Stop();
        execution.Interrupt();
        sockets.Stop();
    }

    private void Receive(Channel channel, NetMQMessage frames)
    {
        try
        {
            var message = format.Read(frames);
            if (channel == Channel.Stdin)
                stdin.Receive(message);
            else if (channel == Channel.Shell && message.Header.MsgType == "execute_request")
                execution.Enqueue(new(wire, channel, message));
            else if (handlers.TryGetValue(message.Header.MsgType, out var handler))
                _ = AnswerAsync(handler, new(wire, channel, message));
            else
                log.WriteLine($"Dropped: a message of the unknown type {message.Header.MsgType}.");
        }
        catch (InvalidDataException e)
        {
            log.WriteLine($"Dropped: {e.Message}.");
        }
    }

    private static async Task AnswerAsync(IRequestHandler handler, Request request)
    {
        // Off the thread of the sockets.
        await Task.Yield();
        request.Status("busy");
        try
        {
            await handler.HandleAsync(request).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A question that cannot be answered is answered with the reason; the client waits for a reply.
            request.Reply(new ErrorReply("error", 0, e.GetType().Name, e.Message, []));
        }
        finally
        {
            request.Status("idle");
        }
    }
}
