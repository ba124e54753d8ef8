using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>What each lead costs.</summary>
/// <remarks>Formula: spend of the period ÷ leads of the period; where a category tells them apart, marketing spend alone. Interval: exact Poisson on the number of leads.</remarks>
public static class CostPerLead
{
    private static readonly LocalText NoLeads = new("no leads in the period", "geen leads in de periode");

    private static readonly KpiInput Leads = new(
        "leads", [[Role.Date, Role.Mql], [Role.Lead, Role.Mql, Role.Sql, Role.Won, Role.Channel]], [Role.Lead, Role.Channel, Role.Campaign, Role.Mql, Role.Sql, Role.Won],
        [Role.Amount, Role.Cost, Role.Customer, Role.Score, Role.Visitor, Role.Order, Role.Converted], ["lead", "prospect", "aanvra"])
    {
        Recognises = table => table.Roles.Has(Role.Lead) || table.Roles.Has(Role.Mql),
    };

    /// <summary>The catalogue entry: per lead of any quality.</summary>
    public static Kpi Kpi { get; } = Per("cost-per-lead", CostPerLeadText.Text, Unit.Money("lead", "lead"), null, ["cost_per_lead_blended", "cost_per_lead_paid"], withTotals: true);

    /// <summary>Spend ÷ leads that marketing qualified, by the date of the lead.</summary>
    public static Kpi PerMarketingQualifiedLead { get; } = Per("cost-per-mql", BesideTexts.CostPerMarketingQualifiedLead, Unit.Money("marketing-qualified lead", "door marketing gekwalificeerde lead"), Role.Mql, []);

    /// <summary>Spend ÷ leads that sales accepted as qualified, by the date of the lead.</summary>
    public static Kpi PerQualifiedLead { get; } = Per("cost-per-sql", BesideTexts.CostPerQualifiedLead, Unit.Money("qualified lead", "gekwalificeerde lead"), Role.Sql, []);

    /// <summary>Spend ÷ leads that became customers, by the date of the lead.</summary>
    public static Kpi PerWonCustomer { get; } = Per("cost-per-won-customer", BesideTexts.CostPerWonCustomer, Unit.Money("won customer", "gewonnen klant"), Role.Won, []);

    /// <summary>Leads accepted by sales ÷ leads qualified by marketing, by the date of the lead.</summary>
    public static Kpi MqlToSqlRate { get; } = new()
    {
        Id = "mql-to-sql-rate",
        Text = BesideTexts.MqlToSqlRate,
        Unit = Unit.Percent,
        Better = Direction.Higher,
        BenchmarkMetrics = ["mql_to_sql_rate"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [Leads with { Required = [[Role.Date], [Role.Mql], [Role.Sql]] }],
                Parts = _ =>
                [
                    new("mql", 0, Measure.Count().Where(Filter.Present(Role.Mql))),
                    new("sql", 0, Measure.Count().Where(Filter.Present(Role.Mql)).Where(Filter.Present(Role.Sql))),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["sql"].Count, cell["mql"].Count, new("no qualified leads", "geen gekwalificeerde leads")),
                Test = (a, b) => Proportion.DifferencePValue(a["sql"].Count, a["mql"].Count, b["sql"].Count, b["mql"].Count),
            },
        ],
    };

    /// <summary>The query over a table of spend (date, amount) and one of leads (date).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table spend, Table leads) => Kpi.Of(spend, leads);

    /// <summary>The query over a table of totals (cost, leads).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table totals) => Kpi.Of(totals);

    /// <summary>The value from plain numbers. With qualified leads or won customers as the count, it is the cost of each of those.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of leads is negative.</exception>
    public static Measurement From(double spend, long leads, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leads);
        return Kpi.Evaluate(0, level, ("spend", new Aggregate(1, spend, 0)), ("leads", new Aggregate(leads, leads, 0)));
    }

    /// <summary>Share of the marketing-qualified leads that sales accepted, from plain numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were accepted than qualified.</exception>
    public static Measurement MqlToSqlFrom(long accepted, long qualified, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(accepted);
        ArgumentOutOfRangeException.ThrowIfLessThan(qualified, accepted);
        return MqlToSqlRate.Evaluate(0, level, ("sql", new Aggregate(accepted, accepted, accepted)), ("mql", new Aggregate(qualified, qualified, qualified)));
    }

    private static Kpi Per(string id, KpiText text, Unit unit, Role? quality, IReadOnlyList<string> benchmarks, bool withTotals = false)
    {
        var fromLeads = new KpiForm
        {
            Inputs = [SpendInput.Dated, quality is { } q ? Leads with { Required = Leads.Required.Add([q]) } : Leads],
            Prepare = (tables, _) => (tables, MarketingOnly(tables[0]) is { Length: > 0 } kept
                ? [new($"Spend counted: {string.Join(", ", kept)}.", $"Meegetelde kosten: {string.Join(", ", kept)}.")]
                : []),
            Parts = tables =>
            [
                new("spend", 0, MarketingOnly(tables[0]) is { Length: > 0 } kept
                    ? Measure.Sum(Formulas.MoneyOf(tables[0])).Where(Filter.In(Role.Category, kept))
                    : Measure.Sum(Formulas.MoneyOf(tables[0]))),
                new("leads", 1, quality is { } role ? Measure.Count().Where(Filter.Present(role)) : Measure.Count()),
            ],
            Formula = cell => Formulas.PerEvent(cell, cell["spend"].Sum, cell["leads"].Count, NoLeads),
            Test = (a, b) => Cac.PoissonTest(a, b, "spend", "leads"),
            Drivers = Cac.SpendAndCount,
        };
        var fromTotals = new KpiForm
        {
            Inputs = [new KpiInput("totals", [[Role.Cost, Role.Amount], [Role.Leads]], [Role.Channel, Role.Campaign], [Role.Customer], ["marketing", "channel", "kana", "spend"])],
            Parts = tables =>
            [
                new("spend", 0, Cac.Totals(tables[0], Measure.Sum(Formulas.MoneyOf(tables[0])))),
                new("leads", 0, Cac.Totals(tables[0], Measure.Sum(Role.Leads))),
            ],
            Formula = cell => Formulas.PerEvent(cell, cell["spend"].Sum, (long)Math.Round(cell["leads"].Sum), NoLeads),
            Test = (a, b) => Cac.PoissonTest(a, b, "spend", "leads"),
            Drivers = Cac.SpendAndCount,
        };
        return new Kpi
        {
            Id = id,
            Text = text,
            Unit = unit,
            Better = Direction.Lower,
            BenchmarkMetrics = benchmarks,
            Forms = withTotals ? [fromLeads, fromTotals] : [fromLeads],
        };
    }

    // Sales salaries do not make leads: where the category names marketing and something else, marketing alone counts.
    private static string[] MarketingOnly(Table spend)
    {
        var kinds = spend.Texts(Role.Category);
        string[] marketing = [.. kinds.Where(text => text.Contains("market", StringComparison.OrdinalIgnoreCase))];
        return marketing.Length == kinds.Count ? [] : marketing;
    }
}
