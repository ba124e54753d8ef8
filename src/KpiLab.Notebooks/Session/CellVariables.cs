using System.Reflection;

namespace KpiLab.Notebooks.Session;

/// <summary>The scripts that a session has run, and their fields, which are its variables.</summary>
internal sealed class CellVariables
{
    private readonly Dictionary<string, (object Script, FieldInfo Field)> byName = [];
    private readonly Lock gate = new();
    private object?[] scripts = new object?[64];

    /// <summary>The array in which the compiler's code finds the earlier scripts, with room for one more.</summary>
    public object?[] Scripts
    {
        get
        {
            if (scripts[^2] is not null)
                Array.Resize(ref scripts, scripts.Length * 2);
            return scripts;
        }
    }

    /// <summary>The variables by name, as they stand.</summary>
    public IReadOnlyList<SessionVariable> List()
    {
        lock (gate)
            return [.. byName.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new SessionVariable(pair.Key, pair.Value.Field.FieldType, pair.Value.Field.GetValue(pair.Value.Script)))];
    }

    /// <summary>The values of the session's variables, and of those that a script has set so far which still runs.</summary>
    /// <param name="running">The class of the running script; null where none runs.</param>
    public IReadOnlyList<object?> Values(Type? running)
    {
        lock (gate)
        {
            var values = byName.Values.Select(variable => variable.Field.GetValue(variable.Script));
            return running is not null && Array.FindLast(scripts, script => script?.GetType() == running) is { } script
                ? [.. values, .. FieldsOf(running).Select(field => field.GetValue(script))]
                : [.. values];
        }
    }

    /// <summary>Takes in the variables of a script that ran.</summary>
    /// <param name="scriptClass">The script's class.</param>
    /// <param name="reachedEnd">Whether it ran to its end. Where it did not, a variable that it declares again but never set keeps its value.</param>
    public void Add(Type scriptClass, bool reachedEnd)
    {
        if (Array.FindLast(scripts, script => script?.GetType() == scriptClass) is not { } script)
            return;
        lock (gate)
        {
            foreach (var field in FieldsOf(scriptClass))
            {
                if (!reachedEnd && byName.TryGetValue(field.Name, out var earlier) && earlier.Field.FieldType == field.FieldType && !field.IsInitOnly && IsUnset(field, script))
                    field.SetValue(script, earlier.Field.GetValue(earlier.Script));
                byName[field.Name] = (script, field);
            }
        }
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type scriptClass) =>
        scriptClass.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(field => !field.Name.StartsWith('<'));

    private static bool IsUnset(FieldInfo field, object script)
    {
        var value = field.GetValue(script);
        return value is null || (field.FieldType.IsValueType && value.Equals(Activator.CreateInstance(field.FieldType)));
    }
}
