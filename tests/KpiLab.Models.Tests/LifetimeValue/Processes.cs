using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Tests.LifetimeValue;

/// <summary>What a simulated customer did: the history up to the calibration end, whether alive then, and what was bought in the time after.</summary>
internal readonly record struct SimulatedCustomer(CustomerHistory History, bool IsAlive, int Later);

/// <summary>Customers made step by step by the process that each model describes, with no formula of the model.</summary>
internal static class Processes
{
    public static SimulatedCustomer BetaGeometric(Random random, double[] p, double age, double later, bool mayStopAtFirst)
    {
        var (rate, stop) = (Gamma.Sample(random, p[0], p[1]), Beta.Sample(random, p[2], p[3]));
        var isOn = !mayStopAtFirst || random.NextDouble() >= stop;
        return Buy(random, rate, age, later, _ => isOn, afterPurchase: () => isOn = random.NextDouble() >= stop);
    }

    public static SimulatedCustomer Pareto(Random random, double[] p, double age, double later)
    {
        var (rate, dropout) = (Gamma.Sample(random, p[0], p[1]), Gamma.Sample(random, p[2], p[3]));
        var end = dropout > 0 ? Exponential.Sample(random, dropout) : double.PositiveInfinity;
        return Buy(random, rate, age, later, time => time < end, () => { });
    }

    public static SimulatedCustomer BetaBinomial(Random random, double[] p, int opportunities, int later)
    {
        var (buy, stop) = (Beta.Sample(random, p[0], p[1]), Beta.Sample(random, p[2], p[3]));
        int x = 0, last = 0, after = 0;
        var isOn = true;
        var wasOn = true;
        for (var t = 1; t <= opportunities + later; t++)
        {
            isOn = isOn && random.NextDouble() >= stop;
            // Alive at the next opportunity, as the paper has it.
            wasOn = t == opportunities + 1 ? isOn : wasOn;
            if (!isOn || random.NextDouble() >= buy)
                continue;
            (x, last, after) = t <= opportunities ? (x + 1, t, after) : (x, last, after + 1);
        }

        return new(new(x, last, opportunities), wasOn, after);
    }

    private static SimulatedCustomer Buy(Random random, double rate, double age, double later, Func<double, bool> isAlive, Action afterPurchase)
    {
        int x = 0, after = 0;
        double last = 0;
        bool? aliveAtEnd = null;
        for (var time = Next(0); ; time = Next(time))
        {
            // The state just before the first purchase after the end is the state at the end.
            if (time > age)
                aliveAtEnd ??= isAlive(age);
            if (!isAlive(time) || time > age + later)
                break;
            (x, last, after) = time <= age ? (x + 1, time, after) : (x, last, after + 1);
            afterPurchase();
        }

        return new(new(x, last, age), aliveAtEnd ?? isAlive(age), after);

        double Next(double time) => rate > 0 ? time + Exponential.Sample(random, rate) : double.PositiveInfinity;
    }
}
