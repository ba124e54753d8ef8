using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary>Files written by the commands.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Sessions()
    {
        var path = Path.Combine(folder, "sessions.csv");
        File.WriteAllText(path, "device,converted\nphone,yes\nphone,no\ndesk,no\ndesk,no\n");
        return path;
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    [InlineData("json")]
    [InlineData("md")]
    public void A_kpi_is_written_in_each_format(string ending)
    {
        var file = Path.Combine(folder, "out." + ending);
        var (code, output, error) = Run("kpi", "conversion-rate", Sessions(), "--by", "device", "-o", file);
        Assert.True(code == 0, error);
        Assert.NotEmpty(output);
        Assert.True(new FileInfo(file).Length > 0);
    }

    [Fact]
    public void The_figures_of_a_report_are_written_beside_the_page()
    {
        var file = Path.Combine(folder, "figures.csv");
        var (code, _, error) = Run("report", Sessions(), "-o", Path.Combine(folder, "report.html"), "--export", file);
        Assert.True(code == 0, error);
        Assert.Contains("conversion-rate,Conversion rate,0.25", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ending_that_is_not_known_is_wrong_usage_and_nothing_is_computed()
    {
        var (code, output, error) = Run("kpi", "conversion-rate", Sessions(), "-o", "x.pdf");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(".xlsx", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_exit_code_1()
    {
        var (code, _, error) = Run("kpi", "conversion-rate", Sessions(), "-o", Path.Combine(folder, "none", "x.csv"));
        Assert.Equal(1, code);
        Assert.Contains("there is no folder", error, StringComparison.Ordinal);
    }
}
