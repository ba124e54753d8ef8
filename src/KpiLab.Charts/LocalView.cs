using KpiLab.Charts.Notebooks;
using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>A result, table, model, assessment or answer as a notebook shows it in a language; by itself each is shown in English.</summary>
/// <param name="Value">What is shown.</param>
/// <param name="Language">The language of its texts and numbers.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record LocalView(object Value, Language Language)
{
    /// <summary>The value in a language: <c>LocalView.Of(model, Language.Dutch)</c> as the last line of a cell.</summary>
    public static LocalView Of(object value, Language language)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, language);
    }
}
