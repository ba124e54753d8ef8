namespace KpiLab.Models.ChurnRisk.Learning;

/// <summary>How well scores or probabilities foretell who left.</summary>
internal static class Outcomes
{
    private const double Least = 1e-15;

    public static double Probability(double logOdds) => logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    public static double LogOdds(double probability) => Math.Log(Math.Clamp(probability, Least, 1 - Least) / (1 - Math.Clamp(probability, Least, 1 - Least)));

    /// <summary>Area under the ROC curve: the probability that who left scores above who stayed, ties half (Mann and Whitney, 1947). NaN with one class.</summary>
    public static double RocAuc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> left)
    {
        var order = Order(scores);
        double ranks = 0, leavers = 0;
        for (var i = 0; i < order.Length;)
        {
            var j = i;
            while (j < order.Length && scores[order[j]] == scores[order[i]])
                j++;
            for (var k = i; k < j; k++)
            {
                if (left[order[k]])
                {
                    ranks += (i + j + 1) / 2.0;
                    leavers++;
                }
            }

            i = j;
        }

        var stayers = order.Length - leavers;
        return leavers == 0 || stayers == 0 ? double.NaN : (ranks - leavers * (leavers + 1) / 2) / (leavers * stayers);
    }

    /// <summary>Average precision, the step-wise area under the precision-recall curve; equal scores enter together. NaN without leavers.</summary>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> left)
    {
        var order = Order(scores);
        double total = left.Count(true), found = 0, sum = 0;
        for (var i = order.Length - 1; i >= 0;)
        {
            var j = i;
            double here = 0;
            while (j >= 0 && scores[order[j]] == scores[order[i]])
                here += left[order[j--]] ? 1 : 0;
            found += here;
            sum += here * found / (order.Length - 1 - j);
            i = j;
        }

        return total == 0 ? double.NaN : sum / total;
    }

    /// <summary>Mean of −ln(probability given to what happened), probabilities kept 1e-15 away from 0 and 1.</summary>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> left)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
            sum -= Math.Log(Math.Clamp(left[i] ? probabilities[i] : 1 - probabilities[i], Least, 1));
        return sum / left.Length;
    }

    /// <summary>Mean squared difference between probability and what happened (Brier, 1950).</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> left)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
            sum += (probabilities[i] - (left[i] ? 1 : 0)) * (probabilities[i] - (left[i] ? 1 : 0));
        return sum / left.Length;
    }

    /// <summary>The share of leavers among the top of the list ÷ the share among all. Rows that tie at the edge count for their part.</summary>
    public static double Lift(ReadOnlySpan<double> scores, ReadOnlySpan<bool> left, double top = 0.1)
    {
        var order = Order(scores);
        double wanted = top * order.Length, taken = 0, found = 0;
        for (var i = order.Length - 1; i >= 0 && taken < wanted;)
        {
            var j = i;
            double here = 0;
            while (j >= 0 && scores[order[j]] == scores[order[i]])
                here += left[order[j--]] ? 1 : 0;
            var part = Math.Min(1, (wanted - taken) / (i - j));
            (taken, found) = (taken + part * (i - j), found + part * here);
            i = j;
        }

        return found / taken / ((double)left.Count(true) / left.Length);
    }

    /// <summary>The logistic regression of the outcome on a score (Platt, 1999): log-odds = intercept + slope × score. For log-odds of a well calibrated model, slope 1 and intercept 0 (Cox, 1958).</summary>
    public static (double Slope, double Intercept) Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<bool> left)
    {
        // Newton's method on centred and scaled scores, with a trace of ridge so that separable data end too.
        double mean = 0, spread = 0;
        foreach (var score in scores)
            mean += score / scores.Length;
        foreach (var score in scores)
            spread += (score - mean) * (score - mean) / scores.Length;
        spread = Math.Sqrt(spread);
        if (!(spread > 0))
            return (0, LogOdds((double)left.Count(true) / left.Length));
        double a = LogOdds((left.Count(true) + 0.5) / (left.Length + 1.0)), b = 0;
        for (var round = 0; round < 50; round++)
        {
            double ga = 0, gb = -1e-6 * b, haa = 0, hab = 0, hbb = 1e-6;
            for (var i = 0; i < scores.Length; i++)
            {
                var x = (scores[i] - mean) / spread;
                var p = Probability(a + b * x);
                var (error, w) = ((left[i] ? 1 : 0) - p, p * (1 - p));
                (ga, gb, haa, hab, hbb) = (ga + error, gb + error * x, haa + w, hab + w * x, hbb + w * x * x);
            }

            var determinant = haa * hbb - hab * hab;
            if (!(determinant > 1e-12))
                break;
            var (da, db) = ((hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant);
            var step = Math.Min(1, 5 / Math.Max(Math.Abs(da), Math.Abs(db)));
            (a, b) = (a + step * da, b + step * db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-10)
                break;
        }

        return (b / spread, a - b * mean / spread);
    }

    private static int[] Order(ReadOnlySpan<double> scores)
    {
        var keys = scores.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        return order;
    }
}
