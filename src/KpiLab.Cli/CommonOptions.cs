using System.CommandLine;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Cli;

/// <summary>Options that several commands share, and how their values are read.</summary>
internal static class CommonOptions
{
    public static Option<string[]> Map() => new("--map") { Description = "Give a column a role: role=column, or table.role=column. Repeat as needed." };

    public static Option<string> Language() => new("--lang") { Description = "Language of texts: en or nl.", DefaultValueFactory = _ => "en" };

    public static Option<string[]> Where() => new("--where") { Description = "Keep rows with a value: column=value. Repeat for several; the same column twice keeps either value." };

    public static Option<string?> Currency() => new("--currency") { Description = "ISO code of the currency, where the files do not name it: EUR." };

    public static Option<string?> AsOf() => new("--as-of") { Description = "The last day that the data cover: 2026-06-30." };

    public static Option<string?> Decimal() => new("--decimal") { Description = "The decimal mark of the files, in place of what was found: . or ," };

    public static Option<bool> MonthFirst() => new("--month-first") { Description = "Read 3-4-2026 as the fourth of March." };

    public static LoadOptions Load(string? mark, bool monthFirst, DateOnly? asOf) => new()
    {
        DecimalMark = mark switch { null => null, "." => '.', "," => ',', _ => throw new UsageException($"--decimal {mark}: it is . or , .") },
        DayFirst = monthFirst ? false : null,
        AsOf = asOf,
    };

    public static Language LanguageOf(string text) => text switch
    {
        "en" => Kpis.Language.English,
        "nl" => Kpis.Language.Dutch,
        _ => throw new UsageException($"--lang {text}: it is en or nl."),
    };

    public static Kpi KpiOf(string id) =>
        KpiCatalogue.Find(id) ?? throw new UsageException($"There is no KPI \"{id}\". There are: {string.Join(", ", KpiCatalogue.All.Select(k => k.Id))}. kpilab kpi --list says what each is.");

    public static DateRange RangeOf(string option, string text)
    {
        try
        {
            return DateRange.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{option}: {e.Message}");
        }
    }

    /// <summary>The query with the rows of each <c>--where column=value</c>.</summary>
    public static KpiQuery Filtered(KpiQuery query, string[]? pairs)
    {
        foreach (var group in (pairs ?? []).Select(Pair).GroupBy(pair => pair.Column))
            query = query.Where(group.Key, [.. group.Select(pair => pair.Value)]);
        return query;
    }

    private static (string Column, string Value) Pair(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new UsageException($"--where {text}: write column=value, such as --where country=NL.");
    }

    public static DateOnly? DateOf(string option, string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"{option} {text}: write a date as 2026-06-30.");

    /// <summary>A file to export to, checked before the work is done.</summary>
    public static string? ExportOf(string option, string? path) => path is null || Export.Endings.Contains(Path.GetExtension(path).ToLowerInvariant()) ? path
        : throw new UsageException($"{option} {path}: the ending says what to write; it is one of {string.Join(", ", Export.Endings)}.");

    public static Period? PeriodOf(string? text) => text switch
    {
        null => null,
        "day" => Period.Day,
        "week" => Period.Week,
        "month" => Period.Month,
        "quarter" => Period.Quarter,
        "year" => Period.Year,
        _ => throw new UsageException($"--every {text}: it is day, week, month, quarter or year."),
    };
}
