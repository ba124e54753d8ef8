using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary>Two departments of the sample company have 3 and 4 people: nothing that the tool writes tells what they answered.</summary>
public sealed partial class AnonymityTests : IDisposable
{
    private static readonly string[] Small = ["Academy", "Tasting room"];

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("employee-engagement", "department")]
    [InlineData("engagement-index", "department")]
    [InlineData("favourable", "department")]
    [InlineData("participation", "department")]
    [InlineData("employee-engagement", "department", "theme")]
    [InlineData("employee-engagement", "wave", "department")]
    [InlineData("employee-engagement", "department", "question")]
    public void The_json_of_a_kpi_has_no_number_of_a_small_department(string kpi, params string[] by)
    {
        var (code, output, error) = Run(["kpi", kpi, Sample("engagement_answers.csv"), Sample("engagement_invitations.csv"), .. by.SelectMany(column => new[] { "--by", column }), "--json"]);
        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().Where(row => Small.Contains(row.GetProperty("segment").GetProperty("department").GetString())).ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.All(
            new[] { "value", "numerator", "denominator", "low", "high" }, name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind)));
    }

    [Fact]
    public void No_part_of_a_report_gives_a_figure_beside_a_small_department()
    {
        var (page, book) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "figures.xlsx"));
        var (code, terminal, error) = Run("report", "-o", page, "--export", book);
        Assert.True(code == 0, error);
        var html = File.ReadAllText(page);
        // From the engagement section on, and no further than the next KPI: revenue per employee by department is shown.
        var section = EngagementSection().Match(html).Value;
        Assert.Contains("Academy", section, StringComparison.Ordinal);
        Assert.DoesNotMatch(FigureOfSmallDepartment(), section);
        Assert.DoesNotMatch(FigureOfSmallDepartment(), terminal[terminal.LastIndexOf("Employee engagement", StringComparison.Ordinal)..]);
        using var zip = ZipFile.OpenRead(book);
        foreach (var sheet in zip.Entries.Where(entry => entry.Name.StartsWith("sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            foreach (Match row in SheetRow().Matches(reader.ReadToEnd()))
            {
                if (row.Value.Contains("ngagement", StringComparison.Ordinal) && Small.Any(name => row.Value.Contains(name, StringComparison.Ordinal)))
                    Assert.DoesNotMatch(Figure(), row.Value);
            }
        }
    }

    [Fact]
    public void The_json_of_a_report_names_no_small_department_beside_engagement()
    {
        using var json = JsonDocument.Parse(Run("report", "--json").Out);
        var engagement = json.RootElement.GetProperty("kpis").EnumerateArray().Single(kpi => kpi.GetProperty("kpi").GetString() == "employee-engagement");
        Assert.DoesNotMatch(FigureOfSmallDepartment(), engagement.GetRawText());
    }

    private static string Sample(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "data-samples")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples", file);
    }

    [GeneratedRegex("<section[^>]*id=\"employee-engagement\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex EngagementSection();

    // A score such as 4.12 in the row or hover text of the department.
    [GeneratedRegex("""(Academy|Tasting room)[^"]{0,40}?(<td class="num">|<br>|\\u003cbr\\u003e|: )[+−]?\d+[.,]\d""")]
    private static partial Regex FigureOfSmallDepartment();

    [GeneratedRegex(@"<x?:?row .*?</x?:?row>", RegexOptions.Singleline)]
    private static partial Regex SheetRow();

    [GeneratedRegex(@"<(x:)?v>\d+\.\d")]
    private static partial Regex Figure();
}
