using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>What a check says of values and of what is missing.</summary>
internal static class WatchText
{
    internal static LocalText NoSegments { get; } = new("no segment has a value", "geen segment heeft een waarde");

    internal static LocalText NoRowsAtAll { get; } = new("no rows", "geen rijen");

    internal static LocalText NoRowsPass { get; } = new("no rows pass where", "geen rijen voldoen aan where");

    internal static LocalText NoWholePeriod { get; } = new("the data cover no whole period", "de data beslaan geen hele periode");

    internal static LocalText NoPeriodBefore { get; } = new("there is no whole period before it with a value", "er is geen hele periode met een waarde ervoor");

    internal static LocalText NotTestable { get; } = new(
        "whether a change is chance cannot be told for this KPI; use worse_by", "of een verandering toeval is, is voor deze KPI niet te zeggen; gebruik worse_by");

    internal static LocalText NoBenchmark { get; } = new("there is no comparable published figure", "er is geen vergelijkbaar gepubliceerd cijfer");

    internal static LocalText Gone { get; } = NoData(new("it was an alert, and has no rows any more", "het was een melding, en heeft geen rijen meer"));

    internal static LocalText NoData(LocalText why) => new($"No data: {why.English.TrimEnd('.')}.", $"Geen gegevens: {why.Dutch.TrimEnd('.')}.");

    internal static LocalText NoRowIn(DateRange period) => Say(language => Pick(language, $"no rows in {ValueText.Range(period, language)}", $"geen rijen in {ValueText.Range(period, language)}"));

    internal static LocalText TooFew(Measurement measurement, long least) => Say(language => Pick(
        language,
        $"n{NumberText.Space}={NumberText.Space}{ValueText.Count(measurement.N, language)}, and at least {ValueText.Count(least, language)} are needed to judge (min_n)",
        $"n{NumberText.Space}={NumberText.Space}{ValueText.Count(measurement.N, language)}, en minstens {ValueText.Count(least, language)} zijn nodig om te oordelen (min_n)"));

    internal static LocalText DatePassed(DateOnly until) => Say(language => Pick(
        language, $"{Day(until)} lies in the past of the data; take a later date", $"{Day(until)} ligt in het verleden van de data; neem een latere datum"));

    internal static LocalText NoTable(string? table, Workspace workspace) => Say(language =>
    {
        var tables = workspace.Tables.Count == 0 ? Pick(language, "none", "geen") : string.Join(", ", workspace.Tables.Select(t => t.Name));
        return Pick(language, $"there is no table “{table}”; there are: {tables}", $"er is geen tabel “{table}”; er zijn: {tables}");
    });

    internal static LocalText NoDates(string table) => new($"{table} holds no dates up to the day of the check", $"{table} heeft geen datums tot de dag van de controle");

    internal static LocalText NotRead(string table) => new(
        $"{table} stays in its database; quality is looked at where files are read", $"{table} blijft in zijn database; kwaliteit wordt bekeken waar bestanden worden gelezen");

    internal static LocalText NoRows(string table) => new($"{table} has no rows", $"{table} heeft geen rijen");

    internal static LocalText Hidden(WatchRule rule, int count) => Say(language => Pick(
        language,
        $"{rule.Name}: {count} {(count == 1 ? "group is" : "groups are")} not shown and not judged, so that nobody can be recognised.",
        $"{rule.Name}: {count} {(count == 1 ? "groep wordt" : "groepen worden")} niet getoond en niet beoordeeld, zodat niemand herkenbaar is."));

    internal static LocalText Age(string table, DateOnly newest, int age, int days) => Say(language => Pick(
        language,
        $"{table}: the newest row is of {Day(newest)}, {age} {(age == 1 ? "day" : "days")} old; at most {days} is right.",
        $"{table}: de nieuwste rij is van {Day(newest)}, {age} {(age == 1 ? "dag" : "dagen")} oud; hoogstens {days} is goed."));

    internal static LocalText Clean(string table) => new($"{table}: nothing to remark.", $"{table}: niets op te merken.");

    internal static LocalText NotClean(string table, IReadOnlyList<QualityEntry> found) => Say(language =>
    {
        var more = found.Count == 1 ? "" : Pick(language, $" And {found.Count - 1} more; see kpilab inspect.", $" En nog {found.Count - 1}; zie kpilab inspect.");
        return $"{table}: {Pick(language, found[0].Message, found[0].Dutch)}{more}";
    });

    internal static LocalText Bounds(KpiResult result, WatchRule rule, KpiRow row, double? minimum, double? maximum, bool wrong) => Say(language =>
    {
        string Value(double value) => ValueText.Full(value, result.Unit, language);
        var right = (minimum, maximum) switch
        {
            ({ } low, { } high) => Pick(language, $"{Value(low)} to {Value(high)} is right", $"{Value(low)} tot {Value(high)} is goed"),
            ({ } low, null) => Pick(language, $"at least {Value(low)} is right", $"minstens {Value(low)} is goed"),
            _ => Pick(language, $"at most {Value(maximum!.Value)} is right", $"hoogstens {Value(maximum!.Value)} is goed"),
        };
        var sure = wrong && rule.Condition is StayWithin { OnlyWhenSure: true } or ReachTarget { OnlyWhenSure: true } ? Pick(language, ", and chance does not explain it", ", en toeval verklaart het niet") : "";
        return $"{Head(result, row, language)}; {right}{sure}.";
    });

    internal static LocalText Previous(KpiResult result, WatchRule rule, KpiRow row, Comparison before, double? limit) => Say(language =>
    {
        var change = $"{ValueText.Difference(before.Difference, result.Unit, language)} {Pick(language, "against the period before", "ten opzichte van de periode ervoor")}";
        var chance = before.PValue is null ? "" : before.IsReliable ? Pick(language, ", a reliable change", ", een betrouwbare verandering") : Pick(language, ", which chance can explain", ", wat toeval kan zijn");
        var right = limit is not { } most ? "" : rule.Condition is KeepUp { IsShare: true, WorseBy: { } share }
            ? Pick(language, $"; under {ValueText.Short(share, Unit.Percent, language)} worse is right", $"; minder dan {ValueText.Short(share, Unit.Percent, language)} slechter is goed")
            : Pick(language, $"; worse by under {Unsigned(most, result.Unit, language)} is right", $"; minder dan {Unsigned(most, result.Unit, language)} slechter is goed");
        return $"{Head(result, row, language)}; {change}{chance}{right}.";
    });

    internal static LocalText Benchmark(KpiResult result, KpiRow row, PublishedFigure figure, Standing standing) => Say(language =>
    {
        var unit = figure.Currency is { } currency ? result.Unit with { Currency = currency } : result.Unit;
        var judged = standing switch
        {
            Standing.Better => Pick(language, "better than", "beter dan"),
            Standing.Worse => Pick(language, "worse than", "slechter dan"),
            _ => Pick(language, "around", "rond"),
        };
        return $"{Head(result, row, language)}; {judged} {Pick(language, "the published", "het gepubliceerde cijfer")} {ValueText.Full(figure.Value, unit, language)} ({figure.Match.Row.Source}{(figure.Match.Row.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $", {year:0000}") : "")}).";
    });

    internal static LocalText Control(NewsOrNoise reading, PeriodReading judged, Turn? recent) => Say(language =>
    {
        var newest = NewsText.Newest(reading with { Periods = [judged] }, language);
        return recent is null ? newest : $"{NewsText.Turned(reading, recent, language)} {newest}";
    });

    internal static LocalText Ahead(Outlook outlook, double bound) => Say(language =>
    {
        var right = Pick(language, $"Under {OutlookText.Percent(bound, language)} is right.", $"Minder dan {OutlookText.Percent(bound, language)} is goed.");
        return $"{outlook.Text.In(language)} {right}";
    });

    internal static LocalText Summary(WatchReport report) => Say(language =>
    {
        var (alerts, none, all) = (report.Answers.Count(a => a.Status == WatchStatus.Alert), report.Answers.Count(a => a.Status == WatchStatus.NoData), report.Answers.Length);
        var told = Pick(
            language,
            $"{Day(report.AsOf)}: {all} checked, {alerts} {(alerts == 1 ? "alert" : "alerts")}, {none} without data",
            $"{Day(report.AsOf)}: {all} gecontroleerd, {alerts} {(alerts == 1 ? "melding" : "meldingen")}, {none} zonder gegevens");
        var fresh = report.Answers.Count(a => a.News == WatchNews.New);
        var recovered = report.Recovered.Count();
        return report.Answers.All(a => a.News == WatchNews.None) ? told + "." : told + Pick(
            language, $"; {fresh} new, {report.Answers.Count(a => a.News == WatchNews.Still)} still, {recovered} recovered.", $"; {fresh} nieuw, {report.Answers.Count(a => a.News == WatchNews.Still)} nog steeds, {recovered} hersteld.");
    });

    /// <summary>The name of a rule that has none: the KPI, its filter and its condition.</summary>
    internal static string NameOf(WatchRule rule)
    {
        string Number(double value) => rule.Kpi is { } kpi ? ValueText.Full(value, kpi.Unit, Language.English).Replace(NumberText.Space, " ", StringComparison.Ordinal) : "";
        var what = rule.Kpi?.Id ?? rule.Table ?? "all tables";
        var where = string.Concat(rule.Where.Select(filter => $" {filter.Field}={string.Join("|", filter.Values)}"));
        var by = rule.By.IsEmpty ? "" : $" by {string.Join(", ", rule.By)}";
        var every = rule.Every is { } grain ? $" every {grain}" : "";
        var condition = rule.Condition switch
        {
            StayWithin { Minimum: { } low, Maximum: { } high } => $"{Number(low)} to {Number(high)}",
            StayWithin { Minimum: { } low } => $"at least {Number(low)}",
            StayWithin { Maximum: { } high } => $"at most {Number(high)}",
            ReachTarget target => $"target {Number(target.Target)}",
            KeepUp => "previous period",
            MatchBenchmark => "benchmark",
            StayInControl => "in control",
            ReachTargetAhead ahead => $"target {Number(ahead.Target)} ahead",
            BeFresh fresh => string.Create(CultureInfo.InvariantCulture, $"fresh within {fresh.Days} days"),
            _ => "quality",
        };
        return $"{what}{where}{by}{every}: {condition}";
    }

    // Churn rate for plan “Basic”, Jun 2026: 3.3 % (95 % interval …, n = …)
    private static string Head(KpiResult result, KpiRow row, Language language)
    {
        var period = row.Period ?? result.Range;
        return $"{Name(result.Kpi, language)}{NewsText.Whose(result.Dimensions, row.Segment, language)}{(period is { } days ? ", " + ValueText.Range(days, language) : "")}: {Sure(row.Measurement, language)}";
    }

    private static string Unsigned(double difference, Unit unit, Language language) => ValueText.Difference(difference, unit, language).TrimStart('+');

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
