using System.IO.Compression;
using System.Runtime.InteropServices;
using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiLab.Notebooks.Tests;

/// <summary>A package from a local folder, restored without network: its code, its native library, and what it brings for notebooks.</summary>
public sealed class PackageTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kpilab-packages-");
    private CSharpSession session = null!;

    public async ValueTask InitializeAsync()
    {
        session = new(new() { WorkingDirectory = folder.FullName, PackageFolder = Path.Combine(folder.FullName, "restored") });
        // No source but the cell's own, and packages unpacked here and not in the user's folder.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="unpacked" /></config>
              <packageSources><clear /></packageSources>
            </configuration>
            """);
        Pack(Path.Combine(folder.FullName, "source"));
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Category", "heavy")]
    public async Task A_package_of_a_local_folder_brings_code_native_code_and_runs_its_notebook_extension()
    {
        var outputs = new List<CellOutput>();
        var result = await session.RunAsync("#i \"nuget: source\"\n#r \"nuget: Some.Package, 1.0\"", outputs.Add, CancellationToken.None);
        Assert.Null(result.Error);
        Assert.Contains(outputs.OfType<StreamOutput>(), output => output.Text.Contains("Some.Package is ready", StringComparison.Ordinal));
        Assert.Equal("42", await Value("Answer"));
        Assert.Equal("<b>5 g</b>", (await Run("new Weight(5)")).Value!.Content[MimeBundle.Html]);
        if (RuntimeInformation.RuntimeIdentifier == "linux-x64")
            Assert.Equal("true", await Value("Native.Has()"));
    }

    [Fact]
    [Trait("Category", "heavy")]
    public async Task A_package_that_is_nowhere_is_an_error_that_names_it()
    {
        var result = await session.RunAsync("#i \"nuget: source\"\n#r \"nuget: Another.Package, 1.0\"", _ => { }, CancellationToken.None);
        Assert.Contains("Another.Package", result.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("packages.csproj", result.Error.Message, StringComparison.Ordinal);
    }

    private async Task<CellResult> Run(string code)
    {
        var result = await session.RunAsync(code, _ => { }, CancellationToken.None);
        Assert.Null(result.Error);
        return result;
    }

    private async Task<string?> Value(string code) => (await Run(code)).Value?.PlainText;

    private static void Pack(string source)
    {
        Directory.CreateDirectory(source);
        using var package = ZipFile.Open(Path.Combine(source, "Some.Package.1.0.0.nupkg"), ZipArchiveMode.Create);
        Write("Some.Package.nuspec", """
            <?xml version="1.0"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>Some.Package</id><version>1.0.0</version><authors>Tests</authors><description>For a test.</description>
            </metadata></package>
            """u8.ToArray());
        Write("interactive-extensions/dotnet/extension.dib", """
            #!markdown

            What the package brings for notebooks.

            #!csharp

            using Some.Package;
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Weight>(weight => $"<b>{weight.Grams} g</b>", "text/html");
            var Answer = 42;
            Console.WriteLine("Some.Package is ready");
            """u8.ToArray());
        Write("lib/net10.0/Some.Package.dll", Library());
        // Any native library will do, under a name that nothing else has.
        var native = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libFastTreeNative.so");
        Write("runtimes/linux-x64/native/libsomenative.so", File.ReadAllBytes(native));

        void Write(string name, byte[] content)
        {
            using var entry = package.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    private static byte[] Library()
    {
        const string Code = """
            using System.Runtime.InteropServices;
            namespace Some.Package;
            public record Weight(int Grams);
            public static class Native
            {
                public static bool Has() => NativeLibrary.TryLoad("somenative", typeof(Native).Assembly, null, out _);
            }
            """;
        using var image = new MemoryStream();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var emitted = CSharpCompilation.Create("Some.Package", [CSharpSyntaxTree.ParseText(Code)], references, new(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }
}
