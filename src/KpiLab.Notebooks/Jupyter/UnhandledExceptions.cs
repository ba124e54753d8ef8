using System.Runtime.ExceptionServices;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>Keeps the kernel alive when a thread that a cell started ends by an exception: the cell shows it.</summary>
internal static class UnhandledExceptions
{
    /// <summary>Takes unhandled exceptions of this process from now on.</summary>
    public static void KeepRunning() => ExceptionHandling.SetUnhandledExceptionHandler(exception =>
    {
        Console.Error.WriteLine(string.Join('\n', CellError.Of(exception).Traceback));
        return true;
    });
}
