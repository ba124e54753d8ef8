using System.Reflection;
using KpiLab.Notebooks.Jupyter.Messages;

namespace KpiLab.Notebooks.Jupyter.Requests;

/// <summary>Says what the kernel is.</summary>
internal sealed class InfoHandler : IRequestHandler
{
    private static readonly KernelInfoReply Info = new(
        "ok", WireFormat.Version, "kpilab", typeof(InfoHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        new("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp", "script"),
        "KpiLab: C# 14 on .NET 10, with ten KPIs at hand.", Debugger: false,
        [new("C# language", "https://learn.microsoft.com/dotnet/csharp/")], []);

    public IReadOnlyList<string> Types => ["kernel_info_request"];

    public Task HandleAsync(Request request)
    {
        request.Reply(Info);
        return Task.CompletedTask;
    }
}
