using System.Text.Json;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

public class CommandTests
{
    private static string File(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "sessions.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_kpi_as_json_carries_what_scripts_need()
    {
        var (code, output, _) = Run("kpi", "conversion-rate", File("device,converted\nphone,yes\nphone,no\ndesk,no\ndesk,no\n"), "--by", "device", "--json");
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(0, code);
        Assert.Equal(("conversion-rate", 0.25, "fraction", 1.0, 4.0, 4), (root.GetProperty("kpi").GetString(), root.GetProperty("value").GetDouble(), root.GetProperty("unit").GetString(), root.GetProperty("numerator").GetDouble(), root.GetProperty("denominator").GetDouble(), root.GetProperty("n").GetInt32()));
        Assert.True(root.GetProperty("low").GetDouble() < 0.25 && root.GetProperty("high").GetDouble() > 0.25);
        Assert.Equal(["desk", "phone"], root.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("segment").GetProperty("device").GetString()));
    }

    [Fact]
    public void A_missing_role_is_exit_code_1_and_names_the_role()
    {
        var (code, _, error) = Run("kpi", "churn-rate", File("a,b\n1,2\n"));
        Assert.Equal(1, code);
        Assert.Contains("churned", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpi", "no-such-kpi", "x.csv")]
    [InlineData("kpi", "churn-rate", "x.csv", "--every", "fortnight")]
    [InlineData("report", "x", "--lang", "fr")]
    [InlineData("no-such-command")]
    public void Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, Run(arguments).Code);

    [Fact]
    public void Each_kpi_of_the_catalogue_is_listed_with_what_it_answers()
    {
        var (code, output, _) = Run("kpi", "--list");
        Assert.Equal(0, code);
        Assert.All(KpiLab.Kpis.KpiCatalogue.All, kpi => Assert.Contains(output.Split('\n'), line => line.Trim().StartsWith(kpi.Id + " ", StringComparison.Ordinal) && line.Contains(kpi.Text.Question.English, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("kpi")]
    [InlineData("kpi", "churn-rate")]
    [InlineData("kpi", "no-such-kpi", "x.csv")]
    public void A_kpi_command_that_lacks_something_tells_how_to_go_on(params string[] arguments)
    {
        var (code, _, error) = Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains("kpilab kpi ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_does_not_exist_is_exit_code_1_in_plain_words()
    {
        var (code, _, error) = Run("report", "no-such-folder");
        Assert.Equal((1, "There is no file or folder no-such-folder. Check the name."), (code, error.Trim()));
    }

    [Fact]
    public void A_role_given_by_hand_is_used()
    {
        var (code, output, _) = Run("kpi", "conversion-rate", File("device,signed\nphone,yes\nphone,no\n"), "--map", "converted=signed", "--json");
        Assert.Equal(0, code);
        Assert.Contains("\"value\": 0.5", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_from_data_do_not_reach_the_terminal()
    {
        var (_, output, _) = Run("kpi", "conversion-rate", File("device,converted\n\u001b[31mred,yes\nphone,no\n"), "--by", "device");
        Assert.DoesNotContain("\u001b[31mred", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_the_sample_company_shows_ten_kpis()
    {
        var (code, output, _) = Run("report", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(10, json.RootElement.GetProperty("kpis").EnumerateArray().Count(k => k.GetProperty("value").ValueKind == JsonValueKind.Number));
    }

    [Fact]
    public void What_if_gives_then_beside_now_what_drives_it_and_what_reaches_a_goal()
    {
        var (code, output, _) = Run("whatif", Samples(), "--currency", "EUR", "--set", "churn=-20%", "--solve", "payback=6", "--target", "customers-in-a-year=3300", "--json");
        using var json = JsonDocument.Parse(output);
        JsonElement Named(string list, string name, string property = "name") => json.RootElement.GetProperty(list).EnumerateArray().Single(e => e.GetProperty(property).GetString() == name);
        Assert.Equal(0, code);
        var churn = Named("inputs", "churn");
        Assert.Equal(0.8 * churn.GetProperty("now").GetDouble(), churn.GetProperty("then").GetDouble(), 12);
        var ltv = Named("outputs", "ltv");
        Assert.Equal(ltv.GetProperty("difference").GetDouble(), ltv.GetProperty("drivers")[0].GetProperty("effect").GetDouble(), 9);
        var conversion = Named("solve", "payback", "output").GetProperty("by").EnumerateArray().Single(e => e.GetProperty("input").GetString() == "conversion");
        Assert.InRange(conversion.GetProperty("solutions")[0].GetDouble() / conversion.GetProperty("now").GetDouble(), 1.1, 1.3);
        Assert.InRange(Named("targets", "customers-in-a-year", "output").GetProperty("chance").GetDouble(), 0.99, 1);
    }

    [Theory]
    [InlineData("en", "Gross margin", "Lifetime value", "Names for --set, in that order: visitors,")]
    [InlineData("nl", "Brutomarge", "Klantwaarde", "Namen voor --set, in die volgorde: visitors,")]
    public void What_if_shows_quantities_by_their_name_in_the_language_and_the_names_that_options_take(string language, string input, string output, string names)
    {
        var (code, shown, _) = Run("whatif", Samples(), "--lang", language);
        Assert.Equal(0, code);
        Assert.All([input, output, names], part => Assert.Contains(part, shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--set", "churn=a fifth")]
    [InlineData("--set", "churns=-20%")]
    [InlineData("--solve", "payback")]
    [InlineData("--solve", "churn=0.02")]
    [InlineData("--months", "0")]
    public void What_if_used_wrongly_is_exit_code_2(string option, string value) => Assert.Equal(2, Run("whatif", Samples(), option, value).Code);

    [Fact]
    public void A_goal_that_no_input_reaches_is_exit_code_1_and_says_what_is_nearest()
    {
        var (code, output, _) = Run("whatif", Samples(), "--solve", "market-share=90%", "--by", "in-market");
        Assert.Equal(1, code);
        Assert.Contains("the nearest is", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_beyond_the_bounds_of_an_input_is_exit_code_1_in_plain_words()
    {
        var (code, _, error) = Run("whatif", Samples(), "--set", "margin=140%");
        Assert.Equal(1, code);
        Assert.Contains("outside its bounds 0 to 1", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "data-samples")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples");
    }
}
