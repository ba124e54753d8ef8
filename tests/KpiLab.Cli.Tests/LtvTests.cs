using System.Globalization;
using System.Text.Json;

namespace KpiLab.Cli.Tests;

public class LtvTests
{
    private static readonly string[] Cdnow = ["--map", "customer=column2", "--map", "date=column3", "--map", "amount=column5", "--calibration-end", "1997-09-30", "--unit", "week"];

    private static string Shared(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"shared/data/{file} is not on this machine.");
        return "";
    }

    private static string Written(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "customers.csv");
        File.WriteAllText(path, text);
        return path;
    }

    // Fader, Hardie & Lee (2005); Fader & Hardie (2013).
    [Theory]
    [InlineData("bg-nbd", 2357, -9582.4, "r 0.243 alpha 4.414 a 0.793 b 2.426")]
    [InlineData("pareto-nbd", 2357, -9595.0, "r 0.553 alpha 10.578 s 0.606 beta 11.669")]
    [InlineData("gamma-gamma", 946, null, "p 6.25 q 3.74 gamma 15.44")]
    public void Scripts_read_the_published_results_on_CDNOW_from_the_file_without_a_header(string model, int n, double? logLikelihood, string published)
    {
        var (code, output, error) = Tool.Run(["ltv", "fit", Shared("CDNOW_sample.txt"), "--model", model, .. Cdnow, "--json"]);
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal((model, n, "1997-09-30"), (root.GetProperty("model").GetString(), root.GetProperty("n").GetInt32(), root.GetProperty("calibration_end").GetString()));
        if (logLikelihood is { } expected)
            Assert.Equal(expected, root.GetProperty("log_likelihood").GetDouble(), 0.1);
        foreach (var pair in published.Split(' ').Chunk(2))
        {
            var digits = pair[1].Length - pair[1].IndexOf('.', StringComparison.Ordinal) - 1;
            Assert.Equal(pair[1], root.GetProperty("parameters").GetProperty(pair[0]).GetDouble().ToString("F" + digits, CultureInfo.InvariantCulture));
            Assert.True(root.GetProperty("standard_errors").GetProperty(pair[0]).GetDouble() > 0);
        }
    }

    [Fact]
    public void The_holdout_stands_in_the_JSON_beside_the_naive_forecast()
    {
        var (_, output, _) = Tool.Run(["ltv", "fit", Shared("CDNOW_sample.txt"), "--model", "bg-nbd", .. Cdnow, "--json"]);
        using var json = JsonDocument.Parse(output);
        var holdout = json.RootElement.GetProperty("holdout");
        Assert.Equal((39.0, 1882.0), (holdout.GetProperty("length").GetDouble(), holdout.GetProperty("actual").GetDouble()));
        Assert.True(holdout.GetProperty("mean_absolute_error").GetDouble() < holdout.GetProperty("naive_mean_absolute_error").GetDouble());
        Assert.Equal(8, holdout.GetProperty("by_frequency").GetArrayLength());
    }

    [Fact]
    public void A_cohort_in_a_table_is_fitted_as_contracts()
    {
        var (code, output, _) = Tool.Run("ltv", "fit", Written("year;actief\n0;1000\n1;631\n2;468\n3;382\n4;326\n5;289\n6;262\n7;241\n"), "--model", "sbg", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        // Fader & Hardie (2007): 0.704, 1.182.
        Assert.Equal((0.704, 1.182), (Math.Round(json.RootElement.GetProperty("parameters").GetProperty("alpha").GetDouble(), 3), Math.Round(json.RootElement.GetProperty("parameters").GetProperty("beta").GetDouble(), 3)));
    }

    [Fact]
    public void A_survival_curve_is_made_of_the_start_and_end_of_contracts()
    {
        var (code, output, _) = Tool.Run("ltv", "fit", Written("customer,start,end\na,2026-01-01,2026-01-08\nb,2026-01-01,\nc,2026-01-08,2026-01-22\n"), "--model", "km", "--unit", "week", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal([(1.0, 3.0), (2.0, 2.0)], json.RootElement.GetProperty("steps").EnumerateArray().Select(s => (s.GetProperty("time").GetDouble(), s.GetProperty("at_risk").GetDouble())));
        Assert.Equal(3, json.RootElement.GetProperty("n").GetInt32());
    }

    [Fact]
    public void A_model_that_the_data_cannot_identify_is_exit_code_1_with_its_reason()
    {
        var (code, output, error) = Tool.Run("ltv", "fit", Written("customer,date\na,2026-01-01\nb,2026-01-02\nc,2026-01-03\n"), "--model", "bg-nbd");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("not identified, because no customer bought again", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--model", "bg")]
    [InlineData("--model", "bg-nbd", "--unit", "year")]
    [InlineData("--model", "bg-nbd", "--calibration-end", "30-09-1997")]
    [InlineData()]
    public void Wrong_usage_is_exit_code_2(params string[] options) => Assert.Equal(2, Tool.Run(["ltv", "fit", Written("customer,date\na,2026-01-01\n"), .. options]).Code);

    [Fact]
    public void A_missing_column_is_named_with_those_there_are()
    {
        var (code, _, error) = Tool.Run("ltv", "fit", Written("a,b\n1,2\n"), "--model", "bg-nbd", "--map", "date=datum");
        Assert.Equal(1, code);
        Assert.Contains("datum", error, StringComparison.Ordinal);
        Assert.Contains("a, b", error, StringComparison.Ordinal);
    }
}
