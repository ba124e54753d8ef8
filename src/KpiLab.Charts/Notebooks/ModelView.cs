using KpiLab.Charts.Plots;
using KpiLab.Kpis;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of a model: its name, what it means in words, its numbers as a table, and how it was found.</summary>
/// <param name="Name">The model.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Meaning">In words; empty where there is nothing to say.</param>
/// <param name="Table">Its numbers.</param>
/// <param name="Hidden">Rows of the table that are not shown.</param>
/// <param name="Notes">What else there is to know.</param>
internal sealed record ModelView(string Name, string Evidence, string Meaning, PlotTable Table, int Hidden, IReadOnlyList<string> Notes)
{
    /// <summary>One svg element; empty where there is no drawing.</summary>
    public string Drawing { get; init; } = "";

    /// <summary>The view of a model or of what comes of one; null for anything else.</summary>
    public static ModelView? Of(object value, Language language) => new FittedView(language).Of(value) ?? new ChurnView(language).Of(value);
}
