using System.Text.RegularExpressions;

namespace KpiLab.Tests;

/// <summary>The arrows between the rooms of the library: who may use whom.</summary>
public class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Data"] = [],
        ["Statistics"] = [],
        ["Benchmarks"] = [],
        ["Samples"] = [],
        ["Measures"] = ["Data"],
        ["Kpis"] = ["Data", "Measures", "Statistics", "Benchmarks"],
        ["Forecasts"] = ["Statistics"],
        ["Insights"] = ["Data", "Measures", "Statistics", "Benchmarks", "Kpis", "Forecasts"],
        ["Exports"] = ["Data", "Measures", "Statistics", "Benchmarks", "Kpis", "Insights"],
        ["Scenarios"] = ["Data", "Measures", "Statistics", "Kpis"],
    };

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "KpiLab");
    }

    public static TheoryData<string> Rooms() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_to_its_left(string room)
    {
        var used = Directory.GetFiles(Path.Combine(Source(), room), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\bKpiLab\.(\w+)").Select(match => match.Groups[1].Value))
            .Where(name => name != room && Allowed.ContainsKey(name)).Distinct();
        Assert.Empty(used.Except(Allowed[room]));
    }

    [Fact]
    public void Every_room_is_known() => Assert.Equal(
        Allowed.Keys.Order(), Directory.GetDirectories(Source()).Select(d => Path.GetFileName(d)!).Where(d => d is not ("bin" or "obj")).Order());
}
