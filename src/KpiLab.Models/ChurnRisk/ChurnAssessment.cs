using System.Collections.Immutable;
using System.Text.Json.Serialization;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Models.ChurnRisk;

/// <summary>How well a model foretells leaving, on rows that neither the learners nor the choice of settings had seen.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record ChurnAssessment
{
    /// <summary>Differences between models below this are noise at a few thousand customers, in area under the curve and in log loss alike.</summary>
    public const double Noise = 0.003;

    /// <summary>Rows that were held out once: all of the table, or of a large one a stratified part.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that the assessed model itself is trained on.</summary>
    public required int TrainedRows { get; init; }

    /// <summary>Rows on which its settings, weights and calibration were chosen: all that it is trained on, or of many a stratified part. In every fold the same is done within the training rows.</summary>
    public required int TunedRows { get; init; }

    /// <summary>Share of them that left.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Area under the ROC curve: the probability that who left had the higher risk. 0.5 is chance, 1 perfect.</summary>
    public required FoldMetric RocAuc { get; init; }

    /// <summary>Area under the precision-recall curve (average precision). The base rate is chance.</summary>
    public required FoldMetric PrAuc { get; init; }

    /// <summary>Mean −ln(probability given to what happened), in nats; lower is better.</summary>
    public required FoldMetric LogLoss { get; init; }

    /// <summary>Mean squared difference between probability and outcome; lower is better.</summary>
    public required FoldMetric Brier { get; init; }

    /// <summary>Share of leavers among the tenth with the highest risk ÷ the share among all.</summary>
    public required FoldMetric TopDecileLift { get; init; }

    /// <summary>Slope of the outcome's log-odds on the predicted ones: 1 is right, below 1 the probabilities are too extreme, above 1 too timid.</summary>
    public required double CalibrationSlope { get; init; }

    /// <summary>Intercept of the same line: 0 is right.</summary>
    public required double CalibrationIntercept { get; init; }

    /// <summary>Predicted and observed shares by tenth of predicted risk.</summary>
    public required ImmutableArray<CalibrationBin> Calibration { get; init; }

    /// <summary>The model beside knowing only the base rate.</summary>
    public required BaselineComparison BaseRateOnly { get; init; }

    /// <summary>The model beside the best rule on one column, chosen inside the same training folds.</summary>
    public required BaselineComparison OneRule { get; init; }

    /// <summary>The held-out rows: their risk when held out, and what happened; for profit curves and charts.</summary>
    public required ImmutableArray<HeldOutCustomer> HeldOut { get; init; }

    /// <summary>In sentences: what the numbers say, and whether the model is of use.</summary>
    [JsonIgnore]
    public ImmutableArray<LocalText> Verdict => ChurnVerdict.Of(this);
}

/// <summary>A tenth of the held-out rows by predicted risk.</summary>
/// <param name="Predicted">Mean predicted probability.</param>
/// <param name="Observed">Share that left.</param>
/// <param name="N">Rows.</param>
/// <param name="Interval">Wilson interval of the observed share.</param>
public sealed record CalibrationBin(double Predicted, double Observed, int N, ConfidenceInterval Interval);

/// <summary>The model beside something simpler.</summary>
/// <param name="Name">What it is compared with.</param>
/// <param name="RocAuc">Mean area under the ROC curve of the simpler one.</param>
/// <param name="LogLoss">Pooled log loss of the simpler one.</param>
/// <param name="Gain">How much lower the model's log loss is, mean over folds, with its interval.</param>
public sealed record BaselineComparison(LocalText Name, double RocAuc, double LogLoss, FoldMetric Gain)
{
    /// <summary>True when the model's log loss is lower by more than noise and the interval of the gain lies above 0.</summary>
    public bool ModelIsBetter => Gain.Mean > 0 && Gain.Interval is { Low: > 0 };
}

/// <summary>A customer of the assessment.</summary>
/// <param name="Row">Row in the table, 0-based.</param>
/// <param name="Fold">The fold in which it was held out.</param>
/// <param name="Probability">Predicted by the model that had not seen it.</param>
/// <param name="Left">What happened.</param>
public readonly record struct HeldOutCustomer(int Row, int Fold, double Probability, bool Left);
