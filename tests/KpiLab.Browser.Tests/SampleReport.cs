using System.Collections.Concurrent;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Browser.Tests;

/// <summary>The report of the sample company, written once per language.</summary>
internal static class SampleReport
{
    internal static readonly Lazy<Scorecard> Company = new(() => Scorecard.Of(Workspace.Open(Folder()), new ScorecardOptions { Currency = "EUR", Industry = "E-commerce" }));
    private static readonly ConcurrentDictionary<Language, string> Written = new();

    public static string Html(Language language) => Written.GetOrAdd(language, l => Charts.HtmlReport.Write(Company.Value, l));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples");
    }
}
