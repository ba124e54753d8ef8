using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Display;

/// <summary>Hands values to the running cell, or to the console where there is none.</summary>
internal static class Show
{
    private static readonly SessionOptions Defaults = new();

    /// <summary>Shows a value under an id.</summary>
    public static void Emit(object? value, string? id, bool update)
    {
        var cell = CellScope.Current;
        var data = ObjectFormatter.Format(value, cell?.Options ?? Defaults);
        if (cell is not null)
            cell.Emit(new DisplayOutput(data, id, update));
        else
            Console.WriteLine(data.PlainText ?? data.Content.First().Value);
    }

    /// <summary>Shows a value that can be replaced.</summary>
    public static DisplayedValue New(object? value)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("n"));
        Emit(value, shown.Id, update: false);
        return shown;
    }
}
