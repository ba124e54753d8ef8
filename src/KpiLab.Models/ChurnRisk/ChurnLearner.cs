namespace KpiLab.Models.ChurnRisk;

/// <summary>A learner of ML.NET that churn risk may use. Which of them are used, and how they are weighed, cross-validation decides.</summary>
public enum ChurnLearner
{
    /// <summary>Logistic regression by L-BFGS with a ridge penalty, with and without lines that bend at quantiles.</summary>
    LogisticRegression,

    /// <summary>Boosted trees, leaf-wise (Ke et al. 2017).</summary>
    LightGbm,

    /// <summary>Boosted trees, MART (Friedman 2001).</summary>
    FastTree,

    /// <summary>Random forest (Breiman 2001).</summary>
    FastForest,
}
