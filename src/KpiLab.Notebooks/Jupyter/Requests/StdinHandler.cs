using System.Text.Json;
using KpiLab.Notebooks.Jupyter.Messages;
using KpiLab.Notebooks.Session;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Asks the client that runs a cell for a line, and waits for its answer.</summary>
internal sealed class StdinHandler
{
    private readonly Lock gate = new();
    private TaskCompletionSource<string>? waiting;

    /// <summary>Asks, and gives the answer when it comes.</summary>
    /// <param name="request">The request of the running cell.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="flush">Publishes what the cell has written, which the question may refer to.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public Task<string> AskAsync(Request request, InputRequest input, Action flush, CancellationToken cancel)
    {
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiting = answer;
        flush();
        request.Wire.Send(Channel.Stdin, request.Message.Identities, "input_request", new InputRequestContent(input.Prompt, input.IsPassword), request.Message.RawHeader);
        return answer.Task.WaitAsync(cancel);
    }

    /// <summary>Takes an answer; one that nobody waits for is dropped.</summary>
    public void Receive(JupyterMessage message)
    {
        if (message.Header.MsgType != "input_reply" || message.Content.ValueKind != JsonValueKind.Object || !message.Content.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.String)
            return;
        lock (gate)
        {
            waiting?.TrySetResult(value.GetString()!);
            waiting = null;
        }
    }
}
