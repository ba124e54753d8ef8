using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Reads a file of rules strictly: what it does not know is an error, at its line. The shape stands in docs/check.schema.json.</summary>
internal static class RulesReader
{
    private static readonly string[] TopKeys = ["$schema", "industry", "region", "company_size", "currency", "rules"];
    private static readonly string[] KpiConditions = ["min", "max", "target", "previous", "benchmark", "control", "forecast"];
    private static readonly string[] TableConditions = ["fresh_days", "quality"];
    private static readonly string[] RuleKeys = ["name", "kpi", "table", "by", "where", "every", "min_n", "sure", .. KpiConditions, .. TableConditions];

    private static readonly Dictionary<string, Period> Grains = new()
    {
        ["day"] = Period.Day, ["week"] = Period.Week, ["month"] = Period.Month, ["quarter"] = Period.Quarter, ["year"] = Period.Year,
    };

    public static Watch Read(string text, string file)
    {
        var root = RulesNode.Read(text, file);
        Known(root, "", TopKeys);
        var list = root["rules"] ?? throw root.Wrong("there is no \"rules\"; expected a list of rules.");
        if (list.Kind != JsonValueKind.Array || list.Items.Count == 0)
            throw list.Wrong($"expected a list of one rule or more, found {(list.Kind == JsonValueKind.Array ? "an empty list" : list.Shown)}.");
        var rules = new List<WatchRule>();
        foreach (var node in list.Items)
        {
            var rule = Rule(node);
            if (rules.Any(other => other.Name == rule.Name))
                throw (node["name"] ?? node).Wrong($"two rules are named \"{rule.Name}\"; expected a name of its own for each (\"name\": …).");
            rules.Add(rule);
        }

        return new Watch([.. rules])
        {
            Industry = Optional(root["industry"]), Region = Optional(root["region"]), CompanySize = Optional(root["company_size"]), Currency = Optional(root["currency"]),
        };
    }

    private static WatchRule Rule(RulesNode node)
    {
        Known(node, "of a rule", RuleKeys);
        var present = KpiConditions.Concat(TableConditions).Where(key => node[key] is not null).ToArray();
        // Both bounds are one condition.
        if (present.Length == 0 || present.Count(key => key != "max" || node["min"] is null) > 1)
            throw node.Wrong($"expected one condition ({string.Join(", ", KpiConditions.Concat(TableConditions))}; min and max may go together), found {(present.Length == 0 ? "none" : string.Join(" and ", present))}.");
        var aboutTable = TableConditions.Contains(present[0]);
        if (aboutTable)
        {
            foreach (var key in new[] { "kpi", "by", "where", "every", "min_n", "sure" })
            {
                if (node[key] is { } stray)
                    throw stray.Wrong($"{present[0]} is about a table; expected \"table\": \"orders\", or none for all tables.");
            }
        }
        else if (node["table"] is { } table)
        {
            throw table.Wrong($"{present[0]} is about a KPI; expected \"kpi\": \"churn-rate\".");
        }

        var kpi = aboutTable ? null : KpiOf(node["kpi"] ?? throw node.Wrong("there is no \"kpi\"; expected the id of one, such as \"churn-rate\"."));
        var every = node["every"] is { } length ? Grains.TryGetValue(Word(length), out var grain) ? grain : throw length.Wrong($"found {length.Shown}; expected day, week, month, quarter or year.") : (Period?)null;
        if (every is null && present[0] is "previous" or "control" or "forecast")
            throw node.Wrong($"{present[0]} looks at periods; expected \"every\": \"month\" beside it.");
        if (present[0] == "benchmark" && (node["every"] ?? node["by"]) is { } split)
            throw split.Wrong("a benchmark is about the whole; expected neither every nor by.");
        if (node["sure"] is { } only && present[0] is not ("min" or "max" or "target"))
            throw only.Wrong("expected only beside min, max or target.");
        var rule = new WatchRule
        {
            Name = "",
            Kpi = kpi,
            Table = Optional(node["table"]),
            By = node["by"] is { } by ? [.. Words(by)] : [],
            Where = node["where"] is { } where ? [.. Filters(where)] : [],
            Every = every,
            MinimumN = node["min_n"] is { } least ? Whole(least, 1, 1_000_000_000) : null,
            Condition = Condition(node, present[0]),
        };
        return rule with { Name = Optional(node["name"]) ?? WatchText.NameOf(rule) };
    }

    private static WatchCondition Condition(RulesNode node, string key)
    {
        var sure = node["sure"] is { } only && Flag(only);
        var value = node[key]!;
        switch (key)
        {
            case "min" or "max":
                double? low = node["min"] is { } min ? Number(min) : null, high = node["max"] is { } max ? Number(max) : null;
                return low > high ? throw node["max"]!.Wrong($"found {node["max"]!.Shown}; expected at least min, {node["min"]!.Shown}.") : new StayWithin(low, high, sure);
            case "target":
                return new ReachTarget(Number(value), sure);
            case "previous":
                return Previous(value);
            case "benchmark":
                return Flag(value) ? new MatchBenchmark() : throw value.Wrong("found false; expected true, or no such key.");
            case "control":
                if (value.Kind == JsonValueKind.True)
                    return new StayInControl();
                Known(value, "of control", ["recent"]);
                return new StayInControl((int)Whole(Needed(value, "recent"), 1, 120));
            case "forecast":
                return Ahead(value);
            case "fresh_days":
                return new BeFresh((int)Whole(value, 0, 36_500));
            default:
                Known(value, "of quality", ["set_aside", "severity"]);
                return value.Members.Count == 0 ? throw value.Wrong("expected set_aside, severity or both.") : new BeClean(value["severity"] is { } s ? SeverityOf(s) : null, value["set_aside"] is { } share ? Share(share, allowZero: true) : null);
        }
    }

    private static KeepUp Previous(RulesNode value)
    {
        if (value.Kind == JsonValueKind.String && value.Text == "reliable")
            return new KeepUp(null);
        if (value.Kind != JsonValueKind.Object)
            throw value.Wrong($"found {value.Shown}; expected \"reliable\", {{ \"worse_by\": 0.01 }} or {{ \"worse_by_percent\": 10 }}.");
        Known(value, "of previous", ["worse_by", "worse_by_percent"]);
        if (value.Members.Count != 1)
            throw value.Wrong("expected one of worse_by and worse_by_percent.");
        var amount = Number(value.Members[0].Value);
        if (!(amount > 0))
            throw value.Members[0].Value.Wrong($"found {value.Members[0].Value.Shown}; expected a number above 0.");
        return value.Members[0].Name == "worse_by" ? new KeepUp(amount) : new KeepUp(amount / 100, IsShare: true);
    }

    private static ReachTargetAhead Ahead(RulesNode value)
    {
        Known(value, "of forecast", ["target", "periods", "until", "chance"]);
        if ((value["periods"] is null) == (value["until"] is null))
            throw value.Wrong("expected one of periods (how many ahead) and until (a date).");
        DateOnly? until = value["until"] is not { } date ? null
            : DateOnly.TryParseExact(Word(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw date.Wrong($"found {date.Shown}; expected a date such as 2026-12-31.");
        return new ReachTargetAhead(
            Number(Needed(value, "target")), value["periods"] is { } periods ? (int)Whole(periods, 1, 120) : null, until, value["chance"] is { } chance ? Share(chance, allowZero: false) : 0.5);
    }

    private static Kpi KpiOf(RulesNode node) => KpiCatalogue.Find(Word(node)) ?? throw node.Wrong($"there is no KPI {node.Shown}; expected one of {string.Join(", ", KpiCatalogue.All.Select(kpi => kpi.Id))}.");

    private static IEnumerable<Filter> Filters(RulesNode node)
    {
        if (node.Kind != JsonValueKind.Object)
            throw node.Wrong($"found {node.Shown}; expected {{ \"column\": \"value\" }}.");
        foreach (var (column, value) in node.Members)
            yield return Filter.In(column, [.. Words(value)]);
    }

    private static Severity SeverityOf(RulesNode node) => Word(node) switch
    {
        "problem" => Severity.Problem,
        "warning" => Severity.Warning,
        _ => throw node.Wrong($"found {node.Shown}; expected problem or warning."),
    };

    private static RulesNode Needed(RulesNode node, string key) => node[key] ?? throw node.Wrong($"there is no \"{key}\"; expected one.");

    private static void Known(RulesNode node, string whose, string[] keys)
    {
        if (node.Kind != JsonValueKind.Object)
            throw node.Wrong($"found {node.Shown}; expected an object with {string.Join(", ", keys)}.");
        foreach (var (name, value) in node.Members)
        {
            if (!keys.Contains(name))
                throw value.Wrong($"there is no such key{(whose.Length == 0 ? "" : " " + whose)}; expected {string.Join(", ", keys)}.");
        }
    }

    private static string? Optional(RulesNode? node) => node is null ? null : Word(node);

    private static string Word(RulesNode node) => node.Kind == JsonValueKind.String && !string.IsNullOrWhiteSpace(node.Text) ? node.Text : throw node.Wrong($"found {node.Shown}; expected a text.");

    private static string[] Words(RulesNode node)
    {
        if (node.Kind != JsonValueKind.Array)
            return [Word(node)];
        return node.Items.Count == 0 ? throw node.Wrong("found an empty list; expected one text or more.") : [.. node.Items.Select(Word)];
    }

    private static bool Flag(RulesNode node) => node.Kind is JsonValueKind.True or JsonValueKind.False ? node.Kind == JsonValueKind.True : throw node.Wrong($"found {node.Shown}; expected true or false.");

    // A number, or a text such as "4.5%".
    private static double Number(RulesNode node)
    {
        if (node.Kind == JsonValueKind.Number && double.IsFinite(node.Number))
            return node.Number;
        return node.Kind == JsonValueKind.String && node.Text.EndsWith('%') && double.TryParse(node.Text[..^1], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : throw node.Wrong($"found {node.Shown}; expected a number such as 0.045, or a percentage such as \"4.5%\".");
    }

    private static double Share(RulesNode node, bool allowZero) => Number(node) is var share && share < 1 && (share > 0 || (allowZero && share == 0)) ? share
        : throw node.Wrong($"found {node.Shown}; expected a share {(allowZero ? "of 0 or more" : "above 0")} and below 1, such as 0.05 or \"5%\".");

    private static long Whole(RulesNode node, long least, long most) =>
        node.Kind == JsonValueKind.Number && node.Number == Math.Floor(node.Number) && node.Number >= least && node.Number <= most ? (long)node.Number
            : throw node.Wrong(string.Create(CultureInfo.InvariantCulture, $"found {node.Shown}; expected a whole number from {least} to {most}."));
}
