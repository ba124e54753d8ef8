using System.Text.Json;
using System.Text.Json.Serialization;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>How messages are written as JSON; made when the kernel is built, so that the first message is as fast as the next.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(MimeBundleConverter)])]
[JsonSerializable(typeof(ConnectionFile))]
[JsonSerializable(typeof(MessageHeader))]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(ExpressionValue))]
[JsonSerializable(typeof(AbortedReply))]
[JsonSerializable(typeof(OkReply))]
[JsonSerializable(typeof(StatusContent))]
[JsonSerializable(typeof(ExecuteInputContent))]
[JsonSerializable(typeof(StreamTextContent))]
[JsonSerializable(typeof(DisplayDataContent))]
[JsonSerializable(typeof(ExecuteResultContent))]
[JsonSerializable(typeof(ErrorContent))]
[JsonSerializable(typeof(ClearOutputContent))]
[JsonSerializable(typeof(WelcomeContent))]
[JsonSerializable(typeof(InputRequestContent))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(CompleteReply))]
[JsonSerializable(typeof(InspectReply))]
[JsonSerializable(typeof(IsCompleteReply))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(KernelInfoReply))]
[JsonSerializable(typeof(CommInfoReply))]
[JsonSerializable(typeof(CommCloseContent))]
[JsonSerializable(typeof(ShutdownContent))]
internal sealed partial class JupyterJson : JsonSerializerContext;

/// <summary>A bundle as messages carry it: JSON as JSON, all else as text.</summary>
internal sealed class MimeBundleConverter : JsonConverter<MimeBundle>
{
    public override MimeBundle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Clients send no bundles.");

    public override void Write(Utf8JsonWriter writer, MimeBundle value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (type, content) in value.Content)
        {
            writer.WritePropertyName(type);
            if (MimeBundle.IsJson(type))
                writer.WriteRawValue(content);
            else
                writer.WriteStringValue(content);
        }
        writer.WriteEndObject();
    }
}
