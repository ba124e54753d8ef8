using KpiLab.Charts.Plots;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>A change from one value to another in floating bars, before it is drawn.</summary>
/// <param name="Title">The finding, in one sentence.</param>
/// <param name="Unit">What the values are measured in.</param>
/// <param name="Axis">The name of the KPI with its unit.</param>
/// <param name="Start">The name and value at the start.</param>
/// <param name="Bars">The parts, each from where the one before it ended.</param>
/// <param name="End">The name and value at the end.</param>
internal sealed record Waterfall(string Title, Unit Unit, string Axis, (string Name, double Value) Start, IReadOnlyList<WaterfallBar> Bars, (string Name, double Value) End)
{
    private const int MostBars = 9;

    /// <summary>The parts of one split, or of the drivers; null where there is no change to show.</summary>
    /// <param name="explanation">The change.</param>
    /// <param name="split">The split whose segments are shown; null for the drivers.</param>
    /// <param name="language">The language of names and values.</param>
    public static Waterfall? Of(Explanation explanation, SplitExplanation? split, Language language)
    {
        Contribution[] parts = split is not null
            ? [.. split.Contributions]
            : [.. explanation.Drivers.Select(driver => new Contribution(ContributionKind.Driver, driver.Name, null, driver.Effect)).OrderByDescending(part => Math.Abs(part.Amount))];
        if (explanation.From.Measurement.Value is not { } before || explanation.To.Measurement.Value is not { } after || parts.Length == 0)
            return null;
        var bars = new List<WaterfallBar>();
        var at = before;
        // What is too small for a bar of its own is one bar, the last.
        foreach (var part in parts.Length <= MostBars ? parts : parts[..(MostBars - 1)])
        {
            bars.Add(new(Name(part, split, language), part.Kind, at, at + part.Amount));
            at += part.Amount;
        }

        if (parts.Length > MostBars)
        {
            var smaller = parts.Length - MostBars + 1;
            bars.Add(new(language == Language.Dutch ? $"{smaller} kleinere delen" : $"{smaller} smaller parts", null, at, after));
        }

        return new(
            Heading(explanation, split, language), explanation.Unit, PlotAxis.TitleOf(explanation.Kpi.Text.Name.In(language), explanation.Unit, language),
            (explanation.From.Name.In(language), before), bars, (explanation.To.Name.In(language), after));
    }

    /// <summary>The lowest and the highest value that is drawn.</summary>
    public (double Low, double High) Range =>
        (Bars.SelectMany(bar => new[] { bar.From, bar.To }).Append(Start.Value).Append(End.Value).Min(), Bars.SelectMany(bar => new[] { bar.From, bar.To }).Append(Start.Value).Append(End.Value).Max());

    private static string Name(Contribution part, SplitExplanation? split, Language language) => (part.Kind, language == Language.Dutch) switch
    {
        (ContributionKind.Rate, _) when split is { IsOfSum: true } => part.Name.In(language),
        (ContributionKind.Rate, true) => $"{part.Name.Dutch}: eigen cijfer",
        (ContributionKind.Rate, false) => $"{part.Name.English}: own figure",
        (ContributionKind.Mix, true) => $"{part.Name.Dutch}: aandeel",
        (ContributionKind.Mix, false) => $"{part.Name.English}: share",
        _ => part.Name.In(language),
    };

    private static string Heading(Explanation explanation, SplitExplanation? split, Language language)
    {
        var dutch = language == Language.Dutch;
        string Change(double change) => ValueText.Difference(change, explanation.Unit, language);
        var name = explanation.Kpi.Text.Name.In(language);
        var head = $"{name}: {Change(explanation.Change!.Value)}";
        if (explanation.IsNews == false)
            return head + (dutch ? ", wat toeval kan zijn" : ", which chance can explain");
        if (split is null)
        {
            var most = explanation.Drivers.MaxBy(driver => Math.Abs(driver.Effect))!;
            return head + (dutch ? $", vooral door {most.Name.Dutch} ({Change(most.Effect)})" : $", most through {most.Name.English} ({Change(most.Effect)})");
        }

        if (split.IsParadox)
        {
            return head + (dutch
                ? $", al bewoog geen segment van {Columns(split, language)} mee: de verschuiving deed {Change(split.MixEffect)}, de segmenten zelf {Change(split.RateEffect)}"
                : $", though no segment of {Columns(split, language)} moved with it: the shift made {Change(split.MixEffect)}, the segments themselves {Change(split.RateEffect)}");
        }

        var strongest = split.Segments.Where(segment => Math.Sign(segment.Step.Effect) == Math.Sign(explanation.Change.Value)).MaxBy(segment => Math.Abs(segment.Step.Effect));
        return strongest is null ? head : head + (dutch
            ? $", het meest door {Columns(split, language)} “{strongest.Step.Segment.In(language)}” ({Change(strongest.Step.Effect)})"
            : $", most through {Columns(split, language)} “{strongest.Step.Segment.In(language)}” ({Change(strongest.Step.Effect)})");
    }

    private static string Columns(SplitExplanation split, Language language) => string.Join(" × ", split.Columns.Select(column => SegmentText.Dimension(column, language).Replace('_', ' ')));
}

/// <summary>One floating bar.</summary>
/// <param name="Name">The segment or driver, and how it did it.</param>
/// <param name="Kind">How; null for several small parts together.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
internal sealed record WaterfallBar(string Name, ContributionKind? Kind, double From, double To)
{
    public double Amount => To - From;
}
