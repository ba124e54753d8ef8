using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Tests.LifetimeValue;
using MathNet.Numerics.Random;

namespace KpiLab.Models.Tests.Fitting;

public class ModelFileTests
{
    private static readonly RecencyFrequency Customers = Simulated();

    private static RecencyFrequency Simulated()
    {
        var random = new MersenneTwister(3);
        return RecencyFrequency.OfHistories([.. Enumerable.Range(0, 1500).Select(_ => Processes.BetaGeometric(random, [0.8, 4, 0.9, 2.5], 30, 1, false).History)], null, [.. Enumerable.Range(0, 1500).Select(i => 5.0 + i % 97)], Measures.TimeUnit.Week);
    }

    private static string NewPath() => Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "model.json");

    [Fact]
    public void A_buying_model_read_back_predicts_the_same_to_the_last_bit()
    {
        var path = NewPath();
        var model = BgNbd.Fit(Customers);
        model.Save(path);
        var read = BgNbd.Load(path);
        foreach (var customer in Customers.Customers.Take(100))
        {
            Assert.Equal(Bits(model.ProbabilityAlive(customer.History)), Bits(read.ProbabilityAlive(customer.History)));
            Assert.Equal(Bits(model.ExpectedPurchases(customer.History, 39)), Bits(read.ExpectedPurchases(customer.History, 39)));
        }

        Assert.Equal(model.Parameters, read.Parameters);
        Assert.Equal((model.Unit, model.N, model.Convergence, model.ToString()), (read.Unit, read.N, read.Convergence, read.ToString()));
    }

    [Fact]
    public void A_spend_model_read_back_predicts_the_same_to_the_last_bit()
    {
        var path = NewPath();
        var model = GammaGamma.Fit(Customers);
        model.Save(path);
        Assert.Equal(Bits(model.ExpectedSpend(3, 41.5)!.Value), Bits(GammaGamma.Load(path).ExpectedSpend(3, 41.5)!.Value));
    }

    [Fact]
    public void A_file_of_another_version_says_both_versions() => Refused(text => text.Replace("\"Version\": 1", "\"Version\": 7", StringComparison.Ordinal), "version 7", "version 1");

    [Fact]
    public void A_file_of_another_model_names_both() => Refused(text => text.Replace("\"bg-nbd\"", "\"pareto-nbd\"", StringComparison.Ordinal), "pareto-nbd", "bg-nbd");

    [Fact]
    public void A_file_cut_short_is_damaged() => Refused(text => text[..(text.Length / 2)], "damaged");

    [Fact]
    public void A_file_with_one_digit_changed_is_damaged() => Refused(text => text.Replace("\"Level\": 0.95", "\"Level\": 0.94", StringComparison.Ordinal), "checksum");

    [Fact]
    public void A_file_without_its_values_is_damaged() => Refused(text => text.Replace("\"Values\"", "\"Valuse\"", StringComparison.Ordinal), "damaged");

    [Fact]
    public void A_file_that_is_no_model_is_refused() => Refused(_ => "[1, 2]", "which model");

    [Fact]
    public void An_empty_file_is_refused() => Refused(_ => "", "damaged");

    private static void Refused(Func<string, string> change, params string[] words)
    {
        var path = NewPath();
        BgNbd.Fit(Customers).Save(path);
        var changed = change(File.ReadAllText(path));
        Assert.NotEqual(File.ReadAllText(path), changed);
        File.WriteAllText(path, changed);
        var error = Assert.Throws<ModelFileException>(() => BgNbd.Load(path));
        Assert.Contains("model.json", error.Message, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
