using System.Globalization;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The form of a KPI that an analyst defines: a formula over measures of one table.</summary>
internal static class DefinedForm
{
    private static readonly LocalText DividesByZero = new("the formula divides by 0", "de formule deelt door 0");

    public static KpiForm Of(MeasureExpression formula)
    {
        var measures = formula.Measures();
        string NameOf(Measure measure)
        {
            for (var i = 0; i < measures.Count; i++)
            {
                if (measures[i] == measure)
                    return i.ToString(CultureInfo.InvariantCulture);
            }

            throw new InvalidOperationException("The formula holds a measure that it does not list.");
        }

        return new KpiForm
        {
            Inputs = [KpiInput.Of("table")],
            Parts = tables => [.. measures.Select(m => new KpiPart(NameOf(m), 0, m.Timing.Kind == TimingKind.At && m.Timing.Start.In(tables[0]) is null ? m.By(Timing.None) : m))],
            Formula = cell =>
            {
                double ValueOf(Measure measure) => cell[NameOf(measure)].Sum;
                var (numerator, denominator) = formula is MeasureExpression.Binary { Operator: '/' } ratio
                    ? (ratio.Left.Evaluate(ValueOf), ratio.Right.Evaluate(ValueOf))
                    : (null, null);
                var n = measures.Count == 0 ? 0 : measures.Max(m => cell[NameOf(m)].Count);
                return formula.Evaluate(ValueOf) is { } value && double.IsFinite(value)
                    ? new Measurement(value, cell.Unit, numerator, denominator, n, null)
                    : Measurement.NoValue(cell.Unit, DividesByZero, numerator, denominator, n);
            },
            Additive = false,
        };
    }
}
