using System.Text;
using System.Text.Json;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using KpiLab.Statistics;

namespace KpiLab.Cli;

/// <summary>Churn models and save lists as JSON.</summary>
internal static class ChurnJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Of(ChurnModel model, Language language) => Write(json =>
    {
        var a = model.Assessment;
        json.WriteNumber("rows", model.Rows);
        json.WriteNumber("assessed_rows", a.Rows);
        json.WriteNumber("tuned_rows", a.TunedRows);
        json.WriteNumber("leavers", model.Leavers);
        json.WriteString("horizon", model.Horizon?.ToString());
        Metric(json, "roc_auc", a.RocAuc);
        Metric(json, "pr_auc", a.PrAuc);
        Metric(json, "log_loss", a.LogLoss);
        Metric(json, "brier", a.Brier);
        Metric(json, "top_decile_lift", a.TopDecileLift);
        json.WriteNumber("calibration_slope", a.CalibrationSlope);
        json.WriteNumber("calibration_intercept", a.CalibrationIntercept);
        json.WriteBoolean("better_than_base_rate", a.BaseRateOnly.ModelIsBetter);
        json.WriteBoolean("better_than_one_rule", a.OneRule.ModelIsBetter);
        json.Array("calibration", a.Calibration, bin =>
        {
            json.WriteNumber("predicted", bin.Predicted);
            json.WriteNumber("observed", bin.Observed);
            json.WriteNumber("n", bin.N);
            Interval(json, bin.Interval);
        });
        json.Array("importance", model.Importance, i =>
        {
            json.WriteString("feature", i.Feature);
            json.WriteNumber("auc_loss", i.AucLoss);
            Interval(json, i.Interval);
        });
        json.Array("learners", model.Learners, l =>
        {
            json.WriteString("learner", l.Learner);
            json.WriteNumber("weight", l.Weight);
        });
        json.Array("set_aside", model.Leaks, l =>
        {
            json.WriteString("column", l.Column);
            json.WriteString("evidence", l.Evidence.In(language));
        });
        Texts(json, "verdict", a.Verdict.Select(v => v.In(language)));
        Texts(json, "notes", model.Notes.Select(n => n.In(language)));
    });

    public static string Of(SaveList list, int top, Language language) => Write(json =>
    {
        json.WriteNumber("value_at_risk", list.ValueAtRisk);
        json.Array("customers", list.Customers.Take(top), c =>
        {
            json.WriteString("customer", c.Customer);
            json.WriteNumber("risk", c.Risk);
            json.WriteNumber("value", c.Value);
            json.WriteNumber("value_at_risk", c.ValueAtRisk);
            if (c.Contact is { } contact)
                json.WriteBoolean("contact", contact);
            json.Array("reasons", c.Reasons, r =>
            {
                json.WriteString("feature", r.Feature);
                json.WriteString("value", r.Value);
                json.WriteNumber("log_odds", r.LogOdds);
            });
        });
        Texts(json, "notes", list.Notes.Select(n => n.In(language)));
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Metric(Utf8JsonWriter json, string name, FoldMetric metric)
    {
        json.WriteStartObject(name);
        json.WriteNumber("mean", metric.Mean);
        json.WriteNumber("pooled", metric.Pooled);
        Interval(json, metric.Interval);
        json.WriteStartArray("folds");
        foreach (var value in metric.PerFold)
            json.WriteNumberValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Interval(Utf8JsonWriter json, ConfidenceInterval? interval)
    {
        if (interval is null)
            return;
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
