using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Distributions;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>A buying model beside what customers did in weeks that it never saw.</summary>
public static class HoldoutChart
{
    /// <summary>Purchases per customer in the holdout by how often they had bought before: what happened, with its 95 % interval, what the model expected, and what the same rate as before would have given.</summary>
    /// <param name="check">The comparison.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart ByFrequency(HoldoutCheck check, ChartOptions? options = null) => Plot(check, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(HoldoutCheck check, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(check);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        HoldoutRow[] rows = [.. check.Rows.Where(r => r.Customers > 0)];
        string Name(HoldoutRow row) => row.Frequency + (row.AndAbove ? "+" : "");
        string N(double? value, int decimals = 2) => value is { } v ? TimeText.Number(v, decimals, language) : "";
        var z = Normal.InvCDF(0, 1, 0.975);
        var (happened, same) = (dutch ? "gebeurd" : "happened", dutch ? "zelfde tempo als eerst" : "same rate as before");
        Trace Line(string name, string colour, string dash, string symbol, Func<HoldoutRow, double?> of, object? error = null) => PlotlyObject.Trace(
            "scatter", ("mode", "lines+markers"), ("name", name), ("x", rows.Select((_, i) => (double)i).ToArray()), ("y", PlotlyObject.Numbers(rows.Select(of))),
            ("line", PlotlyObject.Node(("color", colour), ("width", 2.2), ("dash", dash))), ("marker", PlotlyObject.Node(("color", colour), ("size", 8), ("symbol", symbol))), ("error_y", error),
            ("hovertext", rows.Select(r => PlotText.Lines($"{name}: {N(of(r))}", (dutch ? "eerder " : "before: ") + Name(r), "n = " + ValueText.Count(r.Customers, language))).ToArray()), ("hoverinfo", "text"));
        var whiskers = PlotlyObject.Node(("type", "data"), ("color", palette.Ink), ("thickness", 1.4), ("width", 4), ("array", PlotlyObject.Numbers(rows.Select(r => r.StandardError * z))));
        var length = $"{N(check.Length, 0)} {TimeText.Units(check.Unit, language)}";
        return new Plot
        {
            Title = Title(check, length, dutch, N),
            Description = dutch ? "Lijndiagram: herhaalaankopen per klant in de toetsperiode naar eerdere herhaalaankopen, met 95 %-interval" : "Line chart: purchases per customer in the holdout by repeat purchases before, with 95 % intervals",
            Table = new(
                [dutch ? "eerder" : "before", dutch ? "klanten" : "customers", happened, check.Model, same],
                [.. rows.Select(r => (IReadOnlyList<string>)[Name(r), ValueText.Count(r.Customers, language), N(r.Actual), N(r.Model), N(r.Naive)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                Line(same, palette.Quiet, "dot", "square", r => r.Naive),
                Line(check.Model, palette.Series[0], "dash", "diamond", r => r.Model),
                Line(happened, palette.Series[1], "solid", "circle", r => r.Actual, whiskers),
            ],
            X = PlotAxis.Names(rows.Select(Name), dutch ? "herhaalaankopen in de leerperiode" : "repeat purchases before") with { Range = [-0.4, rows.Length - 0.6] },
            Y = new PlotAxis(dutch ? $"aankopen per klant in {length}" : $"purchases per customer in {length}") { FromZero = true, TickFormat = ",.2~f" },
            Legend = true,
        };
    }

    private static string Title(HoldoutCheck check, string length, bool dutch, Func<double?, int, string> number)
    {
        var off = check.Actual > 0 ? check.Expected / check.Actual - 1 : 0;
        var share = $"{number(100 * Math.Abs(off), 0)} %";
        var errors = $"{number(check.ModelError, 2)} {(dutch ? "tegen" : "against")} {number(check.NaiveError, 2)}";
        if (dutch)
        {
            return $"{check.Model} voorspelt {(off < 0 ? share + " te weinig" : share + " te veel")} aankopen in {length}; per klant {(check.IsBetterThanNaive ? "dichterbij" : "niet dichterbij")} dan het tempo van eerst (gemiddelde fout {errors})";
        }

        return $"{check.Model} expects {share} too {(off < 0 ? "few" : "many")} purchases in {length}; per customer it is {(check.IsBetterThanNaive ? "closer" : "no closer")} than the rate seen before (mean error {errors})";
    }
}
