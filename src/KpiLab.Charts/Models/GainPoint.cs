using KpiLab.Models.ChurnRisk;

namespace KpiLab.Charts.Models;

/// <summary>A point of a gains curve.</summary>
/// <param name="Contacted">Share of customers contacted, the highest risk first.</param>
/// <param name="Found">Share of all leavers among them.</param>
/// <param name="N">Customers contacted.</param>
internal readonly record struct GainPoint(double Contacted, double Found, int N)
{
    /// <summary>Leavers among those contacted ÷ as many in any order; 1 where nobody is.</summary>
    public double Lift => Contacted > 0 ? Found / Contacted : 1;

    /// <summary>From nobody to everybody, by tenth of predicted risk.</summary>
    public static IEnumerable<GainPoint> Of(ChurnAssessment assessment)
    {
        var all = assessment.Calibration.Sum(b => b.N);
        var leavers = assessment.Calibration.Sum(b => b.Observed * b.N);
        var (n, found) = (0, 0.0);
        yield return new(0, 0, 0);
        foreach (var bin in assessment.Calibration.Reverse())
        {
            n += bin.N;
            found += bin.Observed * bin.N;
            yield return new((double)n / all, found / leavers, n);
        }
    }
}
