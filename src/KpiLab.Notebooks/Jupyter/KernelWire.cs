using System.Text;
using System.Text.Json;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>A request and the ways to answer it.</summary>
/// <param name="Wire">Sends.</param>
/// <param name="Channel">The channel on which it came and is answered.</param>
/// <param name="Message">The message.</param>
internal sealed record Request(KernelWire Wire, Channel Channel, JupyterMessage Message)
{
    /// <summary>The type of the reply: that of the request, with another ending.</summary>
    public string ReplyType => Message.Header.MsgType.Replace("_request", "_reply", StringComparison.Ordinal);

    /// <summary>What it asks.</summary>
    /// <exception cref="InvalidDataException">The content is not that of its type.</exception>
    public T Content<T>()
    {
        if (Message.Content.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"the content of a {Message.Header.MsgType} is not an object");
        try
        {
            return (T)Message.Content.Deserialize(JupyterJson.Default.GetTypeInfo(typeof(T))!)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the content of a {Message.Header.MsgType} cannot be read: {e.Message}");
        }
    }

    /// <summary>Answers the client.</summary>
    public void Reply<T>(T content) => Wire.Send(Channel, Message.Identities, ReplyType, content, Message.RawHeader);

    /// <summary>Tells all clients something that this request has caused.</summary>
    public void Publish<T>(string type, T content) => Wire.Publish(type, content, Message.RawHeader);

    /// <summary>Tells all clients whether the kernel works on this request.</summary>
    public void Status(string state) => Publish("status", new StatusContent(state));
}

/// <summary>Sends messages.</summary>
internal sealed class KernelWire(KernelSockets sockets, WireFormat format)
{
    /// <summary>An empty JSON object.</summary>
    public static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;

    /// <summary>Sends a message to a client.</summary>
    public void Send<T>(Channel channel, IEnumerable<byte[]> identities, string type, T content, byte[]? parent) =>
        sockets.Send(channel, format.Write(identities, type, content, parent));

    /// <summary>Sends a message to all clients.</summary>
    public void Publish<T>(string type, T content, byte[]? parent) =>
        sockets.Send(Channel.Iopub, format.Write([Encoding.UTF8.GetBytes(type)], type, content, parent));
}
