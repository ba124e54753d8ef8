namespace KpiLab.Notebooks.Display;

/// <summary>Something that a running cell shows. The kinds are those of the Jupyter protocol and of a notebook document.</summary>
public abstract record CellOutput
{
    private protected CellOutput()
    {
    }
}

/// <summary>The two streams of a console.</summary>
public enum StreamName
{
    /// <summary>Standard output.</summary>
    Stdout,

    /// <summary>Standard error.</summary>
    Stderr,
}

/// <summary>Text written to a console stream while the cell runs.</summary>
/// <param name="Name">The stream.</param>
/// <param name="Text">The text, line ends as written.</param>
public sealed record StreamOutput(StreamName Name, string Text) : CellOutput;

/// <summary>An object displayed by the cell, or an update of one displayed before.</summary>
/// <param name="Data">The representations.</param>
/// <param name="DisplayId">The name under which it can be updated; null where it cannot.</param>
/// <param name="Update">Whether this replaces the displays of the same id, in earlier cells too, and adds nothing.</param>
public sealed record DisplayOutput(MimeBundle Data, string? DisplayId = null, bool Update = false) : CellOutput;

/// <summary>The value of the cell's trailing expression.</summary>
/// <param name="Data">The representations.</param>
public sealed record ResultOutput(MimeBundle Data) : CellOutput;

/// <summary>An error that stopped the cell: of the compiler, an uncaught exception, or the interrupt.</summary>
/// <param name="Name">The kind: an exception type, <c>CompilationError</c>, <c>DirectiveError</c> or <c>Interrupted</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">Lines to show, from the message to the user's own frames; they hold no terminal colours.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>Removes what the cell has shown so far.</summary>
/// <param name="Wait">Whether to wait for the next output, so that replacing one does not flicker.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;
