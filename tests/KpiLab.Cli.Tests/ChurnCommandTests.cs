using System.Diagnostics;
using System.Text.Json;

namespace KpiLab.Cli.Tests;

public class ChurnCommandTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    private static (int Code, string Out, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    // Two in three of the short-tenured leave, one in ten of the others.
    private static string Customers()
    {
        var random = new Random(2);
        var lines = Enumerable.Range(0, 600).Select(i =>
        {
            var tenure = random.Next(1, 25);
            return $"=C{i:D4},{tenure},{(i % 3 == 0 ? "Basic" : "Plus")},{10 + i % 7},{(random.NextDouble() < (tenure < 7 ? 0.66 : 0.1) ? "yes" : "no")}";
        });
        var path = Path.Combine(Folder, "customers.csv");
        File.WriteAllText(path, "customer_id,tenure,plan,amount,churned\n" + string.Join('\n', lines) + "\n");
        return path;
    }

    [Fact]
    public void A_list_is_trained_on_and_scored_with_files_that_scripts_can_read()
    {
        var path = Customers();
        var (code, output, error) = Run("churn", "train", path, "-o", "model.json", "--json");
        Assert.True(code == 0, error);
        using var trained = JsonDocument.Parse(output);
        Assert.Equal(600, trained.RootElement.GetProperty("rows").GetInt32());
        Assert.True(trained.RootElement.GetProperty("roc_auc").GetProperty("mean").GetDouble() > 0.7);
        Assert.Equal("tenure", trained.RootElement.GetProperty("importance")[0].GetProperty("feature").GetString());

        (code, output, error) = Run("churn", "score", "model.json", path, "-o", "list.csv", "--json", "--top", "5", "--offer-cost", "2", "--success-rate", "0.3", "--customer-value", "40");
        Assert.True(code == 0, error);
        using var scored = JsonDocument.Parse(output);
        Assert.Equal(5, scored.RootElement.GetProperty("customers").GetArrayLength());
        Assert.True(scored.RootElement.GetProperty("customers")[0].GetProperty("contact").GetBoolean());
        var lines = File.ReadAllLines(Path.Combine(Folder, "list.csv"));
        Assert.Equal(601, lines.Length);
        Assert.Equal("customer,risk,value,value_at_risk,contact,reasons", lines[0]);
        Assert.StartsWith("'=C", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Training_and_scoring_speak_Dutch_where_asked()
    {
        var path = Customers();
        var (code, output, error) = Run("churn", "train", path, "-o", "model-nl.json", "--lang", "nl");
        Assert.True(code == 0, error);
        Assert.All(["Vertrekrisico", "Van twee klanten", "voorspeld risico", "geen kenmerk: het wijst de rij aan"], part => Assert.Contains(part, output, StringComparison.Ordinal));
        (code, output, error) = Run("churn", "score", "model-nl.json", path, "--lang", "nl", "--top", "3");
        Assert.True(code == 0, error);
        Assert.Contains("Klanten die dreigen te vertrekken", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "x.csv", "--horizon", "soon")]
    [InlineData("score", "m.json")]
    public void Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, Run(["churn", .. arguments]).Code);

    [Fact]
    public void A_file_that_is_no_model_is_exit_code_1_in_plain_words()
    {
        var (code, _, error) = Run("churn", "score", Customers(), Customers());
        Assert.Equal(1, code);
        Assert.Contains("customers.csv is damaged, or no churn model", error, StringComparison.Ordinal);
    }
}
