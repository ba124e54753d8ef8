using System.Collections.Immutable;
using System.Text.Json;

namespace KpiLab.Notebooks.Documents;

/// <summary>A notebook document: cells in order and metadata. Immutable.</summary>
/// <remarks>Read from .ipynb (nbformat 4.0 to 4.5) and .dib; written as .ipynb (nbformat 4.5) and .dib. Metadata that KpiLab does not know is kept.</remarks>
public sealed record Notebook
{
    private static readonly string[] KernelNames = ["kpilab", ".net-csharp", "csharp"];
    private static readonly string[] LanguageNames = ["C#", "csharp", "c#"];

    /// <summary>The cells.</summary>
    public required ImmutableArray<Cell> Cells { get; init; }

    /// <summary>The metadata object as it stands in the file.</summary>
    public JsonElement Metadata { get; init; } = Cell.NoMetadata;

    /// <summary>The name of the kernel that the notebook asks for; null where it names none.</summary>
    public string? KernelName => Text("kernelspec", "name");

    /// <summary>The language that the notebook is written in; null where it names none.</summary>
    public string? Language => Text("language_info", "name") ?? Text("kernelspec", "language");

    /// <summary>True when its own language is C#, or when it names neither a kernel nor a language.</summary>
    public bool IsCSharp => KernelName is { } kernel && KernelNames.Contains(kernel, StringComparer.Ordinal)
        || (Language is { } language ? LanguageNames.Contains(language, StringComparer.Ordinal) : KernelName is null);

    /// <summary>The title: the first heading of the first Markdown cell that has one; null where there is none.</summary>
    public string? Title => Cells.Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <summary>Reads a notebook file, by its ending .ipynb or .dib.</summary>
    /// <exception cref="NotebookException">The file is missing, is not a notebook, or has a format that is too old or too new.</exception>
    public static Notebook Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new NotebookException($"There is no notebook {path}. Check the name.");
        var text = File.ReadAllText(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => IpynbReader.Read(text, Path.GetFileName(path)),
            ".dib" => DibFile.Read(text),
            var ending => throw new NotebookException($"{path} is not a notebook: its name ends in \"{ending}\", not in .ipynb or .dib."),
        };
    }

    /// <summary>Writes the notebook to a file, by its ending as .ipynb or .dib. The file is complete or as it was: never half written.</summary>
    /// <exception cref="NotebookException">The name ends in something else.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        WholeFile.Write(path, Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".ipynb" => IpynbWriter.Write(this),
            ".dib" => DibFile.Write(this),
            var ending => throw new NotebookException($"{path}: a notebook is written as .ipynb or .dib, not as \"{ending}\"."),
        });
    }

    private string? Text(string part, string name) =>
        Metadata.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object
            && found.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
