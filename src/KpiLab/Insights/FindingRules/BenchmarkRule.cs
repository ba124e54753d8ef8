using System.Globalization;
using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>The value against a published figure, with who published it, when, about what, and why it may not compare.</summary>
internal static class BenchmarkRule
{
    private static readonly string[] RuleOfThumbOpenings =
        ["Rule of thumb, ", "commonly ", "widely ", "attributed to ", "repeated by ", "as given by "];

    /// <summary>The comparison in a sentence; null where the value cannot be rated or there is no figure.</summary>
    internal static Finding? Of(KpiResult total, PublishedFigure? figure)
    {
        // A figure of another industry says nothing.
        if (figure is null || !double.IsFinite(figure.Value) || !CanRate(total.Kpi, total.Total) || !(figure.Match.SameIndustry || figure.Match.Row.IsGeneral))
            return null;
        var difference = total.Total.Value!.Value - figure.Value;
        var actions = figure is { Standing: Standing.Worse or Standing.Poor, IsRuleOfThumb: false } ? ActionChoice.For(total.Kpi, [Cue.Everywhere]) : null;
        return new Finding(FindingKind.Benchmark, Say(language => Sentence(total, figure, difference, language)), Actions: actions);
    }

    /// <summary>The standing that counts for the verdict: a rule of thumb does not, and an average is no target.</summary>
    internal static Standing Deciding(PublishedFigure? figure) => figure switch
    {
        null or { IsRuleOfThumb: true } or { Standing: Standing.AboveAverage or Standing.BelowAverage } => Standing.Unknown,
        { Standing: Standing.Excellent or Standing.Good } => Standing.Better,
        { Standing: Standing.Poor } => Standing.Worse,
        _ => figure.Standing,
    };

    private static string Sentence(KpiResult total, PublishedFigure figure, double difference, Language language)
    {
        var kind = figure.IsRuleOfThumb ? Pick(language, "the rule of thumb", "de vuistregel")
            : figure.Kind switch
            {
                FigureKind.Median => Pick(language, "the published median", "de gepubliceerde mediaan"),
                FigureKind.Average => Pick(language, "the published average", "het gepubliceerde gemiddelde"),
                _ => Pick(language, "the published line", "de gepubliceerde grens"),
            };
        var unit = figure.Currency is { } currency && total.Unit.Kind == UnitKind.Money ? total.Unit with { Currency = currency } : total.Unit;
        var value = ValueText.Full(figure.Value, unit, language);
        var own = Plain(total.Total, language);
        var change = unit.Currency == total.Unit.Currency ? ValueText.Difference(difference, total.Unit, language) + ", " : "";
        var judged = figure.Standing switch
        {
            Standing.Better => Pick(language, "better", "beter"),
            Standing.Worse => Pick(language, "worse", "slechter"),
            Standing.Around => figure is { Poor: not null, Good: not null } ? Pick(language, "between poor and good by that source", "tussen slecht en goed volgens die bron")
                : figure.Kind == FigureKind.Average ? Pick(language, "around the average", "rond het gemiddelde") : Pick(language, "about the same", "ongeveer gelijk"),
            Standing.Excellent => Pick(language, "excellent by that source", "uitstekend volgens die bron"),
            Standing.Good => Pick(language, "good by that source", "goed volgens die bron"),
            Standing.Poor => Pick(language, "poor by that source", "slecht volgens die bron"),
            Standing.AboveAverage => Pick(language, "above the average, which is no target", "boven het gemiddelde, dat geen doel is"),
            Standing.BelowAverage => Pick(language, "below the average, which is no target", "onder het gemiddelde, dat geen doel is"),
            _ => Pick(language, "not compared", "niet vergeleken"),
        };
        var text = Pick(
            language,
            $"{Name(total.Kpi, language)} of {own} against {kind} of {value} ({About(figure, total, language)}): {change}{judged}.",
            $"{Name(total.Kpi, language)} van {own} tegenover {kind} van {value} ({About(figure, total, language)}): {change}{judged}.");
        if (figure.IsRuleOfThumb)
            text += Pick(language, " A rule of thumb is custom, not a measurement.", " Een vuistregel is een gewoonte, geen meting.");
        if (figure.Cautions.Count > 0)
        {
            var cautions = string.Join("; ", figure.Cautions.Select(caution => caution.In(language).TrimEnd('.')));
            text += Pick(language, $" Caution: {cautions}.", $" Let op: {cautions}.");
        }

        return text;
    }

    private static string About(PublishedFigure figure, KpiResult total, Language language)
    {
        var parts = new List<string>();
        if (figure is { Low: { } low, High: { } high })
        {
            var middle = $"{ValueText.Full(low, total.Unit with { Currency = figure.Currency ?? total.Unit.Currency }, language)} – {ValueText.Full(high, total.Unit with { Currency = figure.Currency ?? total.Unit.Currency }, language)}";
            parts.Add(Pick(language, $"middle half {middle}", $"middelste helft {middle}"));
        }

        var bands = new (double? Line, string Word)[]
        {
            (figure.Poor, Pick(language, "poor", "slecht")), (figure.Good, Pick(language, "good", "goed")), (figure.Excellent, Pick(language, "excellent", "uitstekend")),
        }.Where(band => band.Line is not null && (figure.Kind != FigureKind.Line || band.Line != figure.Value));
        parts.AddRange(bands.Select(band => $"{band.Word} {ValueText.Full(band.Line!.Value, total.Unit, language)}"));
        var row = figure.Match.Row;
        var year = row.Year is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0000}") : Pick(language, "year not given", "jaartal onbekend");
        parts.Add($"{Attribution(row.Source)}, {year}");
        var about = string.Join(", ", new[] { Pick(language, row.Industry, row.IndustryInDutch), PublishedFigures.RegionName(row.Region).In(language) }.Where(part => part.Length > 0));
        if (about.Length > 0)
            parts.Add(about);
        return string.Join("; ", parts);
    }

    // "Rule of thumb, attributed to X" names X; that it is a rule of thumb is said already.
    private static string Attribution(string source)
    {
        foreach (var opening in RuleOfThumbOpenings)
        {
            if (source.StartsWith(opening, StringComparison.Ordinal))
                source = source[opening.Length..];
        }

        return source;
    }
}
