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

    // A Dutch company is nearest to Dutch figures, then those of Europe or a country in it, then worldwide ones, then American ones.
    private static readonly string[][] Regions =
    [
        ["netherlands", "nederland", "nl", "dutch"], ["eu", "eu-27", "eu-28", "europe", "europa", "western", "emea", "belgium", "belgië", "uk", "scandinavia", "germany", "duitsland"],
        ["global", "worldwide", "wereldwijd"], ["us", "united", "usa", "americas"],
    ];

    private static readonly string[] AllOfEurope = ["eu", "eu-27", "eu-28", "europe", "europa", "western europe", "emea"];

    private static readonly Lazy<IReadOnlyList<BenchmarkRow>> All = new(Read);

    /// <summary>Every row.</summary>
    public static IReadOnlyList<BenchmarkRow> Rows => All.Value;

    /// <summary>The newest year in the catalogue, from which the age of a row is told where the data have no dates.</summary>
    public static int Edition => Rows.Max(row => row.Year ?? 0);

    /// <summary>The nearest figure: same metric before same industry before same size before same region before newest. A figure of another industry comes after any that is about the same one or all.</summary>
    /// <param name="metrics">The metric variants that are comparable, the same measure first; with none there is no match.</param>
    /// <param name="industry">The company's industry, English or Dutch; null when not known.</param>
    /// <param name="region">Its region; null for the Netherlands.</param>
    /// <param name="companySize">Its size in the words of the catalogue; null when not known.</param>
    /// <returns>Null when no row has one of the metrics and a figure.</returns>
    public static BenchmarkMatch? Nearest(IReadOnlyList<string> metrics, string? industry = null, string? region = null, string? companySize = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var home = region ?? "Netherlands";
        return Rows.Where(row => row.Figure is not null && metrics.Contains(row.Metric))
            .Select((row, order) => (Match: Compare(row), Metric: IndexOf(metrics, row.Metric), Region: Math.Abs(RegionRank(row.Region) - RegionRank(home)), order))
            .OrderByDescending(c => c.Match.SameIndustry || c.Match.Row.IsGeneral).ThenBy(c => c.Metric).ThenBy(c => c.Match.Row.IsRuleOfThumb)
            .ThenByDescending(c => industry is null ? 0 : IndustryRank(c.Match.Row.Industry, industry))
            .ThenByDescending(c => c.Match.SameSize).ThenByDescending(c => c.Match.SameRegion).ThenBy(c => c.Region)
            .ThenByDescending(c => c.Match.Row.Year ?? 0).ThenBy(c => c.order)
            .Select(c => c.Match).FirstOrDefault();

        BenchmarkMatch Compare(BenchmarkRow row) => new(
            row,
            metrics[0] == row.Metric,
            industry is not null && IndustryRank(row.Industry, industry) > 0,
            companySize is null ? row.CompanySize.Length == 0 : row.CompanySize.Contains(companySize, StringComparison.OrdinalIgnoreCase),
            IsSameRegion(row.Region, home));
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

    // The name itself before words that mean the same; whole words: the workshops of a manufacturer are no shops.
    private static int IndustryRank(string published, string asked)
    {
        static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        if (Plain(published).StartsWith(Plain(asked), StringComparison.Ordinal))
            return 3;
        if (Plain(published).Contains(Plain(asked), StringComparison.Ordinal))
            return 2;
        var (publishedWords, askedWords) = (WordsOf(published), WordsOf(asked));
        return Array.Exists(SameIndustry, words => words.Any(publishedWords.Contains) && words.Any(askedWords.Contains)) ? 1 : 0;
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '(', ')', '/', ';', '&'], StringSplitOptions.RemoveEmptyEntries)];

    private static int RegionRank(string region)
    {
        var words = region.ToLowerInvariant().Split([' ', '('], StringSplitOptions.RemoveEmptyEntries);
        var rank = Array.FindIndex(Regions, names => names.Contains(words.FirstOrDefault()));
        return rank < 0 ? Regions.Length : rank;
    }

    // Of Europe, each country is a region of its own.
    private static bool IsSameRegion(string published, string asked)
    {
        var (rank, all) = (RegionRank(published), AllOfEurope);
        if (rank != RegionRank(asked))
            return false;
        return rank is 0 or 2 || string.Equals(published, asked, StringComparison.OrdinalIgnoreCase)
            || (all.Contains(published.ToLowerInvariant()) && all.Contains(asked.ToLowerInvariant())) || (rank == 3 && !published.Contains("Americas", StringComparison.Ordinal));
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
                Poor = Number("poor"),
                Good = Number("good"),
                Excellent = Number("excellent"),
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
