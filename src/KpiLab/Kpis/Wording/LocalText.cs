namespace KpiLab.Kpis;

/// <summary>The same text in each language.</summary>
/// <param name="English">In English.</param>
/// <param name="Dutch">In Dutch.</param>
public sealed record LocalText(string English, string Dutch)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Dutch ? Dutch : English;

    /// <summary>The English text.</summary>
    public override string ToString() => English;
}
