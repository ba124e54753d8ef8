using KpiLab.Kpis;
using KpiLab.Measures;
using Plotly.NET.LayoutObjects;

namespace KpiLab.Charts.Plots;

/// <summary>An axis of a plot.</summary>
/// <param name="Title">What it shows, with its unit; empty where the labels say it.</param>
internal sealed record PlotAxis(string Title)
{
    public string? Type { get; init; }

    public IReadOnlyList<object>? TickValues { get; init; }

    /// <summary>The labels of the ticks, encoded.</summary>
    public IReadOnlyList<string>? TickTexts { get; init; }

    public string? TickFormat { get; init; }

    public string? TickPrefix { get; init; }

    public string? TickSuffix { get; init; }

    public IReadOnlyList<double>? Range { get; init; }

    public bool Reversed { get; init; }

    public bool FromZero { get; init; }

    public bool Grid { get; init; } = true;

    public int? Standoff { get; init; }

    /// <summary>The part of the width that it takes, where two panels stand side by side.</summary>
    public IReadOnlyList<double>? Domain { get; init; }

    /// <summary>An axis of names at 0, 1, 2, …; numbers, so that a name such as 2024 stays a name.</summary>
    public static PlotAxis Names(IEnumerable<string> names, string title = "", bool reversed = false)
    {
        string[] texts = [.. names.Select(name => PlotText.Label(name))];
        return new(title)
        {
            Type = "linear",
            TickValues = [.. Enumerable.Range(0, texts.Length).Cast<object>()],
            TickTexts = texts,
            Reversed = reversed,
            Range = reversed ? [texts.Length - 0.5, -0.5] : [-0.5, texts.Length - 0.5],
            Grid = false,
        };
    }

    /// <summary>An axis of values of a unit, in the number format of the language.</summary>
    public static PlotAxis Values(string title, Unit unit, double largest, Language language) => new(title)
    {
        TickFormat = unit.Kind switch
        {
            UnitKind.Fraction => ",.1~%",
            UnitKind.Money => largest >= 10_000 ? ",.3~s" : largest >= 100 ? ",.0f" : ",.2~f",
            UnitKind.Points or UnitKind.Index => ",.0f",
            _ => ",.2~f",
        },
        TickPrefix = unit.Kind == UnitKind.Money ? Symbol(unit, language) : null,
    };

    /// <summary>An axis of periods: a few of them are named, the year under the first of each.</summary>
    public static PlotAxis Periods(IReadOnlyList<DateRange> periods, Language language)
    {
        var step = Math.Max(1, (int)Math.Ceiling(periods.Count / 6.0));
        var ticks = periods.Where((_, i) => i % step == 0).ToArray();
        int? year = null;
        var texts = new List<string>();
        foreach (var period in ticks)
        {
            var name = ValueText.Range(period, language).Replace('\u00A0', ' ');
            var ending = " " + period.Start.Year;
            if (name.EndsWith(ending, StringComparison.Ordinal))
                name = name[..^ending.Length] + (year == period.Start.Year ? "" : PlotText.NewLine + period.Start.Year);
            year = period.Start.Year;
            texts.Add(name);
        }

        return new("") { Type = "date", TickValues = [.. ticks.Select(p => (object)Day(p))], TickTexts = texts, Grid = false };
    }

    /// <summary>The place of a period on a date axis: its first day.</summary>
    public static string Day(DateRange period) => period.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name of a measure with its unit: "Cost per lead (€ per lead)".</summary>
    public static string TitleOf(string name, Unit unit, Language language) => $"{name} ({UnitText(unit, language)})";

    public static string UnitText(Unit unit, Language language) => unit.Kind switch
    {
        UnitKind.Fraction => "%",
        UnitKind.Money => ((unit.Currency is null ? new LocalText("money", "geld").In(language) : Symbol(unit, language).Trim()) + (unit.Per is { } per ? " per " + per.In(language) : "")).Trim(),
        UnitKind.Points => new LocalText("points", "punten").In(language),
        UnitKind.Score => "score",
        UnitKind.Ratio => "ratio",
        UnitKind.Months => new LocalText("months", "maanden").In(language),
        _ => "index",
    };

    public LinearAxis ToPlotly(Palette palette) => PlotlyObject.With(
        new LinearAxis(),
        ("title", Title.Length == 0 ? null : PlotlyObject.With(new Plotly.NET.Title(), ("text", PlotText.Wrap(Title, 36)), ("standoff", Standoff ?? 10), ("font", PlotlyObject.Node(("color", palette.Soft), ("size", 12))))),
        ("type", Type),
        ("tickmode", TickValues is null ? null : "array"),
        ("tickvals", TickValues),
        ("ticktext", TickTexts),
        ("tickformat", TickFormat),
        ("tickprefix", TickPrefix),
        ("ticksuffix", TickSuffix),
        ("domain", Domain),
        ("range", Range),
        ("autorange", Range is null && Reversed ? "reversed" : null),
        ("rangemode", FromZero ? "tozero" : null),
        ("showgrid", Grid),
        ("gridcolor", palette.Grid),
        ("linecolor", palette.Grid),
        ("zeroline", Grid),
        ("zerolinecolor", palette.Quiet),
        ("automargin", true),
        ("nticks", TickValues is null ? 6 : null));

    private static string Symbol(Unit unit, Language language) => unit.Currency switch
    {
        null => "",
        "EUR" => language == Language.Dutch ? "€ " : "€",
        "USD" => language == Language.Dutch ? "$ " : "$",
        "GBP" => language == Language.Dutch ? "£ " : "£",
        { } code => code + " ",
    };
}
