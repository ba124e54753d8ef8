using KpiLab.Measures;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace KpiLab.Benchmarks;

/// <summary>Customers made by the process behind BG/NBD with the published CDNOW parameters: first purchases over twelve weeks, days as the resolution, followed to week 39.</summary>
internal static class CustomerBases
{
    public static RecencyFrequency Make(int customers)
    {
        var random = new MersenneTwister(20260101);
        var histories = new CustomerHistory[customers];
        var spend = new double[customers];
        for (var i = 0; i < customers; i++)
        {
            var age = 273 - random.Next(1, 85);
            var rate = Gamma.Sample(random, 0.243, 4.414) / 7;
            var stop = Beta.Sample(random, 0.793, 2.426);
            int last = 0, repeats = 0;
            for (var time = 0.0; rate > 0;)
            {
                time += Exponential.Sample(random, rate);
                if (time >= age)
                    break;
                var day = (int)time;
                (repeats, last) = day > last ? (repeats + 1, day) : (repeats, last);
                if (random.NextDouble() < stop)
                    break;
            }

            histories[i] = new(repeats, last / 7.0, age / 7.0);
            spend[i] = repeats == 0 ? double.NaN : Gamma.Sample(random, 6.25 * repeats, Gamma.Sample(random, 3.74, 15.44)) / repeats;
        }

        return RecencyFrequency.OfHistories(histories, null, spend, TimeUnit.Week);
    }
}
