using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Running;

/// <summary>How a notebook is run.</summary>
public sealed record RunOptions
{
    /// <summary>Values for the notebook's parameters; later ones of a name win.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>How long one cell may run; null for as long as it needs.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long a cell that is told to stop may take to do so, before the run ends without it.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The C# session's options.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>The clock that the timestamps in the executed notebook are read from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
