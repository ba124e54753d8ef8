using KpiLab.Statistics;

namespace KpiLab.Models.ChurnRisk;

/// <summary>What a feature is worth to the model: how far the area under the ROC curve falls on held-out rows when the feature's values are shuffled among them (Breiman 2001).</summary>
/// <param name="Feature">The column; of a history, what several columns tell of one thing (its level, its change) together.</param>
/// <param name="AucLoss">Mean fall over the folds; 0 or below is no use.</param>
/// <param name="Interval">The t interval over folds.</param>
/// <param name="LogLossGain">Mean rise of the log loss, which tells apart what ranks alike.</param>
public sealed record FeatureImportance(string Feature, double AucLoss, ConfidenceInterval? Interval, double LogLossGain);
