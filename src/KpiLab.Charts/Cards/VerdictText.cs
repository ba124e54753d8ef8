using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Cards;

/// <summary>A verdict as a word with a mark, so that no reader needs the colour.</summary>
public static class VerdictText
{
    /// <summary>✓ good, ○ fair, ! needs action, – not rated.</summary>
    public static string Of(Verdict verdict, Language language) => (verdict, language) switch
    {
        (Verdict.Good, Language.Dutch) => "✓ goed",
        (Verdict.Good, _) => "✓ good",
        (Verdict.Fair, Language.Dutch) => "○ redelijk",
        (Verdict.Fair, _) => "○ fair",
        (Verdict.Poor, Language.Dutch) => "! actie nodig",
        (Verdict.Poor, _) => "! needs action",
        (_, Language.Dutch) => "– niet beoordeeld",
        _ => "– not rated",
    };

    internal static string ClassOf(Verdict verdict) => verdict switch
    {
        Verdict.Good => "good",
        Verdict.Fair => "fair",
        Verdict.Poor => "poor",
        _ => "unrated",
    };
}
