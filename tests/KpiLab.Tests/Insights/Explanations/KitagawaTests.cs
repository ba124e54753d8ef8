using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>Rate and mix effects against a published decomposition.</summary>
public class KitagawaTests
{
    // Das Gupta (1993), example 5.1: household headship rates per 100 of the United States by age, 1970 and 1985; size in per cent of the population.
    private static readonly (double Size, double Rate)[] In1970 =
        [(12.9, 1.9), (10.9, 25.8), (9.5, 45.7), (8.0, 49.6), (7.8, 51.2), (8.4, 51.6), (8.6, 51.8), (7.8, 54.9), (7.0, 58.7), (5.9, 60.4), (4.7, 62.8), (3.6, 66.6), (4.9, 66.8)];

    private static readonly (double Size, double Rate)[] In1985 =
        [(10.1, 2.2), (11.2, 24.3), (11.6, 45.8), (10.9, 52.5), (9.4, 56.1), (7.7, 55.6), (6.3, 56.0), (6.0, 57.4), (6.3, 57.2), (5.9, 61.2), (5.1, 63.9), (4.0, 68.6), (5.5, 72.2)];

    [Fact]
    public void Headship_in_the_united_states_is_taken_apart_as_published()
    {
        var bridge = RatioBridge.Of(Parts(In1970), Parts(In1985));
        Assert.Equal((44.7268, 47.6940), (Math.Round(bridge.Before, 4), Math.Round(bridge.After, 4)));
        Assert.Equal((1.7403, 1.2269), (Math.Round(bridge.RateEffect, 4), Math.Round(bridge.MixEffect, 4)));
    }

    [Fact]
    public void A_cost_without_a_customer_is_not_lost_from_the_sum()
    {
        var (before, after) = (Of(("a", 100, 10), ("b", 50, 0)), Of(("a", 120, 10), ("b", 0, 0), ("c", 30, 0)));
        var bridge = RatioBridge.Of(before, after);
        Assert.Equal((15.0, 15.0), (bridge.Before, bridge.After));
        Assert.Equal([2.0, -5.0, 3.0], bridge.Steps.Select(step => Math.Round(step.Effect, 12)));
    }

    [Fact]
    public void Points_are_a_hundred_times_the_ratio() =>
        Assert.Equal((20.0, 30.0), (RatioBridge.Of(Of(("a", 2, 10)), Of(("a", 3, 10)), 100).Before, RatioBridge.Of(Of(("a", 2, 10)), Of(("a", 3, 10)), 100).After));

    private static Dictionary<Segment, (double Above, double Below)> Parts((double Size, double Rate)[] ages) =>
        ages.Select((age, i) => (new Segment($"{i:00}"), (age.Size * age.Rate, age.Size))).ToDictionary();

    private static Dictionary<Segment, (double Above, double Below)> Of(params (string Name, double Above, double Below)[] parts) =>
        parts.ToDictionary(part => new Segment(part.Name), part => (part.Above, part.Below));
}
