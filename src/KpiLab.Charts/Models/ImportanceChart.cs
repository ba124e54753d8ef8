using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>What a churn model looks at.</summary>
public static class ImportanceChart
{
    private const int Most = 12;

    /// <summary>The area under the ROC curve that is lost when a driver is shuffled among held-out customers, most first, with its interval over folds. It is what the model uses, not what causes leaving.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Of(ChurnModel model, ChartOptions? options = null) => Plot(model, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(ChurnModel model, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        FeatureImportance[] rows = [.. model.Importance.Take(Most)];
        string N(double value) => TimeText.Number(value, 3, language);
        string Name(FeatureImportance row) => FeatureText.Of(row.Feature, language);
        string Interval(FeatureImportance row) => row.Interval is { } i ? $"{N(i.Low)} {(dutch ? "tot" : "to")} {N(i.High)}" : "";
        bool Sure(FeatureImportance row) => row.Interval is { Low: > 0 };
        return new Plot
        {
            Title = Title(rows, Sure, Name, dutch),
            Description = dutch ? "Staafdiagram: oppervlakte onder de curve die zonder een kenmerk wegvalt, met interval" : "Bar chart: area under the curve lost without each driver, with its interval",
            Table = new(
                [dutch ? "kenmerk" : "driver", dutch ? "AUC die zonder wegvalt" : "AUC lost without it", dutch ? "95 % interval" : "95 % interval"],
                [.. rows.Select(r => (IReadOnlyList<string>)[Name(r), N(r.AucLoss), Interval(r)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "bar", ("orientation", "h"), ("y", rows.Select((_, i) => (double)i).ToArray()), ("x", PlotlyObject.Numbers(rows.Select(r => (double?)r.AucLoss))),
                    ("marker", PlotlyObject.Node(("color", rows.Select(r => Sure(r) ? palette.Main : palette.Quiet).ToArray()))),
                    ("error_x", PlotlyObject.Node(
                        ("type", "data"), ("symmetric", false), ("color", palette.Ink), ("thickness", 1.4), ("width", 4),
                        ("array", PlotlyObject.Numbers(rows.Select(r => r.Interval is { } i ? i.High - r.AucLoss : (double?)0))),
                        ("arrayminus", PlotlyObject.Numbers(rows.Select(r => r.Interval is { } i ? r.AucLoss - i.Low : (double?)0))))),
                    ("hovertext", rows.Select(r => PlotText.Lines(Name(r), $"{N(r.AucLoss)} ({Interval(r)})")).ToArray()), ("hoverinfo", "text"), ("showlegend", false)),
            ],
            X = new PlotAxis(dutch ? "oppervlakte onder de ROC-curve die wegvalt" : "area under the ROC curve lost") { FromZero = true },
            Y = PlotAxis.Names(rows.Select(Name), reversed: true),
            Height = 84 + 30 * Math.Max(2, rows.Length),
        };
    }

    private static string Title(FeatureImportance[] rows, Func<FeatureImportance, bool> sure, Func<FeatureImportance, string> name, bool dutch)
    {
        string[] names = [.. rows.Where(sure).Take(3).Select(name)];
        return names.Length == 0
            ? dutch ? "Het model weet niets dat het zonder een van deze kenmerken verliest" : "The model knows nothing that it loses without any one of these"
            : dutch ? $"Waar het model op let, het zwaarst eerst: {string.Join(", ", names)}" : $"What the model looks at, most first: {string.Join(", ", names)}";
    }
}
