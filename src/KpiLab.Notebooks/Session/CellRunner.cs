using KpiLab.Notebooks.Session.Directives;
using KpiLab.Notebooks.Session.Packages;

namespace KpiLab.Notebooks.Session;

/// <summary>Runs cells on the thread that calls, one after the other: their directives and their code.</summary>
internal sealed class CellRunner
{
    private readonly SessionOptions options;
    private readonly DirectiveList directives = new();
    private readonly Stack<string> imports = new();
    private readonly TrainingInterrupt training = new();
    private volatile CompiledCell? running;

    public CellRunner(SessionOptions options)
    {
        this.options = options;
        Compiler = new(Assemblies);
        Packages = new(options);
    }

    public CellAssemblies Assemblies { get; } = new();

    public CellCompiler Compiler { get; }

    public CellVariables Variables { get; } = new();

    public PackageRestore Packages { get; }

    public DirectiveList Directives => directives;

    /// <summary>The folder against which paths in the running cell resolve: that of the file being imported, or the session's.</summary>
    public string Folder => imports.Count > 0 ? Path.GetDirectoryName(imports.Peek())! : options.WorkingDirectory ?? Environment.CurrentDirectory;

    /// <summary>Runs a cell.</summary>
    /// <returns>The value of its trailing expression; null without one.</returns>
    public async Task<object?> RunAsync(CellScope scope, string code, string name)
    {
        object? value = null;
        var whenDone = new List<Action>();
        foreach (var part in CellPart.Divide(code, directives.HasBody))
        {
            scope.Interrupt.ThrowIfCancellationRequested();
            value = part switch
            {
                CodePart cSharp => await RunCodeAsync(scope, cSharp.Text, name),
                DirectivePart { Name: "#!csharp" or "#!c#" } cSharp => await RunAsync(scope, new string('\n', cSharp.Line) + cSharp.Body, name),
                DirectivePart call => await directives.Find(call, name).RunAsync(call, new(this, scope, name, whenDone)),
                _ => null,
            };
        }
        whenDone.ForEach(action => action());
        return value;
    }

    /// <summary>Runs the cells of a file as if they stood here.</summary>
    /// <exception cref="DirectiveException">The file imports itself.</exception>
    public async Task ImportAsync(CellScope scope, string path, IEnumerable<string> cells)
    {
        if (imports.Contains(path))
            throw new DirectiveException($"{path} imports itself: {string.Join(" → ", imports.Reverse().Append(path).Select(Path.GetFileName))}.");
        imports.Push(path);
        foreach (var cell in cells)
            await RunAsync(scope, cell, path);
        imports.Pop();
    }

    /// <summary>Makes a value known to cells under a name.</summary>
    public Task ShareAsync(CellScope scope, string name, object value, string type) =>
        RunCodeAsync(scope, $"{type} {name} = ({type})global::{typeof(Handover).FullName}.Take({Handover.Give(value)});", scope.Name);

    private async Task<object?> RunCodeAsync(CellScope scope, string code, string name)
    {
        // Off the cell's thread, whose waits an interrupt breaks: the compiler stops by its own means, and stays whole.
        var cell = await Task.Run(() => Compiler.Compile(code, name, scope.Interrupt), scope.Interrupt);
        Compiler.Accept(cell);
        if (cell.Entry is null)
            return null;
        running = cell;
        var value = await cell.Entry(Variables.Scripts);
        running = null;
        Variables.Add(cell.ScriptClass!, reachedEnd: true);
        return cell.HasResult ? value : null;
    }

    /// <summary>Stops what the running cell trains; called from another thread.</summary>
    public void StopTraining() => training.Cancel(Variables.Values(running?.ScriptClass));

    /// <summary>Lets the next cell train with what was stopped.</summary>
    public void AllowTraining() => training.Restore();

    /// <summary>Takes in what a cell left that did not reach its end: by an exception, or by an interrupt, after which its own code runs no more.</summary>
    public void Settle()
    {
        imports.Clear();
        if (running is { ScriptClass: { } scriptClass })
            Variables.Add(scriptClass, reachedEnd: false);
        running = null;
    }
}
