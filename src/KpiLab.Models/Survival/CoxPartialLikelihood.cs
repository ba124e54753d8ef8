namespace KpiLab.Models.Survival;

/// <summary>Cox's partial likelihood with Efron's treatment of ties, its gradient and information matrix, over covariates with mean 0 and spread 1.</summary>
/// <remarks>Sources: Cox (1972), J. of the Royal Statistical Society B 34; Efron (1977), J. of the American Statistical Association 72. At a time with d losses, the l-th sees the risk set less l/d of those lost.</remarks>
internal sealed class CoxPartialLikelihood
{
    // Rows from the longest duration to the shortest, so that the risk set only grows.
    private readonly double[] rows;
    private readonly double[] times;
    private readonly bool[] lost;

    public CoxPartialLikelihood(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, IReadOnlyList<Covariate> covariates)
    {
        var (n, p) = (durations.Length, covariates.Count);
        Order = [.. Enumerable.Range(0, n)];
        times = durations.ToArray();
        Array.Sort(times, Order);
        Array.Reverse(times);
        Array.Reverse(Order);
        this.lost = new bool[n];
        for (var i = 0; i < n; i++)
            this.lost[i] = lost[Order[i]];
        (Mean, Spread) = (new double[p], new double[p]);
        rows = new double[n * p];
        for (var j = 0; j < p; j++)
        {
            var values = covariates[j].Values as double[] ?? [.. covariates[j].Values];
            Mean[j] = values.Average();
            double squares = 0;
            foreach (var value in values)
                squares += (value - Mean[j]) * (value - Mean[j]);
            Spread[j] = Math.Sqrt(squares / n);
            var scale = Spread[j] > 0 ? 1 / Spread[j] : 0;
            for (var i = 0; i < n; i++)
                rows[i * p + j] = (values[Order[i]] - Mean[j]) * scale;
        }
    }

    /// <summary>The original row of each row here.</summary>
    public int[] Order { get; }

    public double[] Mean { get; }

    public double[] Spread { get; }

    public int Count => times.Length;

    public int Size => Mean.Length;

    /// <summary>The linear predictor of each row here.</summary>
    public double[] Predictors(ReadOnlySpan<double> coefficients)
    {
        var p = Size;
        var predictors = new double[Count];
        for (var i = 0; i < predictors.Length; i++)
        {
            double sum = 0;
            for (var j = 0; j < p; j++)
                sum += coefficients[j] * rows[i * p + j];
            predictors[i] = sum;
        }

        return predictors;
    }

    /// <summary>The log partial likelihood, with its gradient and information matrix.</summary>
    public double Evaluate(ReadOnlySpan<double> coefficients, double[] gradient, double[,] information)
    {
        Array.Clear(gradient);
        Array.Clear(information);
        var p = Size;
        var value = 0.0;
        var predictors = Predictors(coefficients);
        Walk(predictors, risk =>
        {
            value += predictors[risk.Row] - risk.Log;
            var row = Row(risk.Row);
            for (var j = 0; j < p; j++)
            {
                gradient[j] += row[j] - risk.Mean[j];
                for (var k = 0; k <= j; k++)
                    information[j, k] += risk.Covariance[j, k];
            }
        });
        for (var j = 0; j < p; j++)
        {
            for (var k = 0; k < j; k++)
                information[k, j] = information[j, k];
        }

        return value;
    }

    /// <summary>The covariates of a row here, with mean 0 and spread 1.</summary>
    public ReadOnlySpan<double> Row(int row) => rows.AsSpan(row * Size, Size);

    /// <summary>Visits every loss, from the last to the first, with the risk set that it sees.</summary>
    public void Walk(ReadOnlySpan<double> predictors, Action<RiskSet> visit)
    {
        var p = Size;
        var (all, dead) = (new Sums(p), new Sums(p));
        var risk = new RiskSet(p);
        for (var from = 0; from < times.Length;)
        {
            dead.Clear();
            var (to, deaths) = (from, 0);
            for (; to < times.Length && times[to] == times[from]; to++)
            {
                var hazard = Math.Exp(predictors[to]);
                all.Add(hazard, Row(to));
                if (lost[to])
                {
                    deaths++;
                    dead.Add(hazard, Row(to));
                }
            }

            for (int row = from, l = 0; row < to; row++)
            {
                if (!lost[row])
                    continue;
                (risk.Time, risk.Row) = (times[row], row);
                risk.Set(all, dead, (double)l++ / deaths);
                visit(risk);
            }

            from = to;
        }
    }

    /// <summary>What one loss sees: the risk set's total as a logarithm, and mean and covariance (lower triangle) of the covariates in it, weighted by hazard.</summary>
    internal sealed class RiskSet(int size)
    {
        public double Time { get; set; }

        public int Row { get; set; }

        public double Log { get; private set; }

        public double[] Mean { get; } = new double[size];

        public double[,] Covariance { get; } = new double[size, size];

        public void Set(Sums all, Sums dead, double fraction)
        {
            var total = all.Total - fraction * dead.Total;
            Log = Math.Log(total);
            for (int j = 0, at = 0; j < Mean.Length; j++)
            {
                Mean[j] = (all.First[j] - fraction * dead.First[j]) / total;
                for (var k = 0; k <= j; k++, at++)
                    Covariance[j, k] = (all.Second[at] - fraction * dead.Second[at]) / total - Mean[j] * Mean[k];
            }
        }
    }

    /// <summary>Sums over a set of customers: of hazards, and of covariates and their products (lower triangle, by rows) weighted by hazard.</summary>
    internal sealed class Sums(int size)
    {
        public double Total { get; private set; }

        public double[] First { get; } = new double[size];

        public double[] Second { get; } = new double[size * (size + 1) / 2];

        public void Clear()
        {
            Total = 0;
            Array.Clear(First);
            Array.Clear(Second);
        }

        public void Add(double hazard, ReadOnlySpan<double> row)
        {
            Total += hazard;
            var at = 0;
            for (var j = 0; j < row.Length; j++)
            {
                var weighted = hazard * row[j];
                First[j] += weighted;
                for (var k = 0; k <= j; k++)
                    Second[at++] += weighted * row[k];
            }
        }
    }
}
