using System.Collections;
using System.Reflection;

namespace KpiLab.Notebooks.Session;

/// <summary>Stops the trainings of ML.NET that a cell runs: they take no token and hear only of their context's cancellation.</summary>
/// <remarks>
/// By name, because the session needs no ML.NET. A context stays cancelled for good, and what was made from it too; so when the cell
/// has ended the mark is taken back, and the next cell can train with the same context.
/// </remarks>
internal sealed class TrainingInterrupt
{
    private const string ContextType = "Microsoft.ML.MLContext";
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly List<object> cancelled = [];

    /// <summary>Cancels what runs in the contexts among some values.</summary>
    public void Cancel(IEnumerable<object?> values)
    {
        foreach (var context in values.OfType<object>().Where(value => value.GetType().FullName == ContextType).Distinct().ToList())
        {
            context.GetType().GetMethod("CancelExecution", Any, [])?.Invoke(context, null);
            lock (cancelled)
                cancelled.Add(context);
        }
    }

    /// <summary>Makes the cancelled contexts usable again.</summary>
    public void Restore()
    {
        lock (cancelled)
        {
            foreach (var context in cancelled)
                Restore(context.GetType().GetField("_env", Any)?.GetValue(context));
            cancelled.Clear();
        }
    }

    /// <summary>Takes the mark from a host and from those made by it, which it knows by weak references.</summary>
    private static void Restore(object? host)
    {
        for (var type = host?.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty("IsCanceled", Any | BindingFlags.DeclaredOnly) is not { CanWrite: true } isCancelled)
                continue;
            isCancelled.SetValue(host, false);
            if (type.GetField("_children", Any)?.GetValue(host) is IEnumerable children)
                foreach (var child in children.Cast<object>().ToList())
                    Restore(Target(child));
            return;
        }
    }

    private static object? Target(object reference)
    {
        object?[] arguments = [null];
        return reference.GetType().GetMethod("TryGetTarget")?.Invoke(reference, arguments) is true ? arguments[0] : null;
    }
}
