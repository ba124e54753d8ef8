using System.Collections;
using System.Reflection;

namespace KpiLab.Notebooks.Display;

/// <summary>Sequences, dictionaries and single objects as tables of their properties.</summary>
internal static class SequenceViews
{
    /// <summary>Elements of a sequence without a count that are counted before it is called long: it may have no end.</summary>
    private const int CountLimit = 10_000;

    /// <summary>The view of a sequence: a column for each property of its elements, or one of the elements.</summary>
    public static TableView Of(IEnumerable sequence, int rowLimit)
    {
        var shown = new List<object?>();
        long hidden = 0;
        foreach (var item in sequence)
        {
            if (shown.Count < rowLimit)
            {
                shown.Add(item);
                continue;
            }
            hidden++;
            if (CountOf(sequence) is { } count)
            {
                hidden = count - shown.Count;
                break;
            }
            if (hidden == CountLimit)
            {
                hidden = -hidden;
                break;
            }
        }
        var type = ElementType(sequence, shown);
        return Columns(type) is { Count: > 0 } columns
            ? new([.. columns.Select(column => (column.Name, ValueText.IsNumeric(column.Type)))],
                [.. shown.Select(item => columns.Select(column => item is null ? "" : Text(column.Get, item)).ToList())], hidden)
            : new([("value", ValueText.IsNumeric(type))], [.. shown.Select(item => new List<string> { ValueText.Of(item) })], hidden);
    }

    /// <summary>The view of one object: a row for each property; null where it has none.</summary>
    public static TableView? OfObject(object value) => Columns(value.GetType()) is { Count: > 0 } columns
        ? new([("", false), ("value", false)], [.. columns.Select(column => new List<string> { column.Name, Text(column.Get, value) })], 0)
        : null;

    private static long? CountOf(IEnumerable sequence) => sequence is ICollection collection
        ? collection.Count
        : sequence.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(ICollection<>) || open == typeof(IReadOnlyCollection<>)))
            ?.GetProperty("Count")?.GetValue(sequence) as int?;

    private static Type ElementType(IEnumerable sequence, List<object?> shown)
    {
        var declared = sequence.GetType().GetInterfaces().FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        var first = shown.OfType<object>().FirstOrDefault()?.GetType();
        return declared is null || declared == typeof(object) || declared.IsInterface ? first ?? declared ?? typeof(object) : declared;
    }

    private static List<(string Name, Type Type, Func<object, object?> Get)> Columns(Type type)
    {
        if (ValueText.IsSimple(type) || typeof(IEnumerable).IsAssignableFrom(type))
            return [];
        // The elements of a tuple are fields.
        var isTuple = type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) ?? false;
        return isTuple
            ? [.. type.GetFields().Select(field => (field.Name, field.FieldType, (Func<object, object?>)field.GetValue)).Take(TableView.ColumnLimit)]
            : [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
                .Select(property => (property.Name, property.PropertyType, (Func<object, object?>)property.GetValue)).Take(TableView.ColumnLimit)];
    }

    private static string Text(Func<object, object?> get, object item)
    {
        try
        {
            return ValueText.Of(get(item));
        }
        catch (TargetInvocationException e)
        {
            // A property that throws is no reason to show nothing of the others.
            return $"({e.InnerException!.GetType().Name}: {e.InnerException.Message})";
        }
    }
}
