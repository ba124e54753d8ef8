namespace KpiLab.Models.Survival;

/// <summary>The function of time against which a coefficient's constancy is tested.</summary>
public enum TimeTransform
{
    /// <summary>1 - the Kaplan-Meier curve just before: losses spread evenly, no time dominates. R's default.</summary>
    KaplanMeier,

    /// <summary>Time itself.</summary>
    Identity,
}
