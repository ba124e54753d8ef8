using System.Runtime.CompilerServices;
using KpiLab.Models.ChurnRisk.Features;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>Trains a learner of ML.NET and takes out what it learned: trees or weights, so that scoring, explaining and saving need nothing of ML.NET and are the same on every machine.</summary>
/// <remarks>One thread, fixed seeds and LightGBM's deterministic mode: the same rows give the same model.</remarks>
internal static class Trainer
{
    // Above this many rows the draws matter little, and one training is enough.
    private const int MostRepeatedRows = 10_000;

    public static Scorer Fit(LearnerSetting setting, DesignMatrix data, int seed, CancellationToken cancellation)
    {
        if (setting is not TreeSetting { Repeats: > 1 } repeated)
            return Once(setting, data, seed, cancellation);
        var repeats = data.Rows <= MostRepeatedRows ? repeated.Repeats : 1;
        return TreeEnsemble.Mean([.. Enumerable.Range(0, repeats).Select(r => (TreeEnsemble)Once(setting, data, seed + r, cancellation))]);
    }

    private static Scorer Once(LearnerSetting setting, DesignMatrix data, int seed, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var context = new MLContext(seed);
        using var stop = cancellation.Register(() => CancelExecution(context));
        try
        {
            return setting switch
            {
                LogisticSetting logistic => Logistic(context, logistic, data),
                TreeSetting { Kind: ChurnLearner.LightGbm } trees => LightGbm(context, trees, data, seed),
                TreeSetting { Kind: ChurnLearner.FastTree } trees => FastTree(context, trees, data, seed),
                TreeSetting trees => FastForest(context, trees, data, seed),
                _ => throw new NotSupportedException(setting.Name),
            };
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && (e is OperationCanceledException or AggregateException))
        {
            // ML.NET reports a stop in several ways.
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    // ML.NET's own AutoML stops a trial by this method, which is not public; without it a learner on a million rows goes on for minutes.
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void CancelExecution(MLContext context);

    private static LinearScorer Logistic(MLContext context, LogisticSetting setting, DesignMatrix data)
    {
        var width = setting.Bends ? data.Space.SlotCount : data.Space.ValueSlots;
        var (means, spreads) = (new double[width], new double[width]);
        for (var slot = 0; slot < width; slot++)
            (means[slot], spreads[slot]) = MeanAndSpread(data.Slot(slot));
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0, L2Regularization = (float)setting.L2, OptimizationTolerance = 1e-7f, HistorySize = 20, NumberOfThreads = 1, MaximumNumberOfIterations = 200,
        });
        // Kept in memory, because every round of the optimiser reads all rows.
        var scaled = context.Data.Cache(Rows(context, data, width, (row, slot) => (float)((data[row, slot] - means[slot]) / spreads[slot])));
        var learned = trainer.Fit(scaled).Model.SubModel;
        double bias = learned.Bias;
        var weights = new double[width];
        for (var slot = 0; slot < width; slot++)
        {
            weights[slot] = learned.Weights[slot] / spreads[slot];
            bias -= weights[slot] * means[slot];
        }

        return new(bias, weights, means);
    }

    private static TreeEnsemble LightGbm(MLContext context, TreeSetting setting, DesignMatrix data, int seed)
    {
        var trainer = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = setting.Trees, NumberOfLeaves = setting.Leaves, LearningRate = setting.LearningRate, MinimumExampleCountPerLeaf = setting.LeafRows,
            NumberOfThreads = 1, Seed = seed, Deterministic = true, ForceColumnWise = true, Silent = true, Verbose = false, Sigmoid = 1, UseCategoricalSplit = false, HandleMissingValue = false,
            Booster = new GradientBooster.Options { L2Regularization = 10, FeatureFraction = 0.5, SubsampleFraction = 0.8, SubsampleFrequency = 1 },
        });
        var learned = trainer.Fit(Rows(context, data)).Model.SubModel.TrainedTreeEnsemble;
        return Trees(learned.Bias, learned.TreeWeights, learned.Trees, data);
    }

    private static TreeEnsemble FastTree(MLContext context, TreeSetting setting, DesignMatrix data, int seed)
    {
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = setting.Trees, NumberOfLeaves = setting.Leaves, LearningRate = setting.LearningRate, MinimumExampleCountPerLeaf = setting.LeafRows,
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, FeatureFraction = 0.5, BaggingSize = 0, MaximumBinCountPerFeature = 128,
        });
        var learned = trainer.Fit(Rows(context, data)).Model.SubModel.TrainedTreeEnsemble;
        return Trees(learned.Bias, learned.TreeWeights, learned.Trees, data);
    }

    private static TreeEnsemble FastForest(MLContext context, TreeSetting setting, DesignMatrix data, int seed)
    {
        var trainer = context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            NumberOfTrees = setting.Trees, NumberOfLeaves = setting.Leaves, MinimumExampleCountPerLeaf = setting.LeafRows,
            NumberOfThreads = 1, Seed = seed, FeatureSelectionSeed = seed, FeatureFraction = 1, FeatureFractionPerSplit = 0.3, MaximumBinCountPerFeature = 128,
        });
        var learned = trainer.Fit(Rows(context, data)).Model.TrainedTreeEnsemble;
        return Trees(learned.Bias, learned.TreeWeights, learned.Trees, data);
    }

    private static IDataView Rows(MLContext context, DesignMatrix data) => Rows(context, data, data.Space.ValueSlots, (row, slot) => data[row, slot]);

    // One example is handed out again and again with the values of the next row: trainers copy what they keep.
    private static IDataView Rows(MLContext context, DesignMatrix data, int width, Func<int, int, float> value)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        return context.Data.LoadFromEnumerable(Examples(), schema);

        IEnumerable<Example> Examples()
        {
            var example = new Example { Features = new float[width] };
            for (var row = 0; row < data.Rows; row++)
            {
                for (var slot = 0; slot < width; slot++)
                    example.Features[slot] = value(row, slot);
                example.Label = data.Left[row];
                yield return example;
            }
        }
    }

    private static TreeEnsemble Trees(double bias, IReadOnlyList<double> weights, IReadOnlyList<RegressionTreeBase> learned, DesignMatrix data)
    {
        var trees = new List<Tree>(learned.Count + 1);
        if (bias != 0)
            trees.Add(new([], [], [], [], [bias], [data.Rows]));
        for (var t = 0; t < learned.Count; t++)
        {
            var (tree, weight) = (learned[t], weights[t]);
            if (tree.NumberOfNodes == 0)
                trees.Add(new([], [], [], [], [tree.LeafValues.Count > 0 ? weight * tree.LeafValues[0] : 0], [data.Rows]));
            else
                trees.Add(new([.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds.Select(x => (double)x)], [.. tree.LeftChild], [.. tree.RightChild], [.. tree.LeafValues.Select(x => weight * x)], new double[tree.LeafValues.Count]));
        }

        Count(trees, data);
        return new(trees);
    }

    // How many training rows end in each leaf, which explanations need and ML.NET does not tell; from at most 20,000 rows, evenly spread.
    private static void Count(List<Tree> trees, DesignMatrix data)
    {
        var step = Math.Max(1, data.Rows / 20_000);
        var row = new double[data.Space.ValueSlots];
        for (var r = 0; r < data.Rows; r += step)
        {
            for (var slot = 0; slot < row.Length; slot++)
                row[slot] = data[r, slot];
            foreach (var tree in trees)
                tree.LeafRows[tree.LeafOf(row)] += step;
        }
    }

    private static (double Mean, double Spread) MeanAndSpread(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        var spread = Math.Sqrt(squares / values.Length);
        return (mean, spread > 0 ? spread : 1);
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
