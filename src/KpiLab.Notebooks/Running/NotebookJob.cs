namespace KpiLab.Notebooks.Running;

/// <summary>One notebook to run, and where its results go.</summary>
/// <param name="Path">The notebook.</param>
/// <param name="Name">Its name in messages: the path as seen from the folder that was asked for.</param>
/// <param name="Executed">Where the executed .ipynb is written; null for nowhere.</param>
/// <param name="Page">Where the HTML page is written; null for nowhere.</param>
/// <param name="Parameters">The values for its parameters.</param>
public sealed record NotebookJob(string Path, string Name, string? Executed, string? Page, IReadOnlyList<Parameter> Parameters);

/// <summary>How a job ended.</summary>
public enum JobStatus
{
    /// <summary>The notebook ran to its end.</summary>
    Succeeded,

    /// <summary>The notebook could not be read, run to its end, or written.</summary>
    Failed,

    /// <summary>It was not run, or not to its end, because another failed.</summary>
    Skipped,
}

/// <summary>The end of a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Message">What went wrong, with the place; empty where nothing did.</param>
public sealed record JobOutcome(NotebookJob Job, JobStatus Status, string Message = "");
