using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>A query as somebody would type it.</summary>
internal static class QueryLine
{
    private static readonly JsonSerializerOptions Escapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The classes an analyst types; other KPIs are found by their id.
    private static readonly Dictionary<string, string> Classes = new()
    {
        ["revenue-per-employee"] = nameof(RevenuePerEmployee), ["cac"] = nameof(Cac), ["ltv"] = nameof(Ltv), ["conversion-rate"] = nameof(ConversionRate), ["roi"] = nameof(Roi),
        ["churn-rate"] = nameof(ChurnRate), ["net-promoter-score"] = nameof(NetPromoterScore), ["cost-per-lead"] = nameof(CostPerLead),
        ["employee-engagement"] = nameof(EmployeeEngagement), ["market-share"] = nameof(MarketShare),
    };

    /// <summary>As C#, such as <c>ChurnRate.Of(company["subscriptions"]).By("plan")</c>. Where a column stands in another table of the company, the KPI is asked of the whole company.</summary>
    public static string InCode(KpiQuery query)
    {
        var line = new StringBuilder();
        var own = query.Dimensions.All(column => query.Tables.All(table => column.In(table) is not null));
        line.Append(Classes.TryGetValue(query.Kpi.Id, out var name)
            ? own ? $"{name}.Of({string.Join(", ", query.Tables.Select(table => $"company[{Quoted(table.Name)}]"))})" : $"{name}.Kpi.In(company)!"
            : $"KpiCatalogue.Find({Quoted(query.Kpi.Id)})!.In(company)!");
        if (query.Dimensions.Length > 0)
            line.Append(CultureInfo.InvariantCulture, $".By({string.Join(", ", query.Dimensions.Select(column => Quoted(column.ToString())))})");
        if (query.Shown is { } days)
            line.Append(CultureInfo.InvariantCulture, $".Between(new({days.Start:yyyy, M, d}), new({days.End:yyyy, M, d}))");
        if (query.AsOf is { } day)
            line.Append(CultureInfo.InvariantCulture, $".Until(new({day:yyyy, M, d}))");
        if (query.Currency is { } currency)
            line.Append(CultureInfo.InvariantCulture, $".In({Quoted(currency)})");
        return line.ToString();
    }

    /// <summary>As a command for a POSIX shell, such as <c>kpilab kpi churn-rate my-exports --by plan</c>.</summary>
    public static string InTerminal(KpiQuery query, string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var line = new StringBuilder("").Append(CultureInfo.InvariantCulture, $"kpilab kpi {query.Kpi.Id} {ForShell(folder)}");
        foreach (var column in query.Dimensions)
            line.Append(CultureInfo.InvariantCulture, $" --by {ForShell(column.ToString())}");
        if (query.Shown is { } days)
            line.Append(CultureInfo.InvariantCulture, $" --from {days.Start:yyyy-MM-dd} --to {days.End:yyyy-MM-dd}");
        if (query.AsOf is { } day)
            line.Append(CultureInfo.InvariantCulture, $" --as-of {day:yyyy-MM-dd}");
        if (query.Currency is { } currency)
            line.Append(CultureInfo.InvariantCulture, $" --currency {ForShell(currency)}");
        return line.ToString();
    }

    // The escapes of JSON are escapes of C# too.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Escapes);

    private static string ForShell(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:".Contains(letter, StringComparison.Ordinal)) ? text : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
