using NetMQ;
using NetMQ.Sockets;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>The channels on which messages leave.</summary>
internal enum Channel
{
    Shell,
    Control,
    Stdin,
    Iopub,
}

/// <summary>The five sockets of a kernel, all served by one thread; what other threads send goes through a queue.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly RouterSocket shell = new();
    private readonly RouterSocket control = new();
    private readonly RouterSocket stdin = new();
    private readonly RouterSocket heartbeat = new();
    private readonly XPublisherSocket iopub = new();
    private readonly NetMQQueue<(Channel Channel, NetMQMessage Message)> outbox = new();
    private readonly NetMQPoller poller;

    /// <summary>Binds the sockets, to the address of the connection file only.</summary>
    public KernelSockets(ConnectionFile connection)
    {
        foreach (var socket in (NetMQSocket[])[shell, control, stdin, heartbeat, iopub])
        {
            // No message is ever dropped because a client reads slowly.
            socket.Options.SendHighWatermark = 0;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = TimeSpan.FromSeconds(1);
        }
        // A client that connects again under its name takes the place of its old connection.
        foreach (var router in (RouterSocket[])[shell, control, stdin])
            router.Options.RouterHandover = true;
        shell.Bind(connection.Address(connection.ShellPort));
        control.Bind(connection.Address(connection.ControlPort));
        stdin.Bind(connection.Address(connection.StdinPort));
        heartbeat.Bind(connection.Address(connection.HbPort));
        iopub.Bind(connection.Address(connection.IopubPort));
        poller = [shell, control, stdin, heartbeat, iopub, outbox];
        shell.ReceiveReady += (_, _) => Receive(shell, Channel.Shell);
        control.ReceiveReady += (_, _) => Receive(control, Channel.Control);
        stdin.ReceiveReady += (_, _) => Receive(stdin, Channel.Stdin);
        heartbeat.ReceiveReady += (_, _) => heartbeat.SendMultipartMessage(heartbeat.ReceiveMultipartMessage());
        iopub.ReceiveReady += (_, _) => Subscribe();
        outbox.ReceiveReady += (_, _) => Send();
    }

    /// <summary>Raised on the thread of the sockets when a message has come; must not block.</summary>
    public event Action<Channel, NetMQMessage>? Received;

    /// <summary>Raised on the thread of the sockets when a client has subscribed to broadcasts.</summary>
    public event Action<byte[]>? Subscribed;

    /// <summary>Serves the sockets until <see cref="Stop"/>.</summary>
    public void Run() => poller.Run();

    /// <summary>Ends <see cref="Run"/> when all that has been queued is sent.</summary>
    public void Stop() => outbox.Enqueue((Channel.Control, new NetMQMessage(0)));

    /// <summary>Queues a message; messages leave in the order in which they were queued, whatever their channel.</summary>
    public void Send(Channel channel, NetMQMessage message) => outbox.Enqueue((channel, message));

    /// <summary>Closes the sockets.</summary>
    public void Dispose()
    {
        poller.Dispose();
        foreach (var socket in (IDisposable[])[shell, control, stdin, heartbeat, iopub, outbox])
            socket.Dispose();
    }

    private void Receive(NetMQSocket socket, Channel channel)
    {
        NetMQMessage? message = null;
        while (socket.TryReceiveMultipartMessage(ref message))
            Received?.Invoke(channel, message);
    }

    private void Subscribe()
    {
        var frame = iopub.ReceiveFrameBytes();
        if (frame is [1, ..])
            Subscribed?.Invoke(frame[1..]);
    }

    private void Send()
    {
        while (outbox.TryDequeue(out var next, TimeSpan.Zero))
        {
            if (next.Message.FrameCount == 0)
            {
                poller.Stop();
                return;
            }
            Socket(next.Channel).TrySendMultipartMessage(next.Message);
        }
    }

    private NetMQSocket Socket(Channel channel) => channel switch
    {
        Channel.Shell => shell,
        Channel.Control => control,
        Channel.Stdin => stdin,
        _ => iopub,
    };
}
