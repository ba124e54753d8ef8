using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>A channel that a budget can be spent on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Curve">Customers for what is spent.</param>
/// <param name="CustomerValue">What one of its customers is worth, such as its LTV; above 0.</param>
/// <param name="Least">The least that must be spent on it.</param>
/// <param name="Most">The most that can be.</param>
public sealed record BudgetChannel(string Name, ResponseCurve Curve, double CustomerValue, double Least = 0, double Most = double.PositiveInfinity);

/// <summary>What a plan spends on a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Spend">The spend.</param>
/// <param name="Customers">Customers that it brings.</param>
/// <param name="Value">What they are worth together.</param>
/// <param name="MarginalReturn">What the next euro on this channel brings back.</param>
public sealed record BudgetLine(BudgetChannel Channel, double Spend, double Customers, double Value, double MarginalReturn);

/// <summary>A budget divided over channels so that the customers it brings are worth most.</summary>
/// <remarks>With diminishing returns the best division is the one at which the next euro brings back the same on every channel that is not at its least or most (Kuhn and Tucker, 1951). That return is found by bisection.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record BudgetPlan
{
    /// <summary>The budget.</summary>
    public required double Budget { get; init; }

    /// <summary>The channels, in the order given.</summary>
    public required ImmutableArray<BudgetLine> Lines { get; init; }

    /// <summary>What the next euro brings back on the best channel that can take it; 0 where none can.</summary>
    public double MarginalReturn => Lines.Where(l => l.Spend < l.Channel.Most).Select(l => l.MarginalReturn).DefaultIfEmpty(0).Max();

    /// <summary>What is spent.</summary>
    public double Spent => Lines.Sum(l => l.Spend);

    /// <summary>What is left, because channels are full or the next euro would bring back less than the least return asked.</summary>
    public double Unspent => Math.Max(0, Budget - Spent);

    /// <summary>Customers that the plan brings.</summary>
    public double Customers => Lines.Sum(l => l.Customers);

    /// <summary>What they are worth.</summary>
    public double Value => Lines.Sum(l => l.Value);

    /// <summary>Divides a budget.</summary>
    /// <param name="budget">The most that is spent, 0 or more.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="leastReturn">No euro is spent that brings back less than this: 1 stops where it would lose money; 0 spends all.</param>
    /// <exception cref="ModelException">A channel's numbers are outside their ranges, or the least of all channels together is more than the budget.</exception>
    public static BudgetPlan Optimise(double budget, IReadOnlyList<BudgetChannel> channels, double leastReturn = 0)
    {
        ArgumentNullException.ThrowIfNull(channels);
        Check(budget, channels, leastReturn);
        // The return λ of the last euro; spending falls as λ rises.
        double SpentAt(double rate) => channels.Sum(c => SpendOf(c, rate));
        var (low, high) = (Math.Max(leastReturn, 1e-12), 1.0);
        while (SpentAt(high) > budget && high < 1e300)
            high *= 2;
        var rate = low;
        if (SpentAt(low) > budget)
        {
            for (var k = 0; k < 200 && high - low > 1e-15 * high; k++)
            {
                rate = (low + high) / 2;
                if (SpentAt(rate) > budget)
                    low = rate;
                else
                    high = rate;
            }

            rate = high;
        }

        double[] spend = [.. channels.Select(c => SpendOf(c, rate))];
        FillLinear(budget, channels, rate, spend);
        return new() { Budget = budget, Lines = [.. channels.Select((c, i) => LineOf(c, spend[i]))] };
    }

    /// <summary>What a division of one's own would bring.</summary>
    /// <exception cref="ModelException">A spend is negative, or there is not one for each channel.</exception>
    public static BudgetPlan Of(IReadOnlyList<BudgetChannel> channels, params IReadOnlyList<double> spend)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(spend);
        return channels.Count == spend.Count && spend.All(s => s >= 0)
            ? new() { Budget = spend.Sum(), Lines = [.. channels.Select((c, i) => LineOf(c, spend[i]))] }
            : throw new ModelException($"A plan needs one spend of 0 or more for each of {channels.Count} channels; got {string.Join(", ", spend)}.");
    }

    private static double SpendOf(BudgetChannel channel, double rate) =>
        Math.Clamp(channel.Curve.SpendAt(rate / channel.CustomerValue), channel.Least, channel.Most);

    // A channel without diminishing returns takes nothing above its own return and everything below it: what is left at that return goes there.
    private static void FillLinear(double budget, IReadOnlyList<BudgetChannel> channels, double rate, double[] spend)
    {
        for (var i = 0; i < channels.Count; i++)
        {
            var left = budget - spend.Sum();
            if (left > 0 && spend[i] < channels[i].Most && channels[i].Curve.Marginal(spend[i] + left) * channels[i].CustomerValue >= rate * (1 - 1e-12))
                spend[i] = Math.Min(channels[i].Most, spend[i] + left);
        }
    }

    private static BudgetLine LineOf(BudgetChannel channel, double spend)
    {
        var customers = channel.Curve.Customers(spend);
        return new(channel, spend, customers, customers * channel.CustomerValue, channel.Curve.Marginal(spend) * channel.CustomerValue);
    }

    private static void Check(double budget, IReadOnlyList<BudgetChannel> channels, double leastReturn)
    {
        if (channels.Count == 0)
            throw new ModelException("A budget needs at least one channel.");
        if (!(budget >= 0) || !double.IsFinite(budget) || !(leastReturn >= 0))
            throw new ModelException($"A budget and a least return are 0 or more; got {budget} and {leastReturn}.");
        foreach (var channel in channels)
        {
            if (!channel.Curve.IsValid || !(channel.CustomerValue > 0))
                throw new ModelException($"Channel {channel.Name}: its curve {channel.Curve} and the value of its customers ({channel.CustomerValue}) are above 0, and a power has an exponent of at most 1.");
            if (!(channel.Least >= 0 && channel.Least <= channel.Most))
                throw new ModelException($"Channel {channel.Name}: the bounds of its spend are reversed or negative: {channel.Least} to {channel.Most}.");
        }

        if (channels.Sum(c => c.Least) is var least && least > budget)
            throw new ModelException($"The channels must get at least {least} together, which is more than the budget of {budget}. Raise the budget or lower the least.");
    }
}
