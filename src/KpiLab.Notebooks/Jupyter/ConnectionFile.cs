using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>Where a client expects the kernel: the file that it writes before it starts one.</summary>
internal sealed record ConnectionFile
{
    [JsonRequired]
    public string Ip { get; init; } = "";

    [JsonRequired]
    public string Transport { get; init; } = "";

    [JsonRequired]
    public int ShellPort { get; init; }

    [JsonRequired]
    public int ControlPort { get; init; }

    [JsonRequired]
    public int StdinPort { get; init; }

    [JsonRequired]
    public int IopubPort { get; init; }

    [JsonRequired]
    public int HbPort { get; init; }

    public string Key { get; init; } = "";

    public string SignatureScheme { get; init; } = MessageSigner.Scheme;

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="KernelException">It is missing, is not one, or asks for something that is not supported.</exception>
    public static ConnectionFile Read(string path)
    {
        ConnectionFile? file;
        try
        {
            file = JsonSerializer.Deserialize(File.ReadAllText(path), JupyterJson.Default.ConnectionFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new KernelException($"The connection file {path} cannot be read: {e.Message} Jupyter writes it and passes its name; see kpilab kernel start --help.");
        }
        if (file is null)
            throw new KernelException($"The connection file {path} is empty.");
        if (file.Transport is not ("tcp" or "ipc"))
            throw new KernelException($"The connection file {path} asks for the transport \"{file.Transport}\"; supported are tcp and ipc.");
        if (file.Key.Length > 0 && file.SignatureScheme != MessageSigner.Scheme)
            throw new KernelException($"The connection file {path} asks for signatures by \"{file.SignatureScheme}\"; supported is {MessageSigner.Scheme}.");
        return file;
    }

    /// <summary>The address of a port.</summary>
    public string Address(int port) => Transport == "tcp" ? $"tcp://{Ip}:{port}" : $"ipc://{Ip}-{port}";
}

/// <summary>The kernel cannot be started or installed as asked.</summary>
public sealed class KernelException(string message) : Exception(message);
