using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>The shapes that formulas share: a proportion, an amount per event, a mean per unit, a ratio over pieces.</summary>
internal static class Formulas
{
    /// <summary>A share of a count, with the Wilson interval.</summary>
    public static Measurement Proportion(KpiCell cell, long part, long whole, LocalText whenZero) => whole <= 0
        ? Measurement.NoValue(cell.Unit, whenZero, part, whole)
        : new Measurement((double)part / whole, cell.Unit, part, whole, whole, Statistics.Proportion.Wilson(part, whole, cell.Level));

    /// <summary>An amount per event, with the exact Poisson interval of the count.</summary>
    public static Measurement PerEvent(KpiCell cell, double amount, long events, LocalText whenZero)
    {
        if (events <= 0)
            return Measurement.NoValue(cell.Unit, whenZero, amount, events);
        var count = PoissonRate.Exact(events, 1, cell.Level);
        return new Measurement(
            amount / events, cell.Unit, amount, events, events,
            new ConfidenceInterval(amount / Math.Max(count.High, double.Epsilon), amount / Math.Max(count.Low, double.Epsilon), cell.Level, "exact Poisson on the count"));
    }

    /// <summary>A ratio of two sums, with the delta interval over pieces (months, projects).</summary>
    public static ConfidenceInterval? OverPieces(KpiCell cell, Func<KpiCell, (double X, double Y)> parts)
    {
        double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0, sumYY = 0;
        long n = 0;
        foreach (var piece in cell.Pieces)
        {
            var (x, y) = parts(piece);
            if (y <= 0)
                continue;
            n++;
            sumX += x;
            sumY += y;
            sumXX += x * x;
            sumXY += x * y;
            sumYY += y * y;
        }

        return n >= 3 ? RatioOfSums.Delta(sumX, sumY, sumXX, sumXY, sumYY, n, cell.Level) : null;
    }

    /// <summary>Probability of the difference of two values whose intervals are known, from their standard errors (normal approximation).</summary>
    public static double? FromIntervals(Measurement a, Measurement b)
    {
        if (a is not { Value: { } valueA, Interval: { } intervalA } || b is not { Value: { } valueB, Interval: { } intervalB })
            return null;
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + intervalA.Level / 2);
        var variance = (Math.Pow(intervalA.High - intervalA.Low, 2) + Math.Pow(intervalB.High - intervalB.Low, 2)) / (4 * z * z);
        return variance > 0 ? 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(valueA - valueB) / Math.Sqrt(variance)) : null;
    }

    /// <summary>The amounts of a table: the column with that role, or quantity times price where there is none.</summary>
    public static Table WithAmount(Table table)
    {
        if (table.Roles.Has(Role.Amount) || table.KindOf(Role.Quantity) != ColumnKind.Number || table.KindOf(Role.Price) != ColumnKind.Number)
            return table;
        return table.With("quantity × price", Calculation.Of(Role.Quantity) * Calculation.Of(Role.Price)).Map(Role.Amount, "quantity × price");
    }

    /// <summary>The role for money spent: amount, or cost where there is none.</summary>
    public static Role MoneyOf(Table table) => table.Roles.Has(Role.Amount) ? Role.Amount : Role.Cost;
}
