using System.Diagnostics.CodeAnalysis;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Display;

/// <summary>Functions that every cell can call by their bare name.</summary>
public static class Notebook
{
    /// <summary>Shows a value as the result of a cell is shown.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>What was shown, to replace it later.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks use.")]
    public static DisplayedValue display(object? value) => Show.New(value);

    /// <summary>Shows a value under a name, or replaces what was shown under it.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="display_id">The name.</param>
    /// <param name="update">Whether to replace and not to show anew.</param>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks use.")]
    [SuppressMessage("Naming", "CA1707", Justification = "The name that notebooks use.")]
    public static DisplayedValue display(object? value, string display_id, bool update = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(display_id);
        Show.Emit(value, display_id, update);
        return new(display_id);
    }

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that replacing one does not flicker.</param>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that notebooks use.")]
    [SuppressMessage("Naming", "CA1707", Justification = "The name that notebooks use.")]
    public static void clear_output(bool wait = false) => CellScope.Current?.Emit(new ClearOutput(wait));

    /// <summary>Asks the person at the keyboard for a line.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    public static string GetInput(string prompt = "") => Ask(prompt, isPassword: false);

    /// <summary>Asks the person at the keyboard for a secret, which is not shown while it is typed and is not stored in the notebook.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    public static string GetPassword(string prompt = "") => Ask(prompt, isPassword: true);

    private static string Ask(string prompt, bool isPassword) =>
        (CellScope.Current ?? throw new InvalidOperationException("Only a cell of a notebook can ask.")).Ask(new(prompt, isPassword));
}
