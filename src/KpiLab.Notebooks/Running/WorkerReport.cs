namespace KpiLab.Notebooks.Running;

/// <summary>One line from a process that runs a notebook: progress, an error, or the end.</summary>
internal sealed record WorkerReport
{
    /// <summary>What such a line begins with; what else the process prints is not meant for its parent.</summary>
    public const string Mark = "kpilab-run: ";

    /// <summary>The cell that is about to run.</summary>
    public int Cell { get; init; }

    /// <summary>How many there are.</summary>
    public int Cells { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>True when the notebook ran to its end and the results are written.</summary>
    public bool IsDone { get; init; }
}
