using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using KpiLab.Notebooks.Session.Directives;

namespace KpiLab.Notebooks.Session.Packages;

/// <summary>Restores the packages of a session with the .NET SDK, each set of packages once, in a folder that is kept.</summary>
internal sealed class PackageRestore(SessionOptions options)
{
    private readonly List<PackageReference> packages = [];
    private readonly List<string> sources = [];

    /// <summary>Adds a place to look for packages.</summary>
    public void AddSource(string source) => sources.Add(source);

    /// <summary>Restores a package beside those asked for earlier, so that they agree on what they share.</summary>
    /// <exception cref="DirectiveException">It cannot be had, or the .NET SDK is missing.</exception>
    public async Task<RestoredPackages> AddAsync(PackageReference package, CellScope scope)
    {
        List<PackageReference> wanted = [.. packages.Where(other => !other.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)), package];
        var project = Project(wanted);
        var folder = Path.Combine(options.PackageFolder ?? DefaultFolder(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        // A restore that fails writes its assets too; only one that has succeeded leaves the mark.
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        var mark = Path.Combine(folder, "restored");
        if (!File.Exists(mark) || package.Version is null or "*")
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "packages.csproj"), project, scope.Interrupt);
            await RestoreAsync(folder, package, scope);
            await File.WriteAllTextAsync(mark, "", scope.Interrupt);
        }
        packages.Clear();
        packages.AddRange(wanted);
        return RestoredPackages.Read(assets, package);
    }

    private static string DefaultFolder() => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "kpilab", "packages");

    private string Project(IEnumerable<PackageReference> wanted)
    {
        var text = new StringBuilder();
        text.Append("<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n");
        text.Append("    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>\n    <NuGetAudit>false</NuGetAudit>\n");
        text.Append("    <RuntimeIdentifier>").Append(RuntimeInformation.RuntimeIdentifier).Append("</RuntimeIdentifier>\n    <SelfContained>false</SelfContained>\n");
        text.Append("    <RestoreAdditionalProjectSources>").Append(SecurityElement.Escape(string.Join(';', sources))).Append("</RestoreAdditionalProjectSources>\n  </PropertyGroup>\n  <ItemGroup>\n");
        foreach (var package in wanted)
            text.Append("    <PackageReference Include=\"").Append(package.Name).Append("\" Version=\"").Append(SecurityElement.Escape(package.Version ?? "*")).Append("\" />\n");
        return text.Append("  </ItemGroup>\n</Project>\n").ToString();
    }

    private static async Task RestoreAsync(string folder, PackageReference package, CellScope scope)
    {
        var title = package.Version is null ? package.Name : $"{package.Name} {package.Version}";
        using var progress = new RestoreProgress(scope, title);
        var start = new ProcessStartInfo("dotnet", ["restore", "packages.csproj", "--nologo", "-v", "minimal", "--disable-build-servers", "--ignore-failed-sources"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new DirectiveException($"#r \"nuget: {package.Name}\" needs the .NET SDK to restore the package, and dotnet could not be started: {e.Message}");
        }
        using (process)
        {
            var lines = new List<string>();
            process.OutputDataReceived += (_, line) => Add(lines, line.Data);
            process.ErrorDataReceived += (_, line) => Add(lines, line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var stop = scope.Interrupt.Register(() => Kill(process));
            await process.WaitForExitAsync(CancellationToken.None);
            scope.Interrupt.ThrowIfCancellationRequested();
            if (process.ExitCode == 0)
            {
                progress.Succeeded();
                return;
            }
            progress.Failed();
            throw new DirectiveException($"#r \"nuget: {title}\" could not be restored. {Reason(lines)}");
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static void Add(List<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.Add(line);
    }

    /// <summary>The restore's own errors, without the path of the project that the analyst has never seen.</summary>
    private static string Reason(List<string> lines)
    {
        lock (lines)
        {
            var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
                .Select(line => line[(line.IndexOf("error", StringComparison.OrdinalIgnoreCase) + 5)..].Split(" [")[0].Trim(' ', ':')).Distinct().Take(3).ToList();
            return errors.Count > 0 ? string.Join(" ", errors) : string.Join(" ", lines.TakeLast(3));
        }
    }
}
