using System.Collections.Immutable;
using System.Globalization;

namespace KpiLab.Models.ChurnRisk;

/// <summary>Why a customer has its risk.</summary>
/// <remarks>
/// Exact: <see cref="AverageLogOdds"/> + Σ <see cref="ChurnReason.LogOdds"/> = <see cref="LogOdds"/> = ln(p ÷ (1 − p)), after calibration.
/// Contributions of trees are Shapley values (Lundberg, Erion, Lee 2018), those of logistic regression weight × (value − mean).
/// They say what the model looks at, not what would happen if the value were changed.
/// </remarks>
/// <param name="Row">Row in the table, 0-based.</param>
/// <param name="Probability">The probability to leave.</param>
/// <param name="LogOdds">Its log-odds.</param>
/// <param name="AverageLogOdds">The log-odds of an average customer of the training rows.</param>
/// <param name="Reasons">All features, the strongest first.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record ChurnReasons(int Row, double Probability, double LogOdds, double AverageLogOdds, ImmutableArray<ChurnReason> Reasons);

/// <summary>What one feature does to the risk of one customer.</summary>
/// <param name="Feature">The column.</param>
/// <param name="Value">The customer's value as text; null where it is missing.</param>
/// <param name="LogOdds">Added to the log-odds of an average customer: above 0 raises the risk.</param>
public sealed record ChurnReason(string Feature, string? Value, double LogOdds)
{
    /// <summary>What the odds are multiplied by: e to the power of <see cref="LogOdds"/>.</summary>
    public double OddsFactor => Math.Exp(LogOdds);

    /// <summary>As a sentence part: tenure = 2 (odds × 1.8).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Feature} = {Value ?? "empty"} (odds × {OddsFactor:0.0#})");
}
