using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>What one input does to an output when it alone moves.</summary>
/// <param name="Input">The input.</param>
/// <param name="From">Its low value.</param>
/// <param name="To">Its high value.</param>
/// <param name="AtFrom">The output at the low value.</param>
/// <param name="AtTo">The output at the high value.</param>
/// <param name="Elasticity">By how many percent the output changes per percent of the input, near its value now; null where either is 0.</param>
public sealed record TornadoBar(string Input, double From, double To, double AtFrom, double AtTo, double? Elasticity)
{
    /// <summary>The distance between both outputs.</summary>
    public double Swing => Math.Abs(AtTo - AtFrom);
}

/// <summary>Which input moves an output most: each alone, the others as they are.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Tornado
{
    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The formula.</summary>
    public required string Output { get; init; }

    /// <summary>Its value now.</summary>
    public required double Value { get; init; }

    /// <summary>The percentage by which each input moved both ways; null where each moved over its own interval.</summary>
    public double? Percent { get; init; }

    /// <summary>One per input that moves the output, widest first.</summary>
    public required ImmutableArray<TornadoBar> Bars { get; init; }

    internal static Tornado Of(Scenario scenario, string output, double? percent)
    {
        if (percent is { } step && !(step > 0 && step <= 100))
            throw new ModelException($"Inputs move by a percentage above 0 and at most 100; got {step}.");
        var value = scenario[output];
        var bars = ImmutableArray.CreateBuilder<TornadoBar>();
        for (var i = 0; i < scenario.Inputs.Length; i++)
        {
            if (!double.IsFinite(scenario.Inputs[i]) || Range(scenario, i, percent) is not var (from, to) || !(to > from))
                continue;
            var (atFrom, atTo) = (scenario.Try(output, (i, from)), scenario.Try(output, (i, to)));
            if (!double.IsFinite(atFrom) || !double.IsFinite(atTo))
                throw new ModelException($"{output} has no value when {scenario.Model.Inputs[i].Name} goes from {from} to {to}: something is divided by 0. Ask with a smaller percentage.");
            if (atFrom != value || atTo != value)
                bars.Add(new(scenario.Model.Inputs[i].Name, from, to, atFrom, atTo, Elasticity(scenario, output, i, value)));
        }

        // Swings that differ by rounding alone are equal, and then the model's order counts.
        var widest = bars.Select(b => b.Swing).DefaultIfEmpty(1).Max();
        return new()
        {
            Scenario = scenario,
            Output = output,
            Value = value,
            Percent = percent,
            Bars = [.. bars.OrderByDescending(b => Math.Round(b.Swing / widest, 9)).ThenBy(b => scenario.Model.IndexOf(b.Input))],
        };
    }

    private static (double From, double To)? Range(Scenario scenario, int index, double? percent)
    {
        var (input, value) = (scenario.Model.Inputs[index], scenario.Inputs[index]);
        if (percent is { } step)
        {
            var reach = Math.Abs(value) * step / 100;
            return (Math.Max(input.Low, value - reach), Math.Min(input.High, value + reach));
        }

        // A changed input keeps its relative uncertainty, as in a simulation.
        var factor = input.Value is { } measured && measured != 0 ? value / measured : 1;
        if (input.Interval is { } interval)
            return Ordered(input, interval.Low * factor, interval.High * factor);
        return input.Distribution is { } distribution ? Ordered(input, distribution.Quantile(0.025) * factor, distribution.Quantile(0.975) * factor) : null;
    }

    private static (double From, double To) Ordered(DriverInput input, double a, double b) =>
        (Math.Max(input.Low, Math.Min(a, b)), Math.Min(input.High, Math.Max(a, b)));

    private static double? Elasticity(Scenario scenario, string output, int index, double value)
    {
        var now = scenario.Inputs[index];
        var step = now * 1e-4;
        var slope = (scenario.Try(output, (index, now + step)) - scenario.Try(output, (index, now - step))) / (2 * step);
        return now != 0 && value != 0 && double.IsFinite(slope) ? slope * now / value : null;
    }
}
