using Plotly.NET;

namespace KpiLab.Notebooks.Display;

/// <summary>Gives the page plotly.js once: with the first chart of a session.</summary>
/// <remarks>
/// A saved notebook that is opened again draws its charts from what its outputs hold. So when the cell that brought plotly.js
/// runs again, which removes its outputs, it brings plotly.js again.
/// </remarks>
internal sealed class PlotlyLibrary
{
    private static readonly Lazy<MimeBundle> Script = new(Load);
    private readonly Lock gate = new();
    private string? carrier;

    /// <summary>The receiver of a cell's outputs, with plotly.js before the first chart where the page needs it.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="emit">Receives the outputs.</param>
    public Action<CellOutput> Attach(string code, Action<CellOutput> emit)
    {
        var brought = false;
        return output =>
        {
            if (!brought && HasChart(output))
            {
                lock (gate)
                    carrier ??= code;
                if (carrier == code)
                {
                    brought = true;
                    emit(new DisplayOutput(Script.Value));
                }
            }
            emit(output);
        };
    }

    private static bool HasChart(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data.Content.ContainsKey(MimeBundle.Plotly),
        ResultOutput result => result.Data.Content.ContainsKey(MimeBundle.Plotly),
        _ => false,
    };

    private static MimeBundle Load()
    {
        var assembly = typeof(GenericChart).Assembly;
        var name = assembly.GetManifestResourceNames().First(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        var script = reader.ReadToEnd().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        // A page with a module loader (the classic notebook has one) would take plotly.js for a module without a name.
        return MimeBundle.OfHtml(
            $"<script>if (!window.Plotly) {{ (function (define, module, exports) {{ {script}\n }}).call(window); }}</script>",
            "(plotly.js)");
    }
}
