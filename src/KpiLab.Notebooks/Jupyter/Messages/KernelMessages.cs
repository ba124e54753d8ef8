using System.Text.Json;

namespace KpiLab.Notebooks.Jupyter.Messages;

/// <summary>A reply that says no more than that it is done.</summary>
internal sealed record OkReply(string Status);

/// <summary>What the kernel is.</summary>
internal sealed record KernelInfoReply(
    string Status, string ProtocolVersion, string Implementation, string ImplementationVersion, LanguageInfo LanguageInfo, string Banner, bool Debugger,
    IReadOnlyList<HelpLink> HelpLinks, IReadOnlyList<string> SupportedFeatures);

/// <summary>The language of the kernel, as documents and editors know it.</summary>
internal sealed record LanguageInfo(string Name, string Version, string Mimetype, string FileExtension, string PygmentsLexer, string CodemirrorMode, string NbconvertExporter);

/// <summary>An entry of the front end's help menu.</summary>
internal sealed record HelpLink(string Text, string Url);

/// <summary>Asks to end or restart, and the reply to it.</summary>
internal sealed record ShutdownContent(string Status, bool Restart);

/// <summary>Asks for earlier cells.</summary>
internal sealed record HistoryRequest
{
    public bool Output { get; init; }

    public bool Raw { get; init; } = true;

    public string HistAccessType { get; init; } = "tail";

    public int Session { get; init; }

    public int Start { get; init; }

    public int? Stop { get; init; }

    public int? N { get; init; }

    public string? Pattern { get; init; }

    public bool Unique { get; init; }
}

/// <summary>Earlier cells: session, number, and text (or text and output).</summary>
internal sealed record HistoryReply(string Status, IReadOnlyList<JsonElement> History);

/// <summary>The open comms: none, as the kernel offers no targets.</summary>
internal sealed record CommInfoReply(string Status, Dictionary<string, JsonElement> Comms);

/// <summary>Closes a comm.</summary>
internal sealed record CommCloseContent(string CommId, JsonElement Data);
