using System.Text.Json;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Interrupts the running cell, and ends the kernel.</summary>
internal sealed class ControlHandler(Action interrupt, Action shutDown) : IRequestHandler
{
    public IReadOnlyList<string> Types => ["interrupt_request", "shutdown_request"];

    public Task HandleAsync(Request request)
    {
        if (request.Message.Header.MsgType == "interrupt_request")
        {
            interrupt();
            request.Reply(new OkReply("ok"));
            return Task.CompletedTask;
        }
        var restart = request.Message.Content.ValueKind == JsonValueKind.Object && request.Message.Content.TryGetProperty("restart", out var value) && value.ValueKind == JsonValueKind.True;
        request.Reply(new ShutdownContent("ok", restart));
        request.Publish(request.ReplyType, new ShutdownContent("ok", restart));
        shutDown();
        return Task.CompletedTask;
    }
}
