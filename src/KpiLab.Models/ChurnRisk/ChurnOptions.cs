using System.Collections.Immutable;
using KpiLab.Measures;

namespace KpiLab.Models.ChurnRisk;

/// <summary>How a churn model is trained. The defaults suit a list of a few thousand to a million customers.</summary>
public sealed record ChurnOptions
{
    /// <summary>The learners that may take part.</summary>
    public ImmutableArray<ChurnLearner> Learners { get; init; } = [ChurnLearner.LogisticRegression, ChurnLearner.LightGbm, ChurnLearner.FastTree, ChurnLearner.FastForest];

    /// <summary>Folds of the assessment, 2 to 20: each is held out once from everything, the choice of settings included.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Folds inside the training rows, on which settings, weights and calibration are chosen.</summary>
    public int InnerFolds { get; init; } = 4;

    /// <summary>A column with the fold of each row, in place of folds drawn by the seed. It is no feature.</summary>
    public string? FoldColumn { get; init; }

    /// <summary>Same rows, options and seed, same model.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Columns that are no features.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>Columns that are kept though they look as if they know the answer.</summary>
    public ImmutableArray<string> Trust { get; init; } = [];

    /// <summary>True to stop at a column that knows the answer; false to set it aside and say so.</summary>
    public bool RefuseLeakage { get; init; }

    /// <summary>Most rows on which settings, weights and calibration are chosen, within the training rows of every fold as for the model itself: a stratified part, drawn by the seed. 1,000 or more.</summary>
    public int MostTunedRows { get; init; } = 20_000;

    /// <summary>Most rows on which the model is assessed: a stratified part, drawn by the seed; the model itself is trained on all rows. 1,000 or more.</summary>
    public int MostAssessedRows { get; init; } = 50_000;

    /// <summary>For a history: the day whose morning divides what the model may know from what it foretells. The last day that leaves a whole horizon, when not given.</summary>
    public DateOnly? SnapshotDate { get; init; }

    /// <summary>For a history: how far ahead leaving is foretold.</summary>
    public Period Horizon { get; init; } = Period.Months(3);

    /// <summary>For a history: how many snapshots, one horizon apart and the last at the snapshot date, are trained on together. Fewer where the history is shorter.</summary>
    public int Snapshots { get; init; } = 4;

    /// <summary>Told what is done, and how far it is.</summary>
    public IProgress<ChurnProgress>? Progress { get; init; }

    /// <summary>Stops the training, in the middle of a learner too.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far a training is.</summary>
/// <param name="Doing">What was just done.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps in all.</param>
public sealed record ChurnProgress(string Doing, int Done, int Total);
