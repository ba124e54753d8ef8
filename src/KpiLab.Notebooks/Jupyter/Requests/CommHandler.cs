using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Answers for comms, of which the kernel offers none: one that is opened is closed again, as the protocol wants.</summary>
internal sealed class CommHandler : IRequestHandler
{
    public IReadOnlyList<string> Types => ["comm_info_request", "comm_open", "comm_msg", "comm_close"];

    public Task HandleAsync(Request request)
    {
        if (request.Message.Header.MsgType == "comm_info_request")
            request.Reply(new CommInfoReply("ok", []));
        else if (request.Message.Header.MsgType == "comm_open" && request.Message.Content.ValueKind == System.Text.Json.JsonValueKind.Object && request.Message.Content.TryGetProperty("comm_id", out var id))
            request.Publish("comm_close", new CommCloseContent(id.ToString(), KernelWire.EmptyObject));
        return Task.CompletedTask;
    }
}
