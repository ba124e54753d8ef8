using System.Collections.Concurrent;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Running;
using KpiLab.Notebooks.Tests.Running;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>Every playbook, run once in its own folder, with a last cell that prints the variables which hold planted numbers.</summary>
public sealed class ExecutedPlaybooks : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<RunResult>>> results = new();
    private readonly string folderBefore = Environment.CurrentDirectory;

    public ExecutedPlaybooks() => Environment.CurrentDirectory = Repository.Notebooks;

    public static IEnumerable<string> Names => Directory.GetFiles(Repository.Notebooks, "*.ipynb").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal);

    public void Dispose() => Environment.CurrentDirectory = folderBefore;

    internal static Notebook Load(string name) => Notebook.Load(Path.Combine(Repository.Notebooks, name + ".ipynb"));

    /// <summary>The run of a playbook, the same for every test that asks.</summary>
    internal Task<RunResult> Of(string name) => results.GetOrAdd(name, _ => new(() => Run(name))).Value;

    /// <summary>A run of its own.</summary>
    internal static Task<RunResult> Run(string name)
    {
        var book = Load(name);
        var lines = StoryExpressions.All.Where(story => story.Notebook == name)
            .Select(story => $"Console.WriteLine(\"{story.Story} \" + ((double?)({story.Expression}))?.ToString(\"R\"));")
            .Concat(StoryExpressions.Told.Where(told => told.Notebook == name).Select(told => $"Console.WriteLine(\"told \" + {told.Expression});"));
        var last = Books.Code(string.Join('\n', lines)) with { Id = "stories" };
        return NotebookRunner.RunAsync(book with { Cells = book.Cells.Add(last) }, new() { Session = new() { WorkingDirectory = Repository.Notebooks } });
    }
}
