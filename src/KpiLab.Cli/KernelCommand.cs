using System.CommandLine;
using KpiLab.Notebooks.Jupyter;

namespace KpiLab.Cli;

/// <summary><c>kpilab kernel</c>: makes C# with KpiLab a language of Jupyter and VS Code notebooks.</summary>
internal static class KernelCommand
{
    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "The name under which notebooks know the kernel.", DefaultValueFactory = _ => KernelSpec.DefaultName };
        var user = new Option<bool>("--user") { Description = "For the current user (the default)." };
        var prefix = new Option<string?>("--prefix") { Description = "For the environment at this path, such as that of a Python installation." };
        var dotnetName = new Option<bool>("--also-dotnet-name") { Description = "Also as .net-csharp, for notebooks made for .NET Interactive." };
        var connection = new Argument<string>("connection-file") { Description = "The file in which Jupyter says where it listens." };

        var install = new Command("install", "Lets Jupyter and VS Code find the kernel.") { name, user, prefix, dotnetName };
        install.SetAction(parsed =>
        {
            var folder = Folder(parsed.GetValue(prefix), parsed.GetValue(user));
            string[] names = parsed.GetValue(dotnetName) ? [parsed.GetValue(name)!, ".net-csharp"] : [parsed.GetValue(name)!];
            return Try(() =>
            {
                foreach (var each in names)
                    Console.WriteLine($"Installed the kernel \"{each}\" in {KernelSpec.Install(folder, each, ThisTool())}.");
                Console.WriteLine("Open a notebook in Jupyter or VS Code and choose KpiLab (C#).");
                return ExitCode.Done;
            });
        });

        var uninstall = new Command("uninstall", "Removes the kernel from Jupyter and VS Code.") { name, user, prefix };
        uninstall.SetAction(parsed => Try(() =>
        {
            var folder = Folder(parsed.GetValue(prefix), parsed.GetValue(user));
            var removed = KernelSpec.Uninstall(folder, parsed.GetValue(name)!);
            if (removed is null)
                throw new UsageException($"There is no kernel \"{parsed.GetValue(name)}\" in {folder}.");
            Console.WriteLine($"Removed {removed}.");
            return ExitCode.Done;
        }));

        var start = new Command("start", "Runs the kernel; Jupyter does this.") { connection };
        start.SetAction(parsed => Try(() =>
        {
            JupyterKernel.Run(parsed.GetValue(connection)!);
            // Threads that cells left behind do not keep the process.
            Environment.Exit(ExitCode.Done);
            return ExitCode.Done;
        }));

        return new Command("kernel", "C# with KpiLab as a language of Jupyter and VS Code notebooks.") { install, uninstall, start };
    }

    private static string Folder(string? prefix, bool user)
    {
        if (prefix is not null && user)
            throw new UsageException("Give --user or --prefix, not both.");
        return prefix is null ? KernelSpec.UserFolder : KernelSpec.FolderBelow(prefix);
    }

    private static int Try(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (KernelException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>The command that starts this very tool: its executable, or dotnet with its assembly.</summary>
    private static List<string> ThisTool()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [process, Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll")]
            : [process];
    }
}
