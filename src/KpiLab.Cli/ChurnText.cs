using System.Globalization;
using KpiLab.Models.ChurnRisk;
using KpiLab.Statistics;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>Churn models and save lists in the terminal.</summary>
internal static class ChurnText
{
    private const int MostFeatures = 12;

    public static void Write(IAnsiConsole console, ChurnModel model, string file)
    {
        var a = model.Assessment;
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]Churn risk[/]  {model.Rows:N0} customers, {model.Leavers:N0} left ({(double)model.Leavers / model.Rows:0.0 %}){(model.Horizon is { } horizon ? $"  within {horizon}" : "")}"));
        foreach (var line in a.Verdict)
            console.MarkupLine($"  {Text(line)}");
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn("on customers not seen");
        foreach (var name in new[] { "mean over folds", "95 % interval", a.OneRule.Name.StartsWith("the best rule", StringComparison.Ordinal) ? "one rule" : "baseline" })
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        table.AddRow("ROC AUC", string.Create(CultureInfo.InvariantCulture, $"{a.RocAuc.Mean:0.000}"), Interval(a.RocAuc.Interval), string.Create(CultureInfo.InvariantCulture, $"{a.OneRule.RocAuc:0.000}"));
        table.AddRow("PR AUC", string.Create(CultureInfo.InvariantCulture, $"{a.PrAuc.Mean:0.000}"), Interval(a.PrAuc.Interval), "");
        table.AddRow("log loss", string.Create(CultureInfo.InvariantCulture, $"{a.LogLoss.Mean:0.000}"), Interval(a.LogLoss.Interval), string.Create(CultureInfo.InvariantCulture, $"{a.OneRule.LogLoss:0.000}"));
        table.AddRow("Brier score", string.Create(CultureInfo.InvariantCulture, $"{a.Brier.Mean:0.000}"), Interval(a.Brier.Interval), "");
        table.AddRow("lift of the top tenth", string.Create(CultureInfo.InvariantCulture, $"{a.TopDecileLift.Mean:0.00}"), Interval(a.TopDecileLift.Interval), "");
        console.Write(table);

        var bins = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var name in new[] { "predicted risk", "left", "95 % interval", "n" })
            bins.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var bin in a.Calibration)
            bins.AddRow(string.Create(CultureInfo.InvariantCulture, $"{bin.Predicted:0.0 %}"), string.Create(CultureInfo.InvariantCulture, $"{bin.Observed:0.0 %}"), string.Create(CultureInfo.InvariantCulture, $"{bin.Interval.Low:0.0 %}–{bin.Interval.High:0.0 %}"), string.Create(CultureInfo.InvariantCulture, $"{bin.N:N0}"));
        console.Write(bins);

        var importance = new Spectre.Console.Table().Border(TableBorder.Simple);
        importance.AddColumn("feature");
        importance.AddColumn(new TableColumn("AUC lost without it").RightAligned().NoWrap());
        importance.AddColumn(new TableColumn("95 % interval").RightAligned().NoWrap());
        foreach (var feature in model.Importance.Take(MostFeatures))
            importance.AddRow(Text(feature.Feature), string.Create(CultureInfo.InvariantCulture, $"{feature.AucLoss:0.0000}"), feature.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{i.Low:0.0000}–{i.High:0.0000}") : "");
        console.Write(importance);
        console.MarkupLine($"[dim]{Text("Learners, by weight in the log-odds: " + string.Join(", ", model.Learners.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Weight:0.00} {l.Learner}"))))}[/]");
        foreach (var note in model.Notes)
            console.MarkupLine($"[dim]{Text(note)}[/]");
        console.MarkupLine($"Model: [bold]{Text(file)}[/]");
    }

    public static void Write(IAnsiConsole console, SaveList list, int top, string? file)
    {
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]Customers at risk[/]  value at risk in all: {list.ValueAtRisk:N0}"));
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn("customer");
        foreach (var name in new[] { "risk", "value", "value at risk" })
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        table.AddColumn("contact");
        table.AddColumn("what raises the risk");
        foreach (var c in list.Customers.Take(top))
            table.AddRow(Text(c.Customer), string.Create(CultureInfo.InvariantCulture, $"{c.Risk:0.0 %}"), string.Create(CultureInfo.InvariantCulture, $"{c.Value:N2}"), string.Create(CultureInfo.InvariantCulture, $"{c.ValueAtRisk:N2}"), c.Contact switch { true => "yes", false => "no", _ => "" }, Text(string.Join("; ", c.Reasons)));
        console.Write(table);
        foreach (var note in list.Notes)
            console.MarkupLine($"[dim]{Text(note)}[/]");
        if (file is not null)
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"List: [bold]{Text(file)}[/]  {list.Customers.Length:N0} customers"));
    }

    private static string Interval(ConfidenceInterval? interval) => interval is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0.000}–{interval.High:0.000}");

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
