using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>The parts of a KPI by segment on two sides, where they add up to the whole; or why they do not.</summary>
internal sealed record SplitParts
{
    // The parts of the sample company add up to within 1e-12; what is off by more than this is not rounding.
    private const double Tolerance = 1e-9;

    private static readonly LocalText NotParts = new("its segments do not add up to the whole", "de segmenten tellen niet op tot het geheel");
    private static readonly LocalText OneSegment = new("it has one segment alone", "er is maar één segment");
    private static readonly LocalText AllTooSmall = new("too few groups are large enough to be shown", "te weinig groepen zijn groot genoeg om te tonen");

    private SplitParts()
    {
    }

    /// <summary>The bridge; null where there is none.</summary>
    public RatioBridge? Bridge { get; private init; }

    /// <summary>Numerator and denominator of each segment before; of a plain sum, its amount.</summary>
    public IReadOnlyDictionary<Segment, (double Above, double Below)> Before { get; private init; } = new Dictionary<Segment, (double, double)>();

    /// <summary>The same after.</summary>
    public IReadOnlyDictionary<Segment, (double Above, double Below)> After { get; private init; } = new Dictionary<Segment, (double, double)>();

    /// <summary>True for a plain sum.</summary>
    public bool IsOfSum { get; private init; }

    /// <summary>What numerator over denominator is multiplied by: 1, or 100 for points.</summary>
    public double Scale { get; private init; } = 1;

    /// <summary>How many groups are in one part because they may not be shown.</summary>
    public int Hidden { get; private init; }

    /// <summary>Why there is no bridge; null where there is one.</summary>
    public LocalText? Reason { get; private init; }

    /// <summary>The parts of two results by the same columns.</summary>
    /// <param name="before">The one side.</param>
    /// <param name="after">The other side.</param>
    /// <param name="hides">True for a survey in which small groups are hidden.</param>
    public static SplitParts Of(KpiResult before, KpiResult after, bool hides)
    {
        if (before.Total is { Numerator: null, Denominator: null } && after.Total is { Numerator: null, Denominator: null })
            return OfSum(before, after);
        if (ScaleOf(before.Total, after.Total) is not { } scale || before.Total is not { Denominator: > 0 } || after.Total is not { Denominator: > 0 })
            return new() { Reason = NotParts };
        HashSet<Segment> hidden = hides ? [.. before.Rows.Concat(after.Rows).Where(row => row.Measurement.Value is null).Select(row => row.Segment)] : [];
        var (old, now) = (Parts(before, hidden, scale), Parts(after, hidden, scale));
        if (old is null || now is null)
            return new() { Reason = NotParts };
        if (old.Count == 0 && now.Count == 0)
            return new() { Reason = AllTooSmall };
        if (old.Keys.Union(now.Keys).Count() < 2)
            return new() { Reason = OneSegment };
        return Of(old, now, scale) with { Hidden = hidden.Count };
    }

    /// <summary>The parts given, as a ratio.</summary>
    public static SplitParts Of(IReadOnlyDictionary<Segment, (double Above, double Below)> before, IReadOnlyDictionary<Segment, (double Above, double Below)> after, double scale = 1) =>
        new() { Bridge = RatioBridge.Of(before, after, scale), Before = before, After = after, Scale = scale };

    /// <summary>What numerator over denominator is multiplied by: 1, or 100 for points; null where the value is not that ratio.</summary>
    private static double? ScaleOf(params IEnumerable<Measurement> measurements)
    {
        double? scale = null;
        foreach (var measurement in measurements)
        {
            if (measurement is not { Value: { } value, Numerator: { } above, Denominator: { } below })
                return null;
            if (above == 0 && value == 0)
                continue;
            var own = value * below / above;
            if (!double.IsFinite(own) || own == 0 || (scale is { } other && !Near(own, other, Math.Abs(own))))
                return null;
            scale = own;
        }

        return scale ?? 1;
    }

    // The parts of the segments that are shown, and all that are hidden as one part: the whole less what is shown. Null where they do not add up.
    private static Dictionary<Segment, (double Above, double Below)>? Parts(KpiResult result, HashSet<Segment> hidden, double scale)
    {
        var parts = new Dictionary<Segment, (double Above, double Below)>();
        foreach (var row in result.Rows.Where(row => !hidden.Contains(row.Segment)))
        {
            var (above, below) = (row.Measurement.Numerator ?? 0, row.Measurement.Denominator ?? 0);
            if (below < 0 || !double.IsFinite(above) || !double.IsFinite(below) || (row.Measurement.Value is { } value && !Near(value * below, scale * above, Math.Abs(scale * above))))
                return null;
            parts.Add(row.Segment, (above, below));
        }

        var rest = (Above: result.Total.Numerator!.Value - parts.Values.Sum(p => p.Above), Below: result.Total.Denominator!.Value - parts.Values.Sum(p => p.Below));
        if (hidden.Count > 0)
        {
            // A part that nobody of this side is in must not be made of rounding.
            var anybody = result.Rows.Any(row => hidden.Contains(row.Segment));
            parts.Add(new Segment(Enumerable.Repeat(Segment.TooSmall, result.Dimensions.Length)), anybody ? rest : (0, 0));
            return rest.Below < -Tolerance * result.Total.Denominator.Value ? null : parts;
        }

        return Near(rest.Above, 0, parts.Values.Sum(p => Math.Abs(p.Above))) && Near(rest.Below, 0, result.Total.Denominator.Value) ? parts : null;
    }

    private static SplitParts OfSum(KpiResult before, KpiResult after)
    {
        static Dictionary<Segment, (double Above, double Below)> Amounts(KpiResult result) => result.Rows.ToDictionary(row => row.Segment, row => (row.Measurement.Value ?? 0, 0.0));
        var (old, now) = (Amounts(before), Amounts(after));
        foreach (var (result, parts) in new[] { (before, old), (after, now) })
        {
            if (result.Total.Value is not { } total || !Near(total, parts.Values.Sum(p => p.Above), parts.Values.Sum(p => Math.Abs(p.Above))))
                return new() { Reason = NotParts };
        }

        return OfAmounts(old, now) is { Bridge.Steps.Count: > 1 } sums ? sums : new() { Reason = OneSegment };
    }

    /// <summary>The amounts of a plain sum, which stand above the line; each changes by what it gained.</summary>
    public static SplitParts OfAmounts(IReadOnlyDictionary<Segment, (double Above, double Below)> before, IReadOnlyDictionary<Segment, (double Above, double Below)> after)
    {
        var (oldTotal, nowTotal) = (before.Values.Sum(p => p.Above), after.Values.Sum(p => p.Above));
        double Share(double part, double total) => total == 0 ? 0 : part / total;
        RatioBridgeStep[] steps =
        [
            .. before.Keys.Union(after.Keys).Order().Select(segment => new RatioBridgeStep(
                segment, Share(before.GetValueOrDefault(segment).Above, oldTotal), Share(after.GetValueOrDefault(segment).Above, nowTotal),
                before.TryGetValue(segment, out var a) ? a.Above : null, after.TryGetValue(segment, out var b) ? b.Above : null,
                after.GetValueOrDefault(segment).Above - before.GetValueOrDefault(segment).Above, 0)),
        ];
        return new() { Bridge = new RatioBridge(oldTotal, nowTotal, steps), Before = before, After = after, IsOfSum = true };
    }

    private static bool Near(double a, double b, double size) => Math.Abs(a - b) <= Tolerance * Math.Max(1e-300, size);
}
