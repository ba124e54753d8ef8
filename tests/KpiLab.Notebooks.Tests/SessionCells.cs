using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Tests;

/// <summary>A session for one test, with what its cells have shown.</summary>
public abstract class SessionCells : IAsyncLifetime
{
    protected CSharpSession Session { get; } = new(new() { WorkingDirectory = Path.GetTempPath() });

    protected List<CellOutput> Outputs { get; } = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<CellResult> Run(string code, CancellationToken interrupt = default)
    {
        lock (Outputs)
            Outputs.Clear();
        return await Session.RunAsync(code, output =>
        {
            lock (Outputs)
                Outputs.Add(output);
        }, interrupt);
    }

    /// <summary>The plain text of the value of a cell that must succeed.</summary>
    protected async Task<string?> Value(string code)
    {
        var result = await Run(code);
        Assert.Null(result.Error);
        return result.Value?.PlainText;
    }

    protected string Text(StreamName stream)
    {
        lock (Outputs)
            return string.Concat(Outputs.OfType<StreamOutput>().Where(output => output.Name == stream).Select(output => output.Text));
    }
}
