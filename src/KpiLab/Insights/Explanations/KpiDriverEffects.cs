using System.Collections.Immutable;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What the drivers of a KPI did to it, and, where it is the quotient of two amounts, what each segment did through them.</summary>
/// <param name="Effects">The effects; they add up to the change.</param>
/// <param name="PerUnitAbove">What one unit more above the line did; null where segments have no part in the drivers.</param>
/// <param name="PerUnitBelow">What one unit more below the line did.</param>
/// <param name="Subtracted">How many times the denominator was taken off the numerator.</param>
/// <param name="YearsBefore">What amounts are divided by before: the years, or 1.</param>
/// <param name="YearsAfter">The same after.</param>
internal sealed record KpiDriverEffects(ImmutableArray<DriverEffect> Effects, double? PerUnitAbove, double PerUnitBelow, int Subtracted, double YearsBefore, double YearsAfter)
{
    private static readonly LocalText Nothing = new("nothing to divide by", "niets om door te delen");
    private static readonly LocalText PerYear = new(" per year", " per jaar");

    /// <summary>The effects between two results; null where the KPI has no drivers, or they do not make its value.</summary>
    /// <param name="query">The KPI.</param>
    /// <param name="before">The one side.</param>
    /// <param name="after">The other side.</param>
    /// <param name="run">Runs another form on both sides.</param>
    public static KpiDriverEffects? Of(KpiQuery query, KpiResult before, KpiResult after, Func<KpiForm, (KpiResult Before, KpiResult After)> run) => query.Form.Drivers switch
    {
        KpiDrivers.Quotient quotient => OfQuotient(quotient, query.Kpi, before, after),
        KpiDrivers.Chain chain => OfChain(chain, query, before, after, run),
        _ => null,
    };

    /// <summary>What a segment did through each driver; empty where that cannot be told.</summary>
    public ImmutableArray<double> OfSegment((double Above, double Below) before, (double Above, double Below) after) => PerUnitAbove is { } above
        ?
        [
            above * ((after.Above + Subtracted * after.Below) / YearsAfter - (before.Above + Subtracted * before.Below) / YearsBefore),
            PerUnitBelow * (after.Below / YearsAfter - before.Below / YearsBefore),
        ]
        : [];

    private static KpiDriverEffects? OfQuotient(KpiDrivers.Quotient quotient, Kpi kpi, KpiResult before, KpiResult after)
    {
        if (before.Total is not { Value: { } old, Numerator: not null, Denominator: > 0 } || after.Total is not { Value: { } now, Numerator: not null, Denominator: > 0 })
            return null;
        var (years, yearsAfter) = (before.Range?.Years ?? 1, after.Range?.Years ?? 1);
        // Amounts of periods of different length are told per year.
        var perYear = quotient.PerYear || years != yearsAfter;
        (years, yearsAfter) = perYear ? (years, yearsAfter) : (1, 1);
        var (a0, a1) = (Above(before.Total) / years, Above(after.Total) / yearsAfter);
        var (b0, b1) = (before.Total.Denominator.Value / years, after.Total.Denominator.Value / yearsAfter);
        var scale = (now - old) / (a1 / b1 - a0 / b0);
        if (now != old && !(Math.Abs(scale - 1) < 1e-6))
            return null;
        var divisia = !quotient.MayBeZero && a0 > 0 && a1 > 0;
        var (above, below) = divisia
            ? (FactorEffects.LogMean(a1 / b1, a0 / b0) / FactorEffects.LogMean(a1, a0), -FactorEffects.LogMean(a1 / b1, a0 / b0) / FactorEffects.LogMean(b1, b0))
            : ((1 / b0 + 1 / b1) / 2, -(a0 + a1) / 2 / (b0 * b1));
        var effects = divisia ? FactorEffects.Divisia([a0, 1 / b0], [a1, 1 / b1]) : FactorEffects.Shapley([a0, 1 / b0], [a1, 1 / b1]);
        var unit = quotient.AboveIsMoney ? new Unit(UnitKind.Money, after.Unit.Currency) : null;
        LocalText Named(LocalText? given, LocalText own) => given is not null && quotient.PerYear ? given : perYear ? new((given ?? own).English + PerYear.English, (given ?? own).Dutch + PerYear.Dutch) : given ?? own;
        return new(
            [new(Named(quotient.Above, kpi.Text.Numerator), unit, a0, a1, effects[0]), new(Named(quotient.Below, kpi.Text.Denominator), null, b0, b1, effects[1])],
            above, below, quotient.Subtracted, years, yearsAfter);

        double Above(Measurement total) => total.Numerator!.Value + quotient.Subtracted * total.Denominator!.Value;
    }

    private static KpiDriverEffects? OfChain(KpiDrivers.Chain chain, KpiQuery query, KpiResult before, KpiResult after, Func<KpiForm, (KpiResult Before, KpiResult After)> run)
    {
        var (form, tables) = (query.Form, query.Form.Prepare(query.Tables, new KpiScope(query.Form.Pool ?? Period.Month, query.AsOf)).Tables);
        var (parts, links) = chain.Of(tables);
        var effects = new List<DriverEffect>();
        foreach (var link in links)
        {
            var (old, now) = run(form with
            {
                Parts = prepared => [.. form.Parts(prepared), .. parts],
                Formula = cell => link.Below(cell) is var below && below != 0
                    ? new Measurement(link.Above(cell) / below, cell.Unit, null, null, 0, null)
                    : Measurement.NoValue(cell.Unit, Nothing),
                Unit = link.Unit,
                BootstrapBy = null,
                Test = (_, _) => null,
            });
            if (old.Total.Value is not { } valueBefore || now.Total.Value is not { } valueAfter)
                return null;
            effects.Add(new(link.Name, now.Unit, valueBefore, valueAfter, 0));
        }

        double[] factorsBefore = [.. effects.Select(effect => effect.Before)], factorsAfter = [.. effects.Select(effect => effect.After)];
        if (!Makes(factorsBefore, before) || !Makes(factorsAfter, after))
            return null;
        var amounts = FactorEffects.Of(factorsBefore, factorsAfter);
        return new([.. effects.Select((effect, i) => effect with { Effect = amounts[i] })], null, 0, 0, 1, 1);
    }

    private static bool Makes(double[] factors, KpiResult result) =>
        Math.Abs(factors.Aggregate(1.0, (product, factor) => product * factor) - result.Total.Value!.Value) <= 1e-9 * Math.Abs(result.Total.Value.Value);
}
