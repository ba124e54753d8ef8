using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NetMQ;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>Messages as frames: identities, a delimiter, the signature, header, parent header, metadata, content.</summary>
internal sealed class WireFormat(MessageSigner signer)
{
    /// <summary>The version of the protocol.</summary>
    public const string Version = "5.4";

    private const int PartsAfterDelimiter = 5;
    private static readonly byte[] Delimiter = Encoding.ASCII.GetBytes("<IDS|MSG>");
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private readonly string session = Guid.NewGuid().ToString();

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidDataException">It is truncated, is not JSON, or its signature is wrong.</exception>
    public JupyterMessage Read(NetMQMessage frames)
    {
        var parts = frames.Select(frame => frame.ToByteArray()).ToList();
        var delimiter = parts.FindIndex(part => part.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0 || parts.Count < delimiter + 1 + PartsAfterDelimiter)
            throw new InvalidDataException("a message is truncated");
        var (signature, header, parent, metadata, content) = (parts[delimiter + 1], parts[delimiter + 2], parts[delimiter + 3], parts[delimiter + 4], parts[delimiter + 5]);
        if (!signer.IsRight(signature, header, parent, metadata, content))
            throw new InvalidDataException("a message has a wrong signature");
        try
        {
            var read = JsonSerializer.Deserialize(header, JupyterJson.Default.MessageHeader) ?? throw new InvalidDataException("a message has no header");
            using var document = JsonDocument.Parse(content);
            return new(parts[..delimiter], read, header, document.RootElement.Clone(), CellId(metadata));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("a message is not JSON: " + e.Message);
        }
    }

    /// <summary>The id that JupyterLab, Notebook 7 and VS Code send with the cells they run.</summary>
    private static string? CellId(byte[] metadata)
    {
        using var document = JsonDocument.Parse(metadata);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("cellId", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString() : null;
    }

    /// <summary>Makes a message.</summary>
    /// <param name="address">The identities of the client, or the topic of a broadcast.</param>
    /// <param name="type">The type of the message.</param>
    /// <param name="content">What it says.</param>
    /// <param name="parentHeader">The header of the request that caused it; null for none.</param>
    public NetMQMessage Write<T>(IEnumerable<byte[]> address, string type, T content, byte[]? parentHeader)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new MessageHeader
        {
            MsgId = Guid.NewGuid().ToString(),
            MsgType = type,
            Session = session,
            Username = "kernel",
            Date = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            Version = Version,
        }, JupyterJson.Default.MessageHeader);
        var body = JsonSerializer.SerializeToUtf8Bytes(content, (JsonTypeInfo<T>)JupyterJson.Default.GetTypeInfo(typeof(T))!);
        var parent = parentHeader ?? Empty;
        var message = new NetMQMessage();
        foreach (var part in address)
            message.Append(part);
        message.Append(Delimiter);
        message.Append(signer.Sign(header, parent, Empty, body));
        message.Append(header);
        message.Append(parent);
        message.Append(Empty);
        message.Append(body);
        return message;
    }
}
