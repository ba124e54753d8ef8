using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>A catalogue entry: what a KPI is, which way is better, and how tables give it.</summary>
public sealed record Kpi
{
    /// <summary>The stable identifier: churn-rate.</summary>
    public required string Id { get; init; }

    /// <summary>Names and texts.</summary>
    public required KpiText Text { get; init; }

    /// <summary>What the value is measured in.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Better { get; init; }

    /// <summary>The number of units (customers, visits, answers) below which a value is shown but not rated.</summary>
    public long MinimumN { get; init; } = 30;

    /// <summary>The metric variants of the benchmark catalogue that are comparable, best first.</summary>
    public IReadOnlyList<string> BenchmarkMetrics { get; init; } = [];

    /// <summary>True when the value grows with the length of the period, as what a customer or project has brought in does: then shorter periods tell no trend.</summary>
    public bool IsCumulative { get; init; }

    /// <summary>True for a share of money in money: what stands above and below the line are amounts of one currency, the value itself is not.</summary>
    public bool IsOfMoney { get; init; }

    /// <summary>The length of period that those metrics are about: monthly churn is not held against a quarter's. Null where the length does not matter.</summary>
    public Period? BenchmarkPeriod { get; init; }

    /// <summary>The ways in which tables give it, most telling first.</summary>
    internal IReadOnlyList<KpiForm> Forms { get; init; } = [];

    /// <summary>A KPI of one's own: a formula over the measures of one table, such as <c>Measure.Sum("margin") / Measure.Sum("revenue")</c>.</summary>
    /// <param name="id">Its identifier, lower case with hyphens.</param>
    /// <param name="unit">What its value is measured in.</param>
    /// <param name="formula">The formula; where it divides by 0 there is no value.</param>
    /// <param name="better">Which way is better.</param>
    public static Kpi Define(string id, Unit unit, MeasureExpression formula, Direction better = Direction.Higher)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(formula);
        var name = new LocalText(id, id);
        return new Kpi
        {
            Id = id,
            Unit = unit,
            Better = better,
            Text = new() { Name = name, Question = name, Definition = name, Formula = name, Numerator = name, Denominator = name },
            Forms = [DefinedForm.Of(formula)],
        };
    }

    /// <summary>The query over these tables. Which table serves as what is found from their roles.</summary>
    /// <exception cref="MissingRoleException">No way to compute the KPI has all its roles; the message names those that the nearest way lacks.</exception>
    public KpiQuery Of(params IReadOnlyList<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return Find([.. tables], handedOver: true) ?? throw KpiMatch.MissingRoles(this, tables);
    }

    /// <summary>The query over the tables of a workspace that serve; null when there are none. <see cref="WhatIsMissing"/> then tells why.</summary>
    public KpiQuery? In(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return Find([.. workspace.Tables], handedOver: false) is { } query ? query with { Lookups = [.. workspace.Tables] } : null;
    }

    /// <summary>Which tables and roles a workspace lacks for this KPI.</summary>
    public LocalText WhatIsMissing(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return KpiMatch.Missing(this, [.. workspace.Tables]);
    }

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The formula of one form on plain numbers.</summary>
    internal Measurement Evaluate(int form, double level, params (string Part, Aggregate Aggregate)[] parts) =>
        Forms[form].Formula(new KpiCell(parts.ToDictionary(p => p.Part, p => p.Aggregate), null, Unit, level));

    private KpiQuery? Find(ImmutableArray<Table> tables, bool handedOver)
    {
        foreach (var form in Forms)
        {
            if (KpiMatch.Assign(form, tables, handedOver) is { } assigned)
                return new KpiQuery(this, form, assigned) { Lookups = tables };
        }

        return null;
    }
}
