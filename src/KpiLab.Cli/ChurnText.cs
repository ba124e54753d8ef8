using KpiLab.Charts.Models;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using KpiLab.Statistics;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>Churn models and save lists in the terminal.</summary>
internal sealed class ChurnText(IAnsiConsole console, Language language)
{
    private const int MostFeatures = 12;

    public void Write(ChurnModel model, string file)
    {
        var a = model.Assessment;
        console.MarkupLine($"[bold]{T("Churn risk", "Vertrekrisico")}[/]  {N(model.Rows)} {T("customers", "klanten")}, {N(model.Leavers)} {T("left", "vertrokken")} ({Share((double)model.Leavers / model.Rows)}){(model.Horizon is { } horizon ? $"  {T("within", "binnen")} {TimeText.Of(horizon, language)}" : "")}");
        foreach (var line in a.Verdict)
            console.MarkupLine($"  {Text(line.In(language))}");
        var table = Columns(T("on customers not seen", "op klanten die het niet zag"), T("mean over folds", "gemiddelde"), T("95 % interval", "95 % interval"), T("one rule", "één regel"));
        table.AddRow("ROC AUC", F(a.RocAuc.Mean, 3), Interval(a.RocAuc.Interval), F(a.OneRule.RocAuc, 3));
        table.AddRow("PR AUC", F(a.PrAuc.Mean, 3), Interval(a.PrAuc.Interval), "");
        table.AddRow(T("log loss", "logverlies"), F(a.LogLoss.Mean, 3), Interval(a.LogLoss.Interval), F(a.OneRule.LogLoss, 3));
        table.AddRow(T("Brier score", "Brier-score"), F(a.Brier.Mean, 3), Interval(a.Brier.Interval), "");
        table.AddRow(T("lift of the top tenth", "lift van de hoogste tiende"), F(a.TopDecileLift.Mean, 2), Interval(a.TopDecileLift.Interval), "");
        console.Write(table);

        var bins = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var name in new[] { T("predicted risk", "voorspeld risico"), T("left", "vertrokken"), "95 % interval", "n" })
            bins.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var bin in a.Calibration)
            bins.AddRow(Share(bin.Predicted), Share(bin.Observed), $"{Share(bin.Interval.Low)}–{Share(bin.Interval.High)}", N(bin.N));
        console.Write(bins);

        var importance = Columns(T("feature", "kenmerk"), T("AUC lost without it", "AUC die zonder wegvalt"), "95 % interval");
        foreach (var feature in model.Importance.Take(MostFeatures))
            importance.AddRow(Text(FeatureText.Of(feature.Feature, language)), F(feature.AucLoss, 4), feature.Interval is { } i ? $"{F(i.Low, 4)}–{F(i.High, 4)}" : "");
        console.Write(importance);
        console.MarkupLine($"[dim]{Text(T("Learners, by weight in the log-odds: ", "Leerders, naar gewicht in de log-odds: ") + string.Join(", ", model.Learners.Select(l => $"{F(l.Weight, 2)} {l.Learner}")))}[/]");
        foreach (var note in model.Notes)
            console.MarkupLine($"[dim]{Text(note.In(language))}[/]");
        console.MarkupLine($"Model: [bold]{Text(file)}[/]");
    }

    public void Write(SaveList list, int top, string? file)
    {
        console.MarkupLine($"[bold]{T("Customers at risk", "Klanten die dreigen te vertrekken")}[/]  {T("value at risk in all", "waarde onder risico in totaal")}: {F(list.ValueAtRisk, 0)}");
        var table = Columns(T("customer", "klant"), T("risk", "risico"), T("value", "waarde"), T("value at risk", "onder risico"));
        table.AddColumn(T("contact", "benaderen"));
        table.AddColumn(T("what raises the risk", "wat het risico verhoogt"));
        foreach (var c in list.Customers.Take(top))
            table.AddRow(Text(c.Customer), Share(c.Risk), F(c.Value, 2), F(c.ValueAtRisk, 2), c.Contact switch { true => T("yes", "ja"), false => T("no", "nee"), _ => "" }, Text(string.Join("; ", c.Reasons.Select(Reason))));
        console.Write(table);
        foreach (var note in list.Notes)
            console.MarkupLine($"[dim]{Text(note.In(language))}[/]");
        if (file is not null)
            console.MarkupLine($"{T("List", "Lijst")}: [bold]{Text(file)}[/]  {N(list.Customers.Length)} {T("customers", "klanten")}");
    }

    // The first column is text, the others are numbers.
    private static Spectre.Console.Table Columns(string first, params string[] numbers)
    {
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn(first);
        foreach (var name in numbers)
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        return table;
    }

    private string Reason(ChurnReason reason) => $"{FeatureText.Of(reason.Feature, language)} = {FeatureText.Value(reason, language)} (odds × {F(reason.OddsFactor, 2)})";

    private string Interval(ConfidenceInterval? interval) => interval is null ? "" : $"{F(interval.Low, 3)}–{F(interval.High, 3)}";

    private string Share(double share) => F(100 * share, 1) + " %";

    private string N(long count) => ValueText.Count(count, language);

    private string F(double value, int decimals) => TimeText.Number(value, decimals, language);

    private string T(string english, string dutch) => language == Language.Dutch ? dutch : english;

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
