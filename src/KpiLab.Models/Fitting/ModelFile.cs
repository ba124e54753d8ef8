using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiLab.Models.Fitting;

/// <summary>Fitted models as JSON: a version, the fit, and a checksum that tells a damaged file from a whole one.</summary>
internal static class ModelFile
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, Converters = { new JsonStringEnumConverter() } };

    public static void Write<T>(string path, string model, T body)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        File.WriteAllText(path, JsonSerializer.Serialize(new Envelope<T>(model, Version, body, Checksum(model, body)), Indented));
    }

    /// <exception cref="ModelFileException">The file is damaged, of another version, or of another model.</exception>
    public static T Read<T>(string path, string model)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            var text = File.ReadAllText(path);
            using (var header = JsonDocument.Parse(text))
                CheckHeader(path, model, header.RootElement);
            var envelope = JsonSerializer.Deserialize<Envelope<T>>(text, Indented);
            return envelope is { Fit: { } body } && envelope.Checksum == Checksum(model, body)
                ? body
                : throw new ModelFileException(path, "it is damaged: its contents do not match its checksum. Fit and save the model again.");
        }
        catch (JsonException e)
        {
            throw new ModelFileException(path, "it is damaged or no model file: it is not the JSON that Save writes. Fit and save the model again.", e);
        }
    }

    private static void CheckHeader(string path, string model, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Version", out var version) || version.ValueKind != JsonValueKind.Number || !root.TryGetProperty("Model", out var kind))
            throw new ModelFileException(path, "it does not say which model it holds and in which version. Was it written by Save?");
        if (version.GetDouble() != Version)
            throw new ModelFileException(path, $"it has version {version.GetRawText()}, this KpiLab reads version {Version}. Fit and save the model again.");
        if (kind.GetString() != model)
            throw new ModelFileException(path, $"it holds a {kind.GetString()} model, not {model}. Load it with the class of that model.");
    }

    private static string Checksum<T>(string model, T body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(model + JsonSerializer.Serialize(body))));

    private sealed record Envelope<T>(string Model, int Version, T Fit, string Checksum);
}
