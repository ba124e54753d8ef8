using System.Text.Json;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Jupyter.Messages;

/// <summary>Whether the kernel works on a request.</summary>
internal sealed record StatusContent(string ExecutionState);

/// <summary>Text of a console stream.</summary>
internal sealed record StreamTextContent(string Name, string Text);

/// <summary>Something shown, or its update.</summary>
internal sealed record DisplayDataContent(MimeBundle Data, JsonElement Metadata, Dictionary<string, string> Transient);

/// <summary>An error of the cell.</summary>
internal sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback);

/// <summary>Asks clients to remove a cell's outputs.</summary>
internal sealed record ClearOutputContent(bool Wait);

/// <summary>Greets a client that has subscribed: from now on it misses nothing.</summary>
internal sealed record WelcomeContent(string Subscription);
