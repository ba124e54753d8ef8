using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Session;
using Notebook = KpiLab.Notebooks.Documents.Notebook;

namespace KpiLab.Notebooks.Running;

/// <summary>Runs a notebook from its first cell to its last in one C# session, as Jupyter's own runner does, and keeps what it showed.</summary>
/// <remarks>
/// An error stops the notebook. The tag <c>raises-exception</c> marks a cell whose error is expected, <c>skip-execution</c> one that is not run.
/// Old outputs are removed first. Two runs differ in nothing but their timestamps, as far as the notebook's own code does.
/// The current directory belongs to the process: whoever runs a notebook sets it to the notebook's folder.
/// </remarks>
public static class NotebookRunner
{
    /// <summary>Runs the notebook.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told before each cell.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="NotebookException">The notebook is not in C#, or a parameter does not fit.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static async Task<RunResult> RunAsync(
        Notebook notebook, RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        options ??= new();
        if (!notebook.IsCSharp)
            throw new NotebookException($"The notebook asks for the kernel \"{notebook.KernelName ?? notebook.Language}\"; KpiLab runs C# notebooks (kernels kpilab and .net-csharp). Run it with: jupyter nbconvert --execute.");
        notebook = ParameterCell.Inject(notebook, options.Parameters);
        var cells = notebook.Cells.Select(cell => cell with { Outputs = [], ExecutionCount = null }).ToArray();
        var records = new Dictionary<int, CellRecord>();
        var displays = new Dictionary<string, List<DisplayedOutput>>(StringComparer.Ordinal);
        var gate = new Lock();
        CellFailure? failure = null;
        var session = new CSharpSession(options.Session);
        var stuck = false;
        try
        {
            for (var i = 0; i < cells.Length && failure is null; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new(i + 1, cells.Length));
                if (cells[i].Kind != CellKind.Code || string.IsNullOrWhiteSpace(cells[i].Source) || cells[i].IsTagged("skip-execution"))
                    continue;
                var record = records[i] = new CellRecord(displays, gate) { ExecutionCount = records.Count + 1 };
                var start = options.Clock.GetUtcNow();
                (var error, stuck) = await RunCellAsync(session, Code(cells[i]), record, options, cancellation).ConfigureAwait(false);
                cells[i] = cells[i] with { ExecutionCount = record.ExecutionCount, Metadata = WithTimes(cells[i].Metadata, start, options.Clock.GetUtcNow()) };
                if (error is not null && (stuck || !cells[i].IsTagged("raises-exception")))
                    failure = new(i + 1, error.Name, error.Message, error.Traceback);
            }
        }
        finally
        {
            if (!stuck)
                await session.DisposeAsync().ConfigureAwait(false);
        }

        var executed = cells.Select((cell, i) => records.TryGetValue(i, out var record) ? cell with { Outputs = [.. record.Written()] } : cell);
        return new(notebook with { Cells = [.. executed], Metadata = WithKernel(notebook.Metadata) }, failure);
    }

    // The session stops a cell that is told to; one that does not listen is left behind, and the process that ran it ends.
    private static async Task<(ErrorOutput? Error, bool Stuck)> RunCellAsync(
        CSharpSession session, string code, CellRecord record, RunOptions options, CancellationToken cancellation)
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = session.RunAsync(code, record.Add, interrupt.Token);
        if (options.CellTimeout is { } limit && await Task.WhenAny(running, Task.Delay(limit, cancellation)).ConfigureAwait(false) != running)
        {
            await interrupt.CancelAsync().ConfigureAwait(false);
            var stopped = await Task.WhenAny(running, Task.Delay(options.StopTimeout, CancellationToken.None)).ConfigureAwait(false) == running;
            cancellation.ThrowIfCancellationRequested();
            var message = string.Create(CultureInfo.InvariantCulture, $"The cell ran longer than {limit.TotalSeconds:0.###} s and was stopped. Look for a loop that does not end, or allow more with --timeout.");
            var timeout = new ErrorOutput("TimeoutError", message, [$"TimeoutError: {message}"]);
            record.SetError(timeout);
            return (timeout, !stopped);
        }

        var result = await running.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (result.Status == CellStatus.Succeeded)
            return (null, false);
        return (result.Error ?? new ErrorOutput("Interrupted", "The cell was interrupted.", []), false);
    }

    private static string Code(Cell cell) =>
        cell.Language is null or "csharp" or "C#" or "c#" || cell.Source.StartsWith("#!" + cell.Language, StringComparison.Ordinal)
            ? cell.Source : $"#!{cell.Language}\n{cell.Source}";

    // The names under which Jupyter stores when a cell ran.
    private static JsonElement WithTimes(JsonElement metadata, DateTimeOffset start, DateTimeOffset end)
    {
        var node = (JsonObject)JsonSerializer.SerializeToNode(metadata)!;
        var (from, to) = (start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture), end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        node["execution"] = new JsonObject { ["iopub.status.busy"] = from, ["iopub.execute_input"] = from, ["shell.execute_reply"] = to, ["iopub.status.idle"] = to };
        return JsonSerializer.SerializeToElement(node);
    }

    private static JsonElement WithKernel(JsonElement metadata)
    {
        var node = (JsonObject)JsonSerializer.SerializeToNode(metadata)!;
        node["kernelspec"] ??= new JsonObject { ["display_name"] = "KpiLab (C#)", ["language"] = "C#", ["name"] = "kpilab" };
        node["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp", ["version"] = "14.0" };
        return JsonSerializer.SerializeToElement(node);
    }
}
