namespace KpiLab.Tests.Statistics;

/// <summary>Series with known truths: noise, neighbours alike, a season, a trend, a shift.</summary>
internal sealed class SimulatedSeries(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Noise with deviation 1 and this autocorrelation.</summary>
    public double[] Noise(int n, double autocorrelation = 0)
    {
        var series = new double[n];
        var state = Normal();
        for (var i = 0; i < n; i++)
        {
            state = autocorrelation * state + Math.Sqrt(1 - autocorrelation * autocorrelation) * Normal();
            series[i] = state;
        }

        return series;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Season(int n, double size) => [.. Enumerable.Range(0, n).Select(i => size * (Math.Cos(2 * Math.PI * i / 12) + (i % 12 is 10 or 11 ? 1 : 0)))];

    public static double[] Trend(int n, double slope) => [.. Enumerable.Range(0, n).Select(i => slope * i)];

    public static double[] Shift(int n, int at, double size) => [.. Enumerable.Range(0, n).Select(i => i >= at ? size : 0)];

    public static double[] Sum(params double[][] parts) => [.. Enumerable.Range(0, parts[0].Length).Select(i => parts.Sum(part => part[i]))];
}
