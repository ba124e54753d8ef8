using System.Text.Json;
using KpiLab.Charts;

namespace KpiLab.Notebooks.Display;

/// <summary>Gives the page plotly.js once: with the first chart of a session, and the whole of it with the first that the basic part cannot draw.</summary>
/// <remarks>
/// A saved notebook that is opened again draws its charts from what its outputs hold. So when the cell that brought plotly.js
/// runs again, which removes its outputs, it brings plotly.js again. Front ends that say which cell they run are believed, so that
/// the cell may have been edited; with others it is known by its code.
/// </remarks>
internal sealed class PlotlyLibrary
{
    // A page with a module loader (the classic notebook has one) would take plotly.js for a module without a name.
    private static readonly Lazy<MimeBundle> Basic = new(() => Script(PlotlyScript.Basic, "!window.Plotly", ""));
    private static readonly Lazy<MimeBundle> Full = new(() => Script(PlotlyScript.Full, "!window.Plotly || !window.Plotly.kpilabFull", "window.Plotly.kpilabFull = true;"));

    /// <summary>What the basic bundle draws. A trace without a type is a scatter.</summary>
    private static readonly string[] BasicTraces = ["scatter", "bar", "pie"];

    private readonly Lock gate = new();
    private string? basicCarrier;
    private string? fullCarrier;

    /// <summary>The receiver of a cell's outputs, with plotly.js before the first chart where the page needs it.</summary>
    /// <param name="cell">What tells the cell from others: the front end's id for it, or its code.</param>
    /// <param name="emit">Receives the outputs.</param>
    public Action<CellOutput> Attach(string cell, Action<CellOutput> emit)
    {
        var (broughtBasic, broughtFull) = (false, false);
        return output =>
        {
            if (FigureOf(output) is { } figure)
            {
                // Where the page has the whole, it has the basic part in it.
                if (fullCarrier is not null || !IsBasic(figure))
                    Bring(ref fullCarrier, ref broughtFull, Full);
                else
                    Bring(ref basicCarrier, ref broughtBasic, Basic);
            }
            emit(output);
        };

        void Bring(ref string? carrier, ref bool brought, Lazy<MimeBundle> script)
        {
            lock (gate)
                carrier ??= cell;
            if (brought || carrier != cell)
                return;
            brought = true;
            emit(new DisplayOutput(script.Value));
        }
    }

    private static string? FigureOf(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data.Content.GetValueOrDefault(MimeBundle.Plotly),
        ResultOutput result => result.Data.Content.GetValueOrDefault(MimeBundle.Plotly),
        _ => null,
    };

    private static bool IsBasic(string figureJson)
    {
        using var figure = JsonDocument.Parse(figureJson);
        return !figure.RootElement.TryGetProperty("data", out var traces) || traces.EnumerateArray().All(trace =>
            !trace.TryGetProperty("type", out var type) || BasicTraces.Contains(type.GetString()));
    }

    private static MimeBundle Script(string library, string condition, string after) => MimeBundle.OfHtml(
        $"<script>if ({condition}) {{ (function (define, module, exports) {{ {library.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}\n }}).call(window); {after} }}</script>",
        "(plotly.js)");
}
