using KpiLab.Models.ChurnRisk.Features;

namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>Chooses learners, settings, numbers of trees, weights and calibration from training rows alone, of many rows from a stratified part, and trains the blend on all of them.</summary>
/// <remarks>
/// Inner folds give each setting scores of rows it has not seen. A setting whose log loss on the first inner fold is clearly behind runs no further.
/// The scores are calibrated (Platt 1999); the best setting of each learner is kept;
/// learners are added with replacement while the log loss of the mean log-odds falls (Caruana et al. 2004), so that one that does not help has no weight. The mean is calibrated once more.
/// </remarks>
internal sealed class BlendTrainer(IReadOnlyList<LearnerSetting> settings, int folds, int mostTunedRows, int seed, Action<string> step, CancellationToken cancellation)
{
    private const int StagesOfTrees = 20;
    private const int MostRounds = 12;
    private const double LeastGain = 5e-5;
    private const double ClearlyBehind = 0.006;

    /// <summary>Number of steps that are reported for one blend.</summary>
    public int Steps => settings.Count + 1;

    private ParallelOptions Stoppable => new() { CancellationToken = cancellation };

    /// <summary>The blend of some rows, and what was tried.</summary>
    public (Blend Blend, IReadOnlyList<TriedSetting> Tried) Fit(DesignMatrix all)
    {
        var data = all.Rows <= mostTunedRows ? all : all.Take(Folds.Part(all.Left, mostTunedRows, seed));
        var foldOf = Folds.Stratified(data.Left, folds, seed);
        var parts = Enumerable.Range(0, folds).Select(fold =>
        {
            var (training, held) = Folds.Split(foldOf, fold);
            return (Training: data.Take(training), Held: data.Take(held), Rows: held);
        }).ToArray();
        var tried = new List<TriedSetting>();
        var lead = double.PositiveInfinity;
        foreach (var setting in settings)
        {
            tried.Add(Try(setting, data, parts, ref lead));
            step(setting.Name);
        }

        TriedSetting[] best = [.. tried.Where(t => !t.Dropped).GroupBy(t => t.Setting.Kind).Select(g => g.MinBy(t => t.LogLoss)!)];
        var counts = Choose(best, data.Left);
        var total = (double)counts.Sum();
        var mean = new double[data.Rows];
        for (var b = 0; b < best.Length; b++)
        {
            for (var row = 0; row < mean.Length && counts[b] > 0; row++)
                mean[row] += counts[b] / total * (best[b].Intercept + best[b].Slope * best[b].Scores[row]);
        }

        var (slope, intercept) = Outcomes.Calibrate(mean, data.Left);
        var taken = Enumerable.Range(0, best.Length).Where(b => counts[b] > 0).ToArray();
        var scorers = new Scorer[taken.Length];
        Parallel.For(0, taken.Length, Stoppable, t => scorers[t] = Trainer.Fit(best[taken[t]].Final, all, seed, cancellation));
        step("training on all rows");
        return (new(intercept + taken.Sum(b => slope * counts[b] / total * best[b].Intercept), [.. taken.Select((b, t) => (best[b].Final.Name, slope * counts[b] / total * best[b].Slope, scorers[t]))]), tried);
    }

    private TriedSetting Try(LearnerSetting setting, DesignMatrix data, (DesignMatrix Training, DesignMatrix Held, int[] Rows)[] parts, ref double lead)
    {
        var stages = setting is TreeSetting { Boosted: true } ? StagesOfTrees : 1;
        var scores = Enumerable.Range(0, stages).Select(_ => new double[data.Rows]).ToArray();
        void Hold((DesignMatrix Training, DesignMatrix Held, int[] Rows) part) => Score(Trainer.Fit(setting, part.Training, seed, cancellation), part.Held, part.Rows, scores);

        Hold(parts[0]);
        var first = scores.Min(stage => Calibrated(Array.ConvertAll(parts[0].Rows, row => stage[row]), parts[0].Held.Left).LogLoss);
        lead = Math.Min(lead, first);
        if (first > lead + ClearlyBehind)
            return new(setting, setting, [], 0, 0, first, Dropped: true);
        Parallel.For(1, parts.Length, Stoppable, part => Hold(parts[part]));

        var tried = scores.Select((stage, s) =>
        {
            var (slope, intercept, loss) = Calibrated(stage, data.Left);
            var kept = setting is TreeSetting { Boosted: true } trees ? trees with { Trees = trees.Trees * (s + 1) / stages } : setting;
            return new TriedSetting(setting, kept, stage, slope, intercept, loss, Dropped: false);
        });
        return tried.MinBy(t => t.LogLoss)!;
    }

    // The scores after each twentieth of the trees.
    private static void Score(Scorer scorer, DesignMatrix held, int[] rows, double[][] scores) =>
        held.ForEachBlock((from, count, block) =>
        {
            var sum = new double[count];
            for (var s = 0; s < scores.Length; s++)
            {
                if (scorer is TreeEnsemble trees)
                    trees.AddScores(block, count, trees.Trees.Count * s / scores.Length, trees.Trees.Count * (s + 1) / scores.Length, sum);
                else
                    scorer.AddScores(block, count, 1, sum);
                for (var i = 0; i < count; i++)
                    scores[s][rows[from + i]] = sum[i];
            }
        });

    private static (double Slope, double Intercept, double LogLoss) Calibrated(double[] scores, bool[] left)
    {
        var (slope, intercept) = Outcomes.Calibrate(scores, left);
        return (slope, intercept, Outcomes.LogLoss(Array.ConvertAll(scores, score => Outcomes.Probability(intercept + slope * score)), left));
    }

    // How often each is taken when the one that lowers the log loss most is added again and again.
    private static int[] Choose(TriedSetting[] best, ReadOnlySpan<bool> left)
    {
        var counts = new int[best.Length];
        var sum = new double[left.Length];
        var (loss, taken) = (double.PositiveInfinity, 0);
        var probabilities = new double[left.Length];
        while (taken < MostRounds)
        {
            var (at, lowest) = (-1, double.PositiveInfinity);
            for (var b = 0; b < best.Length; b++)
            {
                for (var row = 0; row < sum.Length; row++)
                    probabilities[row] = Outcomes.Probability((sum[row] + best[b].Intercept + best[b].Slope * best[b].Scores[row]) / (taken + 1));
                if (Outcomes.LogLoss(probabilities, left) is var with && with < lowest)
                    (at, lowest) = (b, with);
            }

            if (lowest > loss - LeastGain)
                break;
            for (var row = 0; row < sum.Length; row++)
                sum[row] += best[at].Intercept + best[at].Slope * best[at].Scores[row];
            counts[at]++;
            (loss, taken) = (lowest, taken + 1);
        }

        return counts;
    }
}

/// <summary>A setting that was tried in the inner folds.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Final">The setting with the number of trees that did best.</param>
/// <param name="Scores">The score of each row by the learner that had not seen it.</param>
/// <param name="Slope">Slope of the calibration of those scores.</param>
/// <param name="Intercept">Its intercept.</param>
/// <param name="LogLoss">Log loss of the calibrated scores; of a dropped one, on the first inner fold.</param>
/// <param name="Dropped">True when it was clearly behind on the first inner fold.</param>
internal sealed record TriedSetting(LearnerSetting Setting, LearnerSetting Final, double[] Scores, double Slope, double Intercept, double LogLoss, bool Dropped);
