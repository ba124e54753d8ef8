namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>A learner with its settings, as cross-validation compares them.</summary>
/// <param name="Kind">The learner.</param>
internal abstract record LearnerSetting(ChurnLearner Kind)
{
    /// <summary>In words, for the report.</summary>
    public abstract string Name { get; }

    /// <summary>The settings that are tried for some learners: few, because differences between near settings are noise.</summary>
    public static IReadOnlyList<LearnerSetting> For(IEnumerable<ChurnLearner> learners)
    {
        var wanted = learners.ToHashSet();
        return [.. All.Where(setting => wanted.Contains(setting.Kind))];
    }

    private static readonly LearnerSetting[] All =
    [
        new LogisticSetting(Bends: false, L2: 1),
        new LogisticSetting(Bends: true, L2: 4),
        new TreeSetting(ChurnLearner.LightGbm, Leaves: 4, Trees: 400, LearningRate: 0.05, LeafRows: 30, Repeats: 3),
        new TreeSetting(ChurnLearner.LightGbm, Leaves: 12, Trees: 200, LearningRate: 0.05, LeafRows: 30),
        new TreeSetting(ChurnLearner.FastTree, Leaves: 4, Trees: 300, LearningRate: 0.06, LeafRows: 30),
        new TreeSetting(ChurnLearner.FastForest, Leaves: 32, Trees: 80, LearningRate: 1, LeafRows: 15),
    ];
}

/// <summary>Logistic regression.</summary>
/// <param name="Bends">True when lines may bend at quantiles.</param>
/// <param name="L2">Ridge penalty on the weights of slots scaled to standard deviation 1.</param>
internal sealed record LogisticSetting(bool Bends, double L2) : LearnerSetting(ChurnLearner.LogisticRegression)
{
    public override string Name => Bends ? "logistic regression with bends" : "logistic regression";
}

/// <summary>Trees, boosted or in a forest.</summary>
/// <param name="Kind">The learner.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Trees">Most trees; of boosted trees, cross-validation says how many of them are kept.</param>
/// <param name="LearningRate">What each tree's values are multiplied by.</param>
/// <param name="LeafRows">Fewest training rows in a leaf.</param>
/// <param name="Repeats">How many are trained with seeds of their own and averaged; the draws of rows and columns then matter less.</param>
internal sealed record TreeSetting(ChurnLearner Kind, int Leaves, int Trees, double LearningRate, int LeafRows, int Repeats = 1) : LearnerSetting(Kind)
{
    public bool Boosted => Kind != ChurnLearner.FastForest;

    public override string Name => $"{(Kind switch { ChurnLearner.LightGbm => "LightGBM", ChurnLearner.FastTree => "FastTree", _ => "FastForest" })}, {(Repeats > 1 ? $"{Repeats} × " : "")}{Trees} trees of {Leaves} leaves";
}
