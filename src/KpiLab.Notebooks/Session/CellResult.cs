using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or an exception left it.</summary>
    Failed,

    /// <summary>It was interrupted.</summary>
    Interrupted,
}

/// <summary>The end of a cell. Its outputs, the value and the error among them, were emitted while it ran.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Value">The trailing expression's value; null where there is none, or it is null.</param>
/// <param name="Error">What stopped it; null where nothing did.</param>
public sealed record CellResult(CellStatus Status, MimeBundle? Value = null, ErrorOutput? Error = null);
