using System.Globalization;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>The words of a check.</summary>
public static class WatchWords
{
    /// <summary>How an answer came out, with what changed: "alert, new", "no data, still since 2026-07-01", "right".</summary>
    public static string Status(WatchAnswer answer, Language language)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var dutch = language == Language.Dutch;
        var status = answer.Status switch
        {
            WatchStatus.Right => dutch ? "goed" : "right",
            WatchStatus.Alert => dutch ? "melding" : "alert",
            _ => dutch ? "geen gegevens" : "no data",
        };
        return answer.News switch
        {
            WatchNews.New => status + (dutch ? ", nieuw" : ", new"),
            WatchNews.Still => status + (dutch ? ", sinds " : ", since ") + answer.Since!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            WatchNews.Recovered => status + (dutch ? ", hersteld" : ", recovered"),
            _ => status,
        };
    }
}
