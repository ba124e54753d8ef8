using System.Collections.Immutable;

namespace KpiLab.Statistics;

/// <summary>The levels of a series, its season, and the moments at which the level changed. Immutable.</summary>
/// <remarks>
/// The stretches are those of PELT (Killick, Fearnhead and Eckley 2012), of means, of means on one slope, or of lines, whichever is cheapest; a slope or a season alone is no change.
/// The penalty of a change is (7 + 2 ln n) × v: v is the variance that a mean of the series has per value, from moving ranges without jumps (Wheeler) and the autocorrelation of what is left around the levels, corrected for short series.
/// Where the sampling of the values is known, each counts by it, and v is never below it (Laney 2002: noise is sampling times what the series shows besides). A season is taken out where the Bayesian criterion prefers it from two seasons on; each place in it is a median over the years.
/// Single odd values are drawn to three deviations first, so that two of them are no stretch.
/// How many false alarms and how late: docs/insights.md.
/// </remarks>
public sealed record LevelChanges
{
    /// <summary>Fewest values in which a change is looked for.</summary>
    public const int FewestValues = 8;

    private const double Outlier = 3;

    // Share of the penalty with which cuts are first looked for.
    private const double Searching = 0.6;

    /// <summary>The level of each value, without season.</summary>
    public required ImmutableArray<double> Levels { get; init; }

    /// <summary>What the season adds to each value; all 0 without one.</summary>
    public required ImmutableArray<double> Season { get; init; }

    /// <summary>True where a season was taken out.</summary>
    public required bool HasSeason { get; init; }

    /// <summary>The changes, in order of time.</summary>
    public required ImmutableArray<LevelChange> Changes { get; init; }

    /// <summary>The deviation of each value around its level and season: noise and sampling.</summary>
    public required ImmutableArray<double> Deviations { get; init; }

    /// <summary>How much of a deviation is still there a period later, in [0, 0.6].</summary>
    public required double Autocorrelation { get; init; }

    /// <summary>Finds the levels and changes of a series.</summary>
    /// <param name="values">Finite values in order of time.</param>
    /// <param name="options">Sampling, season, level.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the errors or positions do not fit the values.</exception>
    public static LevelChanges Of(IReadOnlyList<double> values, ChangeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new();
        var (positions, relative) = Checked(values, options);
        var plain = Fit(values, relative, positions, new double[values.Count], 1, options);
        if (SeriesSeason.Fits(positions, options.SeasonLength) && Seasonal(values, relative, positions, plain, options) is { } seasonal)
            return seasonal;
        return plain.Result;
    }

    private sealed record Found(LevelChanges Result, double Criterion);

    // The season given the levels, the levels given the season; from two starts, without and with the changes that show before any season is taken out.
    private static LevelChanges? Seasonal(IReadOnlyList<double> values, double[] relative, int[] positions, Found plain, ChangeOptions options)
    {
        var price = (options.SeasonLength - 1) * Math.Log(values.Count);
        Found? best = null;
        foreach (var start in new[] { SeriesSeason.Smooth(values, positions, options.SeasonLength), [.. plain.Result.Levels] })
        {
            double[] levels = start, season = [];
            for (var round = 0; round < 3; round++)
            {
                var next = SeriesSeason.Around(values, levels, positions, options.SeasonLength);
                // The same season gives the same levels.
                if (season.Length > 0 && season.Zip(next).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Abs(pair.First)))
                    break;
                season = next;
                var found = Fit(values, relative, positions, season, SeriesSeason.Shrinkage(positions, options.SeasonLength), options);
                levels = [.. found.Result.Levels];
                if (best is null || found.Criterion < best.Criterion)
                    best = found with { Result = found.Result with { HasSeason = true } };
                // What is far from worth its price does not become so.
                if (found.Criterion + price / 4 > plain.Criterion)
                    break;
            }
        }

        return best!.Criterion + price < plain.Criterion ? best.Result : null;
    }

    private static Found Fit(IReadOnlyList<double> values, double[] relative, int[] positions, double[] season, double shrinkage, ChangeOptions options)
    {
        var n = values.Count;
        double[] bare = [.. values.Select((value, i) => value - season[i])];
        var noise = Noise(bare, relative, options, shrinkage);
        if (noise == 0)
            return Still(bare, season, n);
        // First with many cuts, as if neighbours were independent: what is left around those levels tells how alike they are.
        var (rho, fit, calm) = (0.0, default(LevelFit), bare);
        double[] variances = [];
        for (var round = 0; round < 2; round++)
        {
            variances = [.. relative.Select(v => v * noise * noise * SeriesNoise.Inflation(rho))];
            calm = fit is null ? Calm(bare, relative, noise, Medians(bare)) : Calm(bare, relative, noise / Math.Sqrt(1 - rho), fit.Levels);
            fit = LevelFit.Best(calm, variances, positions, Penalty(n, options.Compared) * (round == 0 ? Searching : 1));
            double[] left = [.. calm.Select((value, i) => (value - fit.Levels[i]) / Math.Sqrt(relative[i]))];
            if (round == 0)
                rho = SeriesNoise.Autocorrelation(left, fit.Fitted, options.Errors is null ? 0 : noise);
        }

        var spread = noise / Math.Sqrt(1 - rho);
        var squares = bare.Select((value, i) => (value - fit!.Levels[i]) * (value - fit.Levels[i]) / relative[i]).Sum();
        var result = new LevelChanges
        {
            Levels = [.. fit!.Levels],
            Season = [.. season],
            HasSeason = false,
            Changes = [.. fit.Changes(calm, variances, positions, options.Level)],
            Deviations = [.. relative.Select(v => spread * Math.Sqrt(v))],
            Autocorrelation = rho,
        };
        return new(result, n * Math.Log(Math.Max(squares, 1e-300) / n) + fit.Fitted * Math.Log(n) + fit.CutPrice * Penalty(n, 1) / 2);
    }

    private static double Penalty(int n, int compared) => 7 + 2 * Math.Log(n) + 2 * Math.Log(Math.Max(1, compared));

    // A season fitted to K years takes a K-th of the noise with it.
    private static double Noise(double[] bare, double[] relative, ChangeOptions options, double shrinkage)
    {
        var seen = SeriesNoise.Deviation(bare, relative) * shrinkage;
        return options.Errors is null ? seen : Math.Max(1, seen);
    }

    private static Found Still(double[] bare, double[] season, int n) => new(
        new LevelChanges { Levels = [.. bare], Season = [.. season], HasSeason = false, Changes = [], Deviations = [.. new double[n]], Autocorrelation = 0 }, double.NegativeInfinity);

    // Values far from their level are drawn to the bound.
    private static double[] Calm(double[] bare, double[] relative, double noise, double[] around) =>
        [.. bare.Select((value, i) => around[i] + Math.Clamp(value - around[i], -Outlier * noise * Math.Sqrt(relative[i]), Outlier * noise * Math.Sqrt(relative[i])))];

    // Of five values around each.
    private static double[] Medians(double[] values)
    {
        var medians = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var from = Math.Clamp(i - 2, 0, Math.Max(0, values.Length - 5));
            double[] near = [.. values.Skip(from).Take(5).Order()];
            medians[i] = near[near.Length / 2];
        }

        return medians;
    }

    private static (int[] Positions, double[] Variances) Checked(IReadOnlyList<double> values, ChangeOptions options)
    {
        if (values.Count == 0 || values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException("A series needs values, all of them finite. Leave out the periods without one and give the positions of the others.", nameof(values));
        int[] positions = [.. options.Positions ?? Enumerable.Range(0, values.Count)];
        if (positions.Length != values.Count || positions.Zip(positions.Skip(1)).Any(pair => pair.Second <= pair.First))
            throw new ArgumentException($"Each of the {values.Count} values has a position, and they rise.", nameof(options));
        if (options.Errors is not { } errors)
            return (positions, [.. Enumerable.Repeat(1.0, values.Count)]);
        return errors.Count == values.Count && errors.All(error => error > 0 && double.IsFinite(error))
            ? (positions, [.. errors.Select(error => error * error)])
            : throw new ArgumentException($"Each of the {values.Count} values has a standard error above 0.", nameof(options));
    }
}
