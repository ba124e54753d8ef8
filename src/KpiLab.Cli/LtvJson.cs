using System.Text;
using System.Text.Json;
using KpiLab.Measures;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;

namespace KpiLab.Cli;

/// <summary>Fitted models as JSON. The shape is documented in the README and does not change within a major version.</summary>
internal static class LtvJson
{
    public static string Of(FittedModel model, RecencyFrequency? customers, HoldoutCheck? check) => Write(json =>
    {
        json.WriteString("model", model.Id);
        json.WriteNumber("n", model.N);
        Unit(json, model.Unit);
        if (customers?.CalibrationEnd is { } end)
            json.WriteString("calibration_end", end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartObject("parameters");
        foreach (var parameter in model.Parameters)
            json.WriteNumber(parameter.Name, parameter.Value);
        json.WriteEndObject();
        json.WriteStartObject("standard_errors");
        foreach (var parameter in model.Parameters)
            json.WriteNumber(parameter.Name, parameter.StandardError);
        json.WriteEndObject();
        json.WriteStartObject("intervals");
        foreach (var parameter in model.Parameters)
        {
            json.WriteStartArray(parameter.Name);
            json.WriteNumberValue(parameter.Interval.Low);
            json.WriteNumberValue(parameter.Interval.High);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNumber("level", model.Parameters[0].Interval.Level);
        json.WriteNumber("log_likelihood", model.LogLikelihood);
        json.WriteNumber("aic", model.Aic);
        json.WriteStartObject("convergence");
        json.WriteNumber("iterations", model.Convergence.Iterations);
        json.WriteNumber("evaluations", model.Convergence.Evaluations);
        json.WriteNumber("starts", model.Convergence.Starts);
        json.WriteNumber("relative_gradient", model.Convergence.RelativeGradient);
        json.WriteEndObject();
        if (check is not null)
            Holdout(json, check);
        json.WriteStartArray("notes");
        foreach (var note in customers?.Notes ?? [])
            json.WriteStringValue(note.English);
        json.WriteEndArray();
    });

    public static string Of(KaplanMeier curve, TimeUnit? unit) => Write(json =>
    {
        json.WriteString("model", "km");
        json.WriteNumber("n", curve.N);
        Unit(json, unit);
        json.WriteNumber("lost", curve.Lost);
        Number(json, "median", curve.Median);
        json.WriteString("interval", curve.Steps.FirstOrDefault(s => s.Interval is not null)?.Interval?.Method);
        json.WriteStartArray("steps");
        foreach (var step in curve.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("time", step.Time);
            json.WriteNumber("at_risk", step.AtRisk);
            json.WriteNumber("lost", step.Lost);
            json.WriteNumber("survival", step.Survival);
            json.WriteNumber("standard_error", step.StandardError);
            Number(json, "low", step.Interval?.Low);
            Number(json, "high", step.Interval?.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Holdout(Utf8JsonWriter json, HoldoutCheck check)
    {
        json.WriteStartObject("holdout");
        json.WriteNumber("length", check.Length);
        json.WriteNumber("actual", check.Actual);
        json.WriteNumber("expected", check.Expected);
        json.WriteNumber("mean_absolute_error", check.ModelError);
        json.WriteNumber("naive_mean_absolute_error", check.NaiveError);
        json.WriteStartArray("by_frequency");
        foreach (var row in check.Rows)
        {
            json.WriteStartObject();
            json.WriteNumber("frequency", row.Frequency);
            json.WriteBoolean("and_above", row.AndAbove);
            json.WriteNumber("customers", row.Customers);
            Number(json, "actual", row.Actual);
            Number(json, "expected", row.Model);
            Number(json, "naive", row.Naive);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Unit(Utf8JsonWriter json, TimeUnit? unit) => json.WriteString("unit", unit?.ToString().ToLowerInvariant());

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
