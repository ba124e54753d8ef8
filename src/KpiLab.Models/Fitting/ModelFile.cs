using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiLab.Measures;

namespace KpiLab.Models.Fitting;

/// <summary>Fitted models as JSON: a version, the estimate, and a checksum that tells a damaged file from a whole one.</summary>
internal static class ModelFile
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string path, string model, Estimate estimate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var n = estimate.Values.Length;
        var body = new Body(
            [.. estimate.Names], [.. estimate.Values], [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => estimate.LogCovariance[i, j]).ToArray())],
            estimate.LogLikelihood, estimate.N, estimate.Level, estimate.Unit?.ToString(), estimate.Convergence);
        File.WriteAllText(path, JsonSerializer.Serialize(new Envelope(model, Version, body, Checksum(model, body)), Indented));
    }

    /// <exception cref="ModelFileException">The file is damaged, of another version, or of another model.</exception>
    public static Estimate Read(string path, string model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            var text = File.ReadAllText(path);
            using (var header = JsonDocument.Parse(text))
                CheckHeader(path, model, header.RootElement);
            var envelope = JsonSerializer.Deserialize<Envelope>(text);
            if (envelope?.Estimate is not { Names: not null, Values: not null, LogCovariance: not null, Convergence: not null } body || envelope.Checksum != Checksum(model, body))
                throw new ModelFileException(path, "it is damaged: its contents do not match its checksum. Fit and save the model again.");
            var covariance = new double[body.Values.Length, body.Values.Length];
            for (var i = 0; i < body.Values.Length; i++)
            {
                for (var j = 0; j < body.Values.Length; j++)
                    covariance[i, j] = body.LogCovariance[i][j];
            }

            return new([.. body.Names], [.. body.Values], covariance, body.LogLikelihood, body.N, body.Level, body.Unit is null ? null : Enum.Parse<TimeUnit>(body.Unit), body.Convergence);
        }
        catch (JsonException e)
        {
            throw new ModelFileException(path, "it is damaged or no model file: it is not the JSON that Save writes. Fit and save the model again.", e);
        }
    }

    private static void CheckHeader(string path, string model, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(nameof(Envelope.Version), out var version) || version.ValueKind != JsonValueKind.Number || !root.TryGetProperty(nameof(Envelope.Model), out var kind))
            throw new ModelFileException(path, "it does not say which model it holds and in which version. Was it written by Save?");
        if (version.GetDouble() != Version)
            throw new ModelFileException(path, $"it has version {version.GetRawText()}, this KpiLab reads version {Version}. Fit and save the model again.");
        if (kind.GetString() != model)
            throw new ModelFileException(path, $"it holds a {kind.GetString()} model, not {model}. Load it with the class of that model.");
    }

    private static string Checksum(string model, Body body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + JsonSerializer.Serialize(body))));

    private sealed record Envelope(string Model, int Version, Body Estimate, string Checksum);

    private sealed record Body(string[] Names, double[] Values, double[][] LogCovariance, double LogLikelihood, double N, double Level, string? Unit, Convergence Convergence);
}
