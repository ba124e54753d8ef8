using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace KpiLab.Notebooks.Display;

/// <summary>Formatters that come with a type: by its attribute, or registered by a package or a cell.</summary>
/// <remarks>
/// A type may carry an attribute named <c>TypeFormatterSourceAttribute</c> with the property FormatterSourceType. An object of that
/// type has a method CreateTypeFormatters, which returns objects with MimeType and Format(object, TextWriter). Names count, not
/// assemblies, so that a library needs no reference to a notebook engine.
/// </remarks>
internal static class TypeFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<(string MimeType, MethodInfo Format, object Formatter)>> Known = [];

    /// <summary>The representations that the value's own formatters make; null where it has none.</summary>
    public static MimeBundle? Format(object value)
    {
        var entries = Known.GetValue(value.GetType(), Find)
            .Select(formatter => (formatter.MimeType, Text: Write(formatter, value)))
            .Where(entry => entry.Text is not null).Select(entry => KeyValuePair.Create(entry.MimeType, entry.Text!))
            .ToList();
        if (entries.Count == 0)
            entries = [.. Registered(value.GetType()).Select(mimeType => KeyValuePair.Create(mimeType, value.ToDisplayString(mimeType)))];
        if (entries.Count == 0)
            return null;
        if (entries.TrueForAll(entry => entry.Key != MimeBundle.Plain))
            entries.Add(KeyValuePair.Create(MimeBundle.Plain, ValueText.Of(value)));
        return new(entries);
    }

    /// <summary>MIME types for which a cell or package has registered a formatter of the type.</summary>
    private static IEnumerable<string> Registered(Type type) => Formatter.RegisteredFormatters(includeDefaults: false)
        .Where(formatter => formatter.Type.IsAssignableFrom(type)).Select(formatter => formatter.MimeType).Distinct();

    private static List<(string MimeType, MethodInfo Format, object Formatter)> Find(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            var attribute = current.GetCustomAttributes(inherit: false).FirstOrDefault(attribute => attribute.GetType().Name == AttributeName);
            if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
                continue;
            var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
            var formatters = sourceType.GetMethod("CreateTypeFormatters", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.Invoke(source, null) as System.Collections.IEnumerable;
            return [.. (formatters ?? Array.Empty<object>()).Cast<object>().Select(Read).OfType<(string, MethodInfo, object)>()];
        }
        return [];
    }

    private static (string, MethodInfo, object)? Read(object formatter)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return formatter.GetType().GetProperty("MimeType", Any)?.GetValue(formatter) is string mimeType
            && formatter.GetType().GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]) is { } format
            ? (mimeType, format, formatter)
            : null;
    }

    /// <summary>What a formatter writes; null where it says that it does not know this value.</summary>
    private static string? Write((string MimeType, MethodInfo Format, object Formatter) formatter, object value)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        return formatter.Format.Invoke(formatter.Formatter, [value, writer]) is false ? null : writer.ToString();
    }
}
