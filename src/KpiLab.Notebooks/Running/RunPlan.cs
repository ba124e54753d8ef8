using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Running;

/// <summary>Which notebooks a command runs and where their results go.</summary>
public static class RunPlan
{
    /// <summary>The name of the folder for results where none is named.</summary>
    public const string DefaultFolder = "executed";

    /// <summary>The jobs for one notebook, or for every notebook of a folder and its sub-folders in order of name.</summary>
    /// <param name="path">A notebook or a folder. Hidden folders, build folders and the output folder are passed over.</param>
    /// <param name="output">A folder; for one notebook also the name of the .ipynb or .html to write. Null for a folder <c>executed</c> beside the notebook or in the folder.</param>
    /// <param name="withPages">Whether an HTML page is written beside each executed notebook.</param>
    /// <param name="parameters">Values for parameters; in a folder each notebook takes those that it declares.</param>
    /// <exception cref="NotebookException">There is no such path, the folder has no notebooks, or no notebook declares a parameter.</exception>
    public static IReadOnlyList<NotebookJob> Of(string path, string? output, bool withPages, IReadOnlyList<Parameter> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(parameters);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
            return [One(full, output, withPages, parameters)];
        if (!Directory.Exists(full))
            throw new NotebookException($"There is no notebook or folder {path}. Check the name.");
        var target = Path.GetFullPath(output ?? Path.Combine(full, DefaultFolder));
        string[] notebooks = [.. Notebooks(new DirectoryInfo(full), target)];
        if (notebooks.Length == 0)
            throw new NotebookException($"The folder {path} has no notebooks (.ipynb or .dib).");
        var jobs = notebooks.Select(notebook =>
        {
            var name = Path.GetRelativePath(full, notebook);
            var executed = Path.Combine(target, Path.ChangeExtension(name, ".ipynb"));
            return new NotebookJob(notebook, name, executed, withPages ? Path.ChangeExtension(executed, ".html") : null, Declared(notebook, parameters));
        }).ToArray();
        if (jobs.GroupBy(job => job.Executed).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new NotebookException($"{string.Join(" and ", twice.Select(job => job.Name))} would both be written to {twice.Key}. Rename one.");
        if (parameters.FirstOrDefault(p => jobs.All(job => !job.Parameters.Contains(p))) is { } unknown)
            throw new NotebookException($"No notebook in {path} declares a parameter \"{unknown.Name}\" in a cell tagged parameters.");
        return jobs;
    }

    private static NotebookJob One(string notebook, string? output, bool withPages, IReadOnlyList<Parameter> parameters)
    {
        var name = Path.GetFileName(notebook);
        var ending = Path.GetExtension(output)?.ToLowerInvariant();
        if (ending is ".html")
            return new(notebook, name, null, Path.GetFullPath(output!), parameters);
        var executed = ending is ".ipynb"
            ? Path.GetFullPath(output!)
            : Path.Combine(output is null ? Path.Combine(Path.GetDirectoryName(notebook)!, DefaultFolder) : Path.GetFullPath(output), Path.ChangeExtension(name, ".ipynb"));
        return new(notebook, name, executed, withPages ? Path.ChangeExtension(executed, ".html") : null, parameters);
    }

    private static IEnumerable<string> Notebooks(DirectoryInfo folder, string target) =>
        folder.EnumerateFiles().Where(file => file.Extension.ToLowerInvariant() is ".ipynb" or ".dib" && !file.Name.StartsWith('.'))
            .Select(file => file.FullName).Order(StringComparer.Ordinal)
            .Concat(folder.EnumerateDirectories()
                .Where(inner => !inner.Name.StartsWith('.') && inner.Name is not ("bin" or "obj" or DefaultFolder) && inner.FullName != target)
                .OrderBy(inner => inner.Name, StringComparer.Ordinal)
                .SelectMany(inner => Notebooks(inner, target)));

    // A notebook that cannot be read says so when it is run.
    private static IReadOnlyList<Parameter> Declared(string notebook, IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count == 0)
            return [];
        try
        {
            var names = ParameterCell.Names(Notebook.Load(notebook)) ?? [];
            return [.. parameters.Where(parameter => names.Contains(parameter.Name))];
        }
        catch (NotebookException)
        {
            return [];
        }
    }
}
