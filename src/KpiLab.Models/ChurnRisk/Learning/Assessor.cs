using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Statistics;

namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>Holds out each fold once: features, settings, learners, weights and calibration come from the other folds alone.</summary>
internal sealed class Assessor(FrameTable table, ImmutableArray<string> columns, Func<string, string> driverOf, Func<DesignMatrix, Blend> fit, int trainedRows, int mostTunedRows, int seed)
{
    private const double Level = 0.95;
    private readonly List<HeldOutCustomer> heldOut = [];
    private readonly List<FoldOutcome> folds = [];
    private readonly Dictionary<string, List<(double Auc, double LogLoss)>> losses = [];

    private sealed record FoldOutcome(bool[] Left, double[] Model, double[] Rule, double[] Base, string RuleFeature);

    public (ChurnAssessment Assessment, ImmutableArray<FeatureImportance> Importance) Assess(int[] rows, bool[] left, int[] foldOf)
    {
        foreach (var fold in foldOf.Distinct().Order())
        {
            var (training, held) = Folds.Split(foldOf, fold);
            Hold(fold, Pick(rows, training), Pick(left, training), Pick(rows, held), Pick(left, held));
        }

        var importance = losses.Select(feature =>
        {
            var auc = FoldMetric.Of(0, [.. feature.Value.Select(v => v.Auc)], Level);
            return new FeatureImportance(feature.Key, auc.Mean, auc.Interval, feature.Value.Average(v => v.LogLoss));
        });
        return (Summary(), [.. importance.OrderByDescending(i => i.AucLoss).ThenBy(i => i.Feature, StringComparer.Ordinal)]);
    }

    private void Hold(int fold, int[] training, bool[] trainingLeft, int[] held, bool[] heldLeft)
    {
        var space = FeatureSpace.Of(table, columns, training);
        var data = DesignMatrix.Of(space, table, training, trainingLeft);
        var blend = fit(data);
        var test = DesignMatrix.Of(space, table, held, heldLeft);
        var model = Probabilities(blend, test, [], null);
        var rule = OneRule.Of(data);
        var rate = (double)trainingLeft.Count(l => l) / trainingLeft.Length;
        folds.Add(new(heldLeft, model, rule.Predict(test), [.. Enumerable.Repeat(rate, held.Length)], rule.Feature));
        for (var i = 0; i < held.Length; i++)
            heldOut.Add(new(held[i], fold, model[i], heldLeft[i]));

        var (auc, loss) = (Outcomes.RocAuc(model, heldLeft), Outcomes.LogLoss(model, heldLeft));
        var order = Enumerable.Range(0, held.Length).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var driver in Enumerable.Range(0, space.Features.Length).GroupBy(f => driverOf(space.Features[f].Name)))
        {
            var shuffled = Probabilities(blend, test, driver.ToHashSet(), order);
            if (!losses.TryGetValue(driver.Key, out var list))
                losses.Add(driver.Key, list = []);
            list.Add((auc - Outcomes.RocAuc(shuffled, heldLeft), Outcomes.LogLoss(shuffled, heldLeft) - loss));
        }
    }

    // The slots of some features are taken from the rows of another order.
    private static double[] Probabilities(Blend blend, DesignMatrix test, HashSet<int> features, int[]? order)
    {
        var probabilities = new double[test.Rows];
        var logOdds = new double[DesignMatrix.BlockRows];
        test.ForEachBlock((from, count, block) =>
        {
            for (var slot = 0; order is not null && slot < block.Length; slot++)
            {
                if (!features.Contains(test.Space.FeatureOfSlot[slot]))
                    continue;
                for (var i = 0; i < count; i++)
                    block[slot][i] = test[order[from + i], slot];
            }

            blend.LogOdds(block, count, logOdds);
            for (var i = 0; i < count; i++)
                probabilities[from + i] = Outcomes.Probability(logOdds[i]);
        });
        return probabilities;
    }

    private ChurnAssessment Summary()
    {
        bool[] left = [.. folds.SelectMany(f => f.Left)];
        double[] model = [.. folds.SelectMany(f => f.Model)];
        FoldMetric Metric(Func<double[], bool[], double> measure) => FoldMetric.Of(measure(model, left), [.. folds.Select(f => measure(f.Model, f.Left))], Level);
        var (slope, intercept) = Outcomes.Calibrate(Array.ConvertAll(model, Outcomes.LogOdds), left);
        string[] rules = [.. folds.GroupBy(f => f.RuleFeature).OrderByDescending(g => g.Count()).Select(g => g.Key)];
        return new ChurnAssessment
        {
            Rows = left.Length,
            TrainedRows = trainedRows,
            TunedRows = Math.Min(trainedRows, mostTunedRows),
            BaseRate = (double)left.Count(l => l) / left.Length,
            RocAuc = Metric((p, y) => Outcomes.RocAuc(p, y)),
            PrAuc = Metric((p, y) => Outcomes.AveragePrecision(p, y)),
            LogLoss = Metric((p, y) => Outcomes.LogLoss(p, y)),
            Brier = Metric((p, y) => Outcomes.Brier(p, y)),
            TopDecileLift = Metric((p, y) => Outcomes.Lift(p, y)),
            CalibrationSlope = slope,
            CalibrationIntercept = intercept,
            Calibration = Bins(model, left),
            BaseRateOnly = Compare(new("knowing only the base rate", "alleen het gemiddelde kennen"), f => f.Base),
            OneRule = Compare(new($"the best rule on one column ({string.Join(" or ", rules)})", $"de beste regel op één kolom ({string.Join(" of ", rules)})"), f => f.Rule),
            HeldOut = [.. heldOut.OrderBy(h => h.Row)],
        };
    }

    private BaselineComparison Compare(LocalText name, Func<FoldOutcome, double[]> other)
    {
        double[] gains = [.. folds.Select(f => Outcomes.LogLoss(other(f), f.Left) - Outcomes.LogLoss(f.Model, f.Left))];
        double[] pooled = [.. folds.SelectMany(other)];
        bool[] left = [.. folds.SelectMany(f => f.Left)];
        var loss = Outcomes.LogLoss(pooled, left);
        return new(name, folds.Average(f => Outcomes.RocAuc(other(f), f.Left)), loss, FoldMetric.Of(loss - Outcomes.LogLoss([.. folds.SelectMany(f => f.Model)], left), gains, Level));
    }

    private static ImmutableArray<CalibrationBin> Bins(double[] probabilities, bool[] left)
    {
        var order = Enumerable.Range(0, left.Length).OrderBy(i => probabilities[i]).ThenBy(i => i).ToArray();
        var bins = ImmutableArray.CreateBuilder<CalibrationBin>();
        for (var b = 0; b < 10; b++)
        {
            var rows = order[(order.Length * b / 10)..(order.Length * (b + 1) / 10)];
            if (rows.Length == 0)
                continue;
            var lost = rows.Count(i => left[i]);
            bins.Add(new(rows.Average(i => probabilities[i]), (double)lost / rows.Length, rows.Length, Proportion.Wilson(lost, rows.Length, Level)!));
        }

        return bins.ToImmutable();
    }

    private static T[] Pick<T>(T[] from, int[] at) => Array.ConvertAll(at, i => from[i]);
}
