using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary><c>kpilab kpi --engine</c> and <c>--show-sql</c>.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public EngineTests() => File.WriteAllText(Path.Combine(folder, "sessions.csv"), "session_id,date,device,purchase\n1,2025-01-01,mobile,1\n2,2025-01-02,desktop,0\n3,2025-01-31,mobile,0\n");

    [Fact]
    public void The_answer_is_the_same_in_memory_and_in_DuckDB_which_shows_what_it_was_asked()
    {
        var memory = Run("kpi", "conversion-rate", folder, "--by", "device", "--engine", "frame", "--show-sql", "--json");
        var duck = Run("kpi", "conversion-rate", folder, "--by", "device", "--where", "device=mobile", "--where", "device=desktop", "--engine", "duckdb", "--show-sql", "--json");
        Assert.True(memory.Code == 0 && duck.Code == 0, memory.Error + duck.Error);
        Assert.Equal(memory.Out.Split("\"rows\"")[1], duck.Out.Split("\"rows\"")[1]);
        Assert.Contains("without SQL", memory.Error, StringComparison.Ordinal);
        Assert.Contains("-- $1 = 'mobile'", duck.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "frame, duckdb or postgres", "--engine", "oracle")]
    [InlineData(1, "postgres://", "--engine", "postgres")]
    public void A_wrong_engine_says_what_is_right(int code, string said, params string[] options)
    {
        var (exit, _, error) = Run(["kpi", "conversion-rate", folder, .. options]);
        Assert.Equal(code, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_an_address_is_refused_and_not_repeated()
    {
        var (exit, output, error) = Run("kpi", "churn-rate", "postgres://me:hunter2@host/shop");
        Assert.Equal(1, exit);
        Assert.Contains("PGPASSWORD", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output + error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
