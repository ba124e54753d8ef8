using System.Globalization;
using Sylvan.Data.Csv;

namespace KpiLab.Benchmarks;

/// <summary>The published figures that come with the library, each with its source.</summary>
public static class BenchmarkCatalogue
{
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["revenue_per_employee"] = "revenue-per-employee",
        ["cac"] = "cac",
        ["ltv"] = "ltv",
        ["conversion_rate"] = "conversion-rate",
        ["roi"] = "roi",
        ["churn_rate"] = "churn-rate",
        ["nps"] = "net-promoter-score",
        ["cpl"] = "cost-per-lead",
        ["employee_engagement"] = "employee-engagement",
        ["market_share"] = "market-share",
    };

    private static readonly string[][] SameIndustry =
    [
        ["e-commerce", "ecommerce", "webshop", "retail", "shop", "online"], ["saas", "software", "subscription", "abonnement"], ["technology", "ict", "tech"],
        ["services", "diensten", "dienstverlening"], ["construction", "bouw"], ["manufacturing", "industrie", "industry"], ["finance", "insurance", "bank", "verzekering"],
    ];

    // A Dutch company is nearest to Dutch figures, then European, then worldwide ones.
    private static readonly string[][] Regions = [["netherlands", "nederland", "nl", "dutch"], ["eu-", "europe", "eu", "western europe", "emea"], ["global", "worldwide"], ["us", "united states"]];

    private static readonly Lazy<IReadOnlyList<BenchmarkRow>> All = new(Read);

    /// <summary>Every row.</summary>
    public static IReadOnlyList<BenchmarkRow> Rows => All.Value;

    /// <summary>The nearest figure: same metric before same industry before same size before same region before newest.</summary>
    /// <param name="kpiId">The KPI.</param>
    /// <param name="metrics">The metric variants that are comparable, best first; with none there is no match.</param>
    /// <param name="industry">The company's industry, English or Dutch; null when not known.</param>
    /// <param name="region">Its region; null for the Netherlands.</param>
    /// <param name="companySize">Its size in the words of the catalogue; null when not known.</param>
    /// <returns>Null when no row has one of the metrics and a figure.</returns>
    public static BenchmarkMatch? Nearest(string kpiId, IReadOnlyList<string> metrics, string? industry = null, string? region = null, string? companySize = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var home = RegionRank(region ?? "Netherlands");
        return Rows.Where(row => row.KpiId == kpiId && row.Figure is not null && metrics.Contains(row.Metric))
            .Select((row, order) => (Match: Compare(row), Metric: IndexOf(metrics, row.Metric), Region: Math.Abs(RegionRank(row.Region) - home), order))
            .OrderBy(c => c.Metric).ThenByDescending(c => c.Match.SameIndustry).ThenByDescending(c => c.Match.Row.IsGeneral)
            .ThenByDescending(c => c.Match.SameSize).ThenBy(c => c.Region).ThenByDescending(c => c.Match.Row.Year ?? 0).ThenBy(c => c.order)
            .Select(c => c.Match).FirstOrDefault();

        BenchmarkMatch Compare(BenchmarkRow row) => new(
            row,
            industry is not null && IsSameIndustry(row.Industry, industry),
            companySize is null ? row.CompanySize.Length == 0 : row.CompanySize.Contains(companySize, StringComparison.OrdinalIgnoreCase),
            RegionRank(row.Region) == home);
    }

    private static int IndexOf(IReadOnlyList<string> metrics, string metric)
    {
        for (var i = 0; i < metrics.Count; i++)
        {
            if (metrics[i] == metric)
                return i;
        }

        return metrics.Count;
    }

    // Whole words: the workshops of a manufacturer are no shops.
    private static bool IsSameIndustry(string published, string asked)
    {
        if (published.Contains(asked, StringComparison.OrdinalIgnoreCase))
            return true;
        var (publishedWords, askedWords) = (WordsOf(published), WordsOf(asked));
        return Array.Exists(SameIndustry, words => words.Any(publishedWords.Contains) && words.Any(askedWords.Contains));
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '(', ')', '/', ';', '&'], StringSplitOptions.RemoveEmptyEntries)];

    private static int RegionRank(string region)
    {
        var words = region.ToLowerInvariant();
        var rank = Array.FindIndex(Regions, names => names.Any(name => words == name || words.StartsWith(name, StringComparison.Ordinal) || words.Split(' ').Contains(name)));
        return rank < 0 ? Regions.Length : rank;
    }

    private static List<BenchmarkRow> Read()
    {
        using var text = new StreamReader(typeof(BenchmarkCatalogue).Assembly.GetManifestResourceStream("benchmarks.csv")!);
        using var csv = CsvDataReader.Create(text);
        var rows = new List<BenchmarkRow>();
        while (csv.Read())
        {
            string Text(string column) => csv.GetString(csv.GetOrdinal(column)).Trim();
            double? Number(string column) => Text(column) is { Length: > 0 } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;
            rows.Add(new BenchmarkRow
            {
                KpiId = Ids[Text("kpi")],
                Metric = Text("metric"),
                Industry = Text("industry"),
                Region = Text("region"),
                CompanySize = Text("company_size"),
                Unit = Text("unit"),
                Typical = Number("typical"),
                Median = Number("median"),
                P25 = Number("p25"),
                P75 = Number("p75"),
                HigherIsBetter = Text("higher_is_better") switch { "true" => true, "false" => false, _ => null },
                Source = Text("source"),
                Title = Text("title"),
                Year = Number("year") is { } year ? (int)year : null,
                Url = Text("url"),
                Confidence = Text("confidence"),
                Note = Text("note"),
            });
        }

        return rows;
    }
}
