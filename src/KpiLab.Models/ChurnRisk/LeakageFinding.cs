using KpiLab.Kpis;

namespace KpiLab.Models.ChurnRisk;

/// <summary>A column that seems to know who left: it was filled in after the fact, or is the answer in other words.</summary>
/// <param name="Column">The column.</param>
/// <param name="RocAuc">How well it alone tells leavers from stayers, 0.5 to 1.</param>
/// <param name="Evidence">One sentence with the numbers.</param>
public sealed record LeakageFinding(string Column, double RocAuc, LocalText Evidence)
{
    /// <summary>That it was set aside, and why.</summary>
    internal LocalText SetAside => new($"\"{Column}\" was set aside because it knows the answer. {Evidence.English}", $"\"{Column}\" is terzijde gelegd omdat ze het antwoord al kent. {Evidence.Dutch}");
}
