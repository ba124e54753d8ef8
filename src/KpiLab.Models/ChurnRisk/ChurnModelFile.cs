using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.ChurnRisk;

/// <summary>A model as JSON: what it is, the version of the format, a checksum, and the model. Customers are not in it.</summary>
internal static class ChurnModelFile
{
    private const string Format = "kpilab churn model";
    private const int Version = 2;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record ModelPart(
        int Rows, int Leavers, Period? Horizon, FeaturePart[] Features, double Intercept, LearnerPart[] Learners,
        ChurnAssessment Assessment, FeatureImportance[] Importance, LeakageFinding[] Leaks, LocalText[] Notes);

    private sealed record FeaturePart(string Name, string Kind, double? Fill, bool Missing, double[]? Knots, string[]? Categories, string[]? Rare);

    private sealed record LearnerPart(string Name, double Weight, LinearPart? Linear, Tree[]? Trees);

    private sealed record LinearPart(double Bias, double[] Weights, double[] Means);

    public static void Write(ChurnModel model, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var text = JsonSerializer.Serialize(
            new ModelPart(
                model.Rows, model.Leavers, model.Horizon, [.. model.Space.Features.Select(Part)], model.Blend.Intercept, [.. model.Blend.Parts.Select(Part)],
                model.Assessment with { HeldOut = [] }, [.. model.Importance], [.. model.Leaks], [.. model.Notes]),
            Json);
        var file = $"{{\"format\":\"{Format}\",\"version\":{Version},\"sha256\":\"{Checksum(text)}\",\"model\":{text}}}\n";
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, file);
        File.Move(unfinished, path, overwrite: true);
    }

    public static ChurnModel Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new DataException($"There is no file {path}. Check the name, or make a model with kpilab churn train.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.GetString() != Format)
                throw new DataException($"{name} is no churn model. Give the file that kpilab churn train wrote.");
            var version = root.GetProperty("version").GetInt32();
            if (version != Version)
                throw new DataException($"{name} is a churn model of format {version}; this version of KpiLab reads format {Version}. Train it again, or use the version that wrote it.");
            var text = root.GetProperty("model").GetRawText();
            if (root.GetProperty("sha256").GetString() != Checksum(text))
                throw new DataException($"{name} is damaged: its content does not match its checksum. Copy it again, or train it again.");
            return Model(JsonSerializer.Deserialize<ModelPart>(text, Json)!, name);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new DataException($"{name} is damaged, or no churn model: {e.Message} Copy it again, or train it again.", e);
        }
    }

    private static ChurnModel Model(ModelPart part, string name)
    {
        var space = new FeatureSpace([.. part.Features.Select(Feature)]);
        var learners = part.Learners.Select(l => (l.Name, l.Weight, Scorer(l, space) ?? throw new DataException($"{name} is damaged: learner \"{l.Name}\" does not fit the features. Train it again."))).ToArray();
        return new(space, new(part.Intercept, learners))
        {
            Rows = part.Rows, Leavers = part.Leavers, Horizon = part.Horizon, Assessment = part.Assessment,
            Importance = [.. part.Importance], Leaks = [.. part.Leaks], Notes = [.. part.Notes],
        };
    }

    private static FeaturePart Part(Feature feature) => feature switch
    {
        NumberFeature n => new(n.Name, n.IsFlag ? "flag" : "number", n.Fill, n.MarksMissing, n.Knots, null, null),
        CategoryFeature c => new(c.Name, "category", null, c.MarksMissing, null, c.Categories, c.Rare),
        _ => throw new NotSupportedException(feature.Name),
    };

    private static Feature Feature(FeaturePart part) => part.Kind switch
    {
        "number" or "flag" => new NumberFeature(part.Name, part.Kind == "flag", part.Fill!.Value, part.Missing, part.Knots!),
        "category" => new CategoryFeature(part.Name, part.Categories!, part.Rare!, part.Missing),
        _ => throw new FormatException($"There is no kind of feature \"{part.Kind}\"."),
    };

    private static LearnerPart Part((string Name, double Weight, Scorer Scorer) part) => part.Scorer switch
    {
        LinearScorer linear => new(part.Name, part.Weight, new(linear.Bias, linear.Weights, linear.Means), null),
        TreeEnsemble trees => new(part.Name, part.Weight, null, [.. trees.Trees]),
        _ => throw new NotSupportedException(part.Name),
    };

    private static Scorer? Scorer(LearnerPart part, FeatureSpace space) => part switch
    {
        { Linear: { } linear } when linear.Weights.Length == linear.Means.Length && linear.Weights.Length <= space.SlotCount => new LinearScorer(linear.Bias, linear.Weights, linear.Means),
        { Trees: { } trees } when trees.All(t => t.IsSound(space.ValueSlots)) => new TreeEnsemble(trees),
        _ => null,
    };

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
