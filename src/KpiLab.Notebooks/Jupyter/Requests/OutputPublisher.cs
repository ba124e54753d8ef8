using System.Text;
using System.Text.Json;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Publishes the outputs of one cell in order; console text is gathered for a moment, so that many short writes are few messages.</summary>
internal sealed class OutputPublisher(Request request, int executionCount)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(30);
    private const int GatheredLength = 64 * 1024;

    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private StreamName stream;
    private bool isFlushPlanned;

    /// <summary>Publishes an output.</summary>
    public void Publish(CellOutput output)
    {
        lock (gate)
        {
            if (output is StreamOutput written)
            {
                Gather(written);
                return;
            }
            FlushText();
            Send(output);
        }
    }

    /// <summary>Publishes the text that is still gathered.</summary>
    public void Flush()
    {
        lock (gate)
            FlushText();
    }

    private void Gather(StreamOutput written)
    {
        if (written.Name != stream)
            FlushText();
        stream = written.Name;
        text.Append(written.Text);
        if (text.Length >= GatheredLength)
            FlushText();
        else if (!isFlushPlanned)
        {
            isFlushPlanned = true;
            _ = Task.Delay(Gathering).ContinueWith(_ => Flush(), TaskScheduler.Default);
        }
    }

    private void FlushText()
    {
        isFlushPlanned = false;
        if (text.Length == 0)
            return;
        request.Publish("stream", new StreamTextContent(stream == StreamName.Stderr ? "stderr" : "stdout", text.ToString()));
        text.Clear();
    }

    private void Send(CellOutput output)
    {
        switch (output)
        {
            case DisplayOutput display:
                request.Publish(display.Update ? "update_display_data" : "display_data",
                    new DisplayDataContent(display.Data, Metadata(display.Data), display.DisplayId is null ? [] : new() { ["display_id"] = display.DisplayId }));
                break;
            case ResultOutput result:
                request.Publish("execute_result", new ExecuteResultContent(executionCount, result.Data, Metadata(result.Data)));
                break;
            case ErrorOutput error:
                request.Publish("error", new ErrorContent(error.Name, error.Message, error.Traceback));
                break;
            case ClearOutput clear:
                request.Publish("clear_output", new ClearOutputContent(clear.Wait));
                break;
        }
    }

    private static JsonElement Metadata(MimeBundle bundle) => bundle.MetadataJson is null ? KernelWire.EmptyObject : JsonDocument.Parse(bundle.MetadataJson).RootElement;
}
