using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.RootFinding;

namespace KpiLab.Scenarios;

/// <summary>What an input must be for an output to reach a target.</summary>
/// <remarks>The range of the input is searched in 400 steps for places where the output crosses the target; each is found to twelve digits with Brent's method. A place where the output only touches the target, or jumps over it, is told apart.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record GoalSeek
{
    private const int Steps = 400;

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The input that is sought.</summary>
    public required string Input { get; init; }

    /// <summary>The formula that is to reach the target.</summary>
    public required string Output { get; init; }

    /// <summary>The target.</summary>
    public required double Target { get; init; }

    /// <summary>Every value of the input at which the output is the target, low to high; empty where there is none.</summary>
    public required ImmutableArray<double> Solutions { get; init; }

    /// <summary>The range of the input that was searched.</summary>
    public required (double Low, double High) Searched { get; init; }

    /// <summary>The value nearest to the target that the output takes in that range, and the input that gives it.</summary>
    public required (double Input, double Output) Nearest { get; init; }

    /// <summary>The one solution.</summary>
    /// <exception cref="ModelException">There is none, or more than one.</exception>
    public double Value => Solutions switch
    {
        [var only] => only,
        [] => throw new ModelException(ToString()),
        _ => throw new ModelException($"{ToString()} Take one of Solutions, or search a smaller range."),
    };

    /// <summary>What was found, in one sentence.</summary>
    public override string ToString() => Solutions.Length switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"{Output} is {Target} when {Input} is {Solutions[0]:G6}."),
        0 => string.Create(CultureInfo.InvariantCulture, $"No {Input} from {Searched.Low:G6} to {Searched.High:G6} makes {Output} {Target}: the nearest is {Nearest.Output:G6}, at {Input} {Nearest.Input:G6}. Change another input, or the target."),
        _ => $"{Output} is {Target} at {Solutions.Length} values of {Input}: {string.Join(", ", Solutions.Select(s => s.ToString("G6", System.Globalization.CultureInfo.InvariantCulture)))}.",
    };

    internal static GoalSeek Of(Scenario scenario, string input, string output, double target, double? low, double? high)
    {
        var index = scenario.Model.IndexOf(input);
        scenario.Model.FormulaOf(output);
        var (from, to) = Range(scenario, index, low, high);
        double Gap(double x) => scenario.Try(output, (index, x)) - target;
        var solutions = new List<double>();
        var nearest = (Input: double.NaN, Output: double.NaN);
        var tolerance = 1e-9 * Math.Max(Math.Abs(target), 1e-9);
        double[] x = [.. Enumerable.Range(0, Steps + 1).Select(k => At(from, to, (double)k / Steps))];
        double[] gap = [.. x.Select(Gap)];
        for (var k = 0; k <= Steps; k++)
        {
            Near(x[k], gap[k]);
            if (gap[k] == 0)
                solutions.Add(x[k]);
            else if (k > 0 && gap[k - 1] * gap[k] < 0 && Brent.TryFindRoot(Gap, x[k - 1], x[k], 1e-14 * Math.Max(Math.Abs(x[k]), Math.Abs(x[k - 1])), 200, out var root))
                Accept(root);
            else if (k > 1 && Math.Abs(gap[k - 1]) < Math.Abs(gap[k]) && Math.Abs(gap[k - 1]) <= Math.Abs(gap[k - 2]) && gap[k - 2] * gap[k] > 0)
                Touch(x[k - 2], x[k]);
        }

        if (double.IsNaN(nearest.Output))
            throw new ModelException(scenario.WhyNot(output) ?? $"{output} has no value for any {input} from {from} to {to}.");
        return new()
        {
            Scenario = scenario,
            Input = input,
            Output = output,
            Target = target,
            Solutions = [.. solutions.Order().Distinct()],
            Searched = (from, to),
            Nearest = nearest,
        };

        void Near(double at, double distance)
        {
            if (double.IsFinite(distance) && (double.IsNaN(nearest.Output) || Math.Abs(distance) < Math.Abs(nearest.Output - target)))
                nearest = (at, target + distance);
        }

        // A jump over the target changes sign without reaching it.
        void Accept(double root)
        {
            var scale = Math.Max(tolerance, 1e-7 * Math.Max(Math.Abs(Gap(root * (1 - 1e-7))), Math.Abs(Gap(root * (1 + 1e-7)))));
            if (Math.Abs(Gap(root)) <= scale)
                solutions.Add(root);
            Near(root, Gap(root));
        }

        void Touch(double left, double right)
        {
            var bottom = MathNet.Numerics.FindMinimum.OfScalarFunctionConstrained(at => Math.Abs(Gap(at)), left, right, 1e-12 * Math.Max(Math.Abs(left), Math.Abs(right)), 500);
            Near(bottom, Gap(bottom));
            if (Math.Abs(Gap(bottom)) <= tolerance)
                solutions.Add(bottom);
        }
    }

    // Bounds that are open are searched as far as a thousand times the value now.
    private static (double From, double To) Range(Scenario scenario, int index, double? low, double? high)
    {
        var (input, value) = (scenario.Model.Inputs[index], scenario.Inputs[index]);
        var far = 1000 * (double.IsFinite(value) && value != 0 ? Math.Abs(value) : 1);
        var from = Math.Max(input.Low, low ?? (double.IsFinite(input.Low) ? input.Low : -far));
        var to = Math.Min(input.High, high ?? (double.IsFinite(input.High) ? input.High : far));
        return to > from ? (from, to)
            : throw new ModelException($"{input.Name} cannot be sought from {from} to {to}: the range is empty. Its bounds are {input.Low} to {input.High}.");
    }

    // Fine near 0 and coarse far from it, so that a share and a thousandfold of it are searched alike.
    private static double At(double from, double to, double share)
    {
        if (from < 0)
            return from + (to - from) * share;
        var start = from > 0 ? from : to * 1e-6;
        return share == 0 ? from : start * Math.Pow(to / start, share);
    }
}
