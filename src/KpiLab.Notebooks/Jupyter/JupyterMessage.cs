using System.Text.Json;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>The header of a message.</summary>
internal sealed record MessageHeader
{
    public string MsgId { get; init; } = "";

    public string MsgType { get; init; } = "";

    public string Session { get; init; } = "";

    public string Username { get; init; } = "";

    public string? Date { get; init; }

    public string? Version { get; init; }
}

/// <summary>A message from a client.</summary>
/// <param name="Identities">The way back to the client.</param>
/// <param name="Header">Its header.</param>
/// <param name="RawHeader">The header as received: replies carry it as their parent, with all that the client put in it.</param>
/// <param name="Content">What it asks.</param>
/// <param name="CellId">The front end's id of the cell that is run, which stays when the cell is edited; null where it does not say.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, MessageHeader Header, byte[] RawHeader, JsonElement Content, string? CellId);
