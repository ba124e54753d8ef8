using KpiLab.Samples;

namespace KpiLab.Tests.Samples;

public class SampleCompanyTests
{
    private static readonly string Committed = Path.Combine(RepositoryRoot(), "data-samples");

    [Fact]
    public void The_default_seed_gives_the_committed_files_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        SampleCompany.Write(folder.Path, new SampleOptions());

        var written = Files(folder.Path);
        var documents = new[] { "README.md", "STORIES.md" };
        Assert.Equal(Files(Committed).Except(documents), written);
        Assert.All(written, name => Assert.True(File.ReadAllBytes(Path.Combine(Committed, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.Path, name))), $"{name} differs"));
    }

    [Fact]
    public void Another_seed_gives_other_customers_but_the_same_staff()
    {
        using var folder = new TemporaryFolder();
        SampleCompany.Write(folder.Path, new SampleOptions(Seed: 7, Scale: 0.1, RawExports: false));
        Assert.NotEqual(File.ReadAllText(Path.Combine(Committed, "customers.csv")), File.ReadAllText(Path.Combine(folder.Path, "customers.csv")));
        Assert.Equal(File.ReadAllText(Path.Combine(Committed, "employees.csv")), File.ReadAllText(Path.Combine(folder.Path, "employees.csv")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "raw-exports")));
    }

    [Fact]
    public void Twice_the_scale_gives_twice_the_customers_and_sessions()
    {
        using var folder = new TemporaryFolder();
        SampleCompany.Write(folder.Path, new SampleOptions(Scale: 2, RawExports: false));
        foreach (var table in new[] { "customers.csv", "sessions.csv", "survey_responses.csv", "leads.csv", "orders.csv" })
        {
            double Rows(string root) => File.ReadLines(Path.Combine(root, table)).Count() - 1;
            Assert.InRange(Rows(folder.Path) / Rows(Committed), 1.95, 2.05);
        }
    }

    [Fact]
    public void All_files_together_stay_under_fifteen_megabytes() =>
        Assert.InRange(Files(Committed).Sum(name => new FileInfo(Path.Combine(Committed, name)).Length), 1, 15_000_000);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void A_scale_outside_its_range_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleCompany.Write("nowhere", new SampleOptions(Scale: scale)));

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("KpiLab.sln is in no folder above the tests.");
    }

    private static string[] Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
