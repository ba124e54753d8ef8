using System.CommandLine;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Cli;

/// <summary><c>kpilab ltv</c>: lifetime-value and survival models, for scripts.</summary>
internal static class LtvCommand
{
    private static readonly string[] Models = ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb", "gamma-gamma", "sbg", "bdw", "km"];

    public static Command Create() => new("ltv", "Models of what customers are worth and how long they stay.") { Fit() };

    private static Command Fit()
    {
        var path = new Argument<string>("file") { Description = "Orders, subscriptions, or a table of histories or cohorts." };
        var model = new Option<string>("--model") { Description = "The model: " + string.Join(", ", Models) + ".", Required = true };
        var map = new Option<string[]>("--map") { Description = "Give a column a role: role=column. Roles: customer, date, amount; start, end; or " + string.Join(", ", LtvColumns.Roles) + ". Without a header, columns are column1, column2, …" };
        var end = new Option<string?>("--calibration-end") { Description = "Last day that the model may see: 1997-09-30. What comes after checks it." };
        var unit = new Option<string?>("--unit") { Description = "Unit of time: day, week (of orders, if not given) or month (of contracts)." };
        var save = new Option<string?>("--save") { Description = "Also write the fitted model to this file." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (mark, monthFirst) = (CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("fit", "Fits a model and prints its parameters with standard errors.") { path, model, map, end, unit, save, json, mark, monthFirst };
        command.SetAction((parsed, cancellation) =>
        {
            var id = parsed.GetValue(model)!;
            if (!Models.Contains(id))
                throw new UsageException($"--model {id}: it is one of {string.Join(", ", Models)}.");
            var last = CommonOptions.DateOf("--calibration-end", parsed.GetValue(end));
            TimeUnit? time = parsed.GetValue(unit) switch
            {
                null => null,
                "day" => TimeUnit.Day,
                "week" => TimeUnit.Week,
                "month" => TimeUnit.Month,
                var other => throw new UsageException($"--unit {other}: it is day, week or month."),
            };
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), null) with { Cancellation = cancellation };
            var columns = LtvColumns.Of(Table.Load(parsed.GetValue(path)!, load), parsed.GetValue(map) ?? []);
            Run(id, new LtvData(columns, time, last), new() { Cancellation = cancellation }, parsed.GetValue(save), parsed.GetValue(json));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Run(string id, LtvData data, FitOptions options, string? save, bool json)
    {
        if (id == "km")
        {
            if (save is not null)
                throw new UsageException("--save: a Kaplan-Meier curve has no parameters to save. Use --json to keep it.");
            var (durations, lost) = data.Spells();
            var curve = KaplanMeier.Fit(durations, lost);
            Console.Out.WriteLine(json ? LtvJson.Of(curve, data.SpellUnit) : TerminalText.Safe(curve.ToString()));
            return;
        }

        RecencyFrequency? customers = id is "sbg" or "bdw" ? null : data.Customers(id);
        FittedModel fitted = id switch
        {
            "bg-nbd" => BgNbd.Fit(customers!, options),
            "mbg-nbd" => MbgNbd.Fit(customers!, options),
            "pareto-nbd" => ParetoNbd.Fit(customers!, options),
            "bg-bb" => BgBb.Fit(customers!, options),
            "gamma-gamma" => GammaGamma.Fit(customers!, options),
            "sbg" => ShiftedBetaGeometric.Fit(data.Retention(), options),
            _ => BetaDiscreteWeibull.Fit(data.Retention(), options),
        };
        if (save is not null)
            fitted.Save(save);
        var check = fitted is PurchaseModel purchases && customers is { HoldoutLength: > 0 } ? HoldoutCheck.Of(purchases, customers) : null;
        if (json)
        {
            Console.Out.WriteLine(LtvJson.Of(fitted, customers, check));
            return;
        }

        Console.Out.Write(fitted);
        foreach (var note in customers?.Notes ?? [])
            Console.Out.WriteLine(TerminalText.Safe(note.English));
        if (check is not null)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPurchases per customer in the {check.Length:G4} {customers!.Unit.ToString()!.ToLowerInvariant()}s after {customers.CalibrationEnd:yyyy-MM-dd}, by repeat purchases before:\n{check}"));
    }
}
