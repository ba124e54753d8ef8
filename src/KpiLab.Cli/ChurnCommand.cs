using System.CommandLine;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab churn</c>: trains a model that foretells who leaves, and scores customers with it.</summary>
internal static class ChurnCommand
{
    public static Command Create() => new("churn", "Foretells which customers will leave, and why.") { Train(), Score() };

    private static Command Train()
    {
        var path = new Argument<string>("path") { Description = "A file with a yes/no column that says who left, or a folder with subscriptions and what their customers did." };
        var output = new Option<string>("--output", "-o") { Description = "The model file to write.", DefaultValueFactory = _ => "churn-model.json" };
        var snapshot = new Option<string?>("--snapshot") { Description = "For a folder: the day that divides what is known from what is foretold: 2026-04-01. The last possible, when not given." };
        var horizon = new Option<string>("--horizon") { Description = "For a folder: how far ahead: 3m, 6w, 90d, 1q or 1y.", DefaultValueFactory = _ => "3m" };
        var exclude = new Option<string[]>("--exclude") { Description = "A column that is no feature. Repeat as needed." };
        var trust = new Option<string[]>("--trust") { Description = "A column that is kept though it looks as if it knows the answer." };
        var folds = new Option<string?>("--fold-column") { Description = "A column that numbers the folds of the assessment." };
        var seed = new Option<int>("--seed") { Description = "Same rows and seed, same model.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (map, lang, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("train", "Trains a model on customers of whom it is known whether they left.") { path, output, snapshot, horizon, exclude, trust, folds, seed, map, lang, mark, monthFirst, json };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var horizonAhead = HorizonOf(parsed.GetValue(horizon)!);
            var workspace = Open(parsed.GetValue(path)!, parsed.GetValue(map), CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), null) with { Progress = bar, Cancellation = cancellation });
            var options = new ChurnOptions
            {
                SnapshotDate = CommonOptions.DateOf("--snapshot", parsed.GetValue(snapshot)),
                Horizon = horizonAhead,
                Exclude = [.. parsed.GetValue(exclude) ?? []],
                Trust = [.. parsed.GetValue(trust) ?? []],
                FoldColumn = parsed.GetValue(folds),
                Seed = parsed.GetValue(seed),
                Progress = bar,
                Cancellation = cancellation,
            };
            var model = Fit(workspace, options);
            bar.Dispose();
            model.Save(parsed.GetValue(output)!);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(ChurnJson.Of(model, language));
            else
                new ChurnText(AnsiConsole.Console, language).Write(model, parsed.GetValue(output)!);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Command Score()
    {
        var model = new Argument<string>("model") { Description = "The file that kpilab churn train wrote." };
        var path = new Argument<string>("path") { Description = "A file or folder as the model was trained on." };
        var output = new Option<string?>("--output", "-o") { Description = "A CSV file to write: every customer, the most value at risk first." };
        var snapshot = new Option<string?>("--snapshot") { Description = "For a folder: score as of this day; the day after the last in the tables, when not given." };
        var value = new Option<string?>("--value") { Description = "The column with what a customer is worth." };
        var cost = new Option<double?>("--offer-cost") { Description = "Cost of contacting one customer with an offer." };
        var success = new Option<double?>("--success-rate") { Description = "Share of those about to leave who stay because of the offer: 0.2." };
        var worth = new Option<double?>("--customer-value") { Description = "What a kept customer is worth, where no column says so." };
        var top = new Option<int>("--top") { Description = "How many customers to show.", DefaultValueFactory = _ => 20 };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (map, lang, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("score", "Gives each customer a risk, reasons and a place on the list of whom to save.") { model, path, output, snapshot, value, cost, success, worth, top, map, lang, mark, monthFirst, json };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var trained = ChurnModel.Load(parsed.GetValue(model)!);
            var workspace = Open(parsed.GetValue(path)!, parsed.GetValue(map), CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), null) with { Progress = bar, Cancellation = cancellation });
            var customers = Customers(trained, workspace, CommonOptions.DateOf("--snapshot", parsed.GetValue(snapshot)));
            var offer = OfferOf(parsed.GetValue(cost), parsed.GetValue(success), parsed.GetValue(worth), parsed.GetValue(value) is not null);
            var file = parsed.GetValue(output);
            var shown = parsed.GetValue(top);
            var list = SaveList.Of(trained, customers, parsed.GetValue(value), offer, file is null ? shown : customers.RowCount);
            bar.Dispose();
            if (file is not null)
                ChurnCsv.Write(file, list);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(ChurnJson.Of(list, shown, language));
            else
                new ChurnText(AnsiConsole.Console, language).Write(list, shown, file);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Workspace Open(string path, string[]? maps, LoadOptions load)
    {
        var workspace = Workspace.Open(path, load with { Engine = DataEngine.Frame });
        return workspace with { Tables = Mapping.Apply(workspace.Tables, maps ?? []) };
    }

    private static ChurnModel Fit(Workspace workspace, ChurnOptions options) =>
        workspace.Frames is [var list] && list.Roles.Has(Role.Churned) ? ChurnModel.Fit(list, options) : ChurnModel.Fit(ChurnHistory.Of(workspace.Frames), options);

    private static FrameTable Customers(ChurnModel model, Workspace workspace, DateOnly? snapshot)
    {
        if (model.Horizon is null)
            return workspace.Frames is [var list] ? list : throw new DataException($"The model was trained on a list of customers, and {workspace.Name} holds {workspace.Tables.Count} tables. Name the one file.");
        var history = ChurnHistory.Of(workspace.Frames);
        return history.At(snapshot ?? history.End);
    }

    private static RetentionOffer? OfferOf(double? cost, double? success, double? worth, bool valued)
    {
        if (cost is null && success is null && worth is null)
            return null;
        if (cost is null || success is null || (worth is null && !valued))
            throw new UsageException("An offer needs --offer-cost, --success-rate, and --customer-value or --value.");
        return cost >= 0 && success is > 0 and <= 1 && worth is null or > 0
            ? new(cost.Value, success.Value, worth ?? 1)
            : throw new UsageException("--offer-cost is 0 or more, --success-rate above 0 and at most 1, --customer-value above 0.");
    }

    private static Period HorizonOf(string text)
    {
        if (text.Length < 2 || !int.TryParse(text[..^1], CultureInfo.InvariantCulture, out var count) || count < 1)
            throw new UsageException($"--horizon {text}: write a number and d, w, m, q or y, such as 3m.");
        return new(text[^1] switch
        {
            'd' => TimeUnit.Day,
            'w' => TimeUnit.Week,
            'm' => TimeUnit.Month,
            'q' => TimeUnit.Quarter,
            'y' => TimeUnit.Year,
            _ => throw new UsageException($"--horizon {text}: write a number and d, w, m, q or y, such as 3m."),
        }, count);
    }
}
