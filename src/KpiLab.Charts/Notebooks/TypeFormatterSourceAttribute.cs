namespace KpiLab.Charts.Notebooks;

/// <summary>Tells a notebook engine who shows a type. Engines find it by its name and that of its properties, so that no reference to one is needed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type whose method CreateTypeFormatters gives the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What is shown where the notebook does not ask for anything else.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}
