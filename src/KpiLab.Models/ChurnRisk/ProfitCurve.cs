using System.Collections.Immutable;

namespace KpiLab.Models.ChurnRisk;

/// <summary>What contacting the riskiest customers first brings, by how many are contacted, and the threshold that pays best.</summary>
/// <param name="Offer">Cost, success rate and value.</param>
/// <param name="Threshold">Contact whose risk is at least this; above 1 where contacting never pays.</param>
/// <param name="Best">The point of the curve at the threshold.</param>
/// <param name="Points">From nobody to everybody, one point per distinct risk, highest first.</param>
/// <param name="Realised">What the same contacts would have brought given who did leave, for customers of whom that is known; null otherwise.</param>
public sealed record ProfitCurve(RetentionOffer Offer, double Threshold, ProfitPoint Best, ImmutableArray<ProfitPoint> Points, double? Realised)
{
    /// <summary>The curve over risks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of the offer is outside its range.</exception>
    public static ProfitCurve Of(IReadOnlyList<double> risks, RetentionOffer offer, IReadOnlyList<bool>? left = null)
    {
        ArgumentNullException.ThrowIfNull(risks);
        ArgumentNullException.ThrowIfNull(offer);
        offer.Checked();
        if (left is not null && left.Count != risks.Count)
            throw new ArgumentException($"There are {risks.Count} risks and {left.Count} outcomes.", nameof(left));
        var order = Enumerable.Range(0, risks.Count).OrderByDescending(i => risks[i]).ThenBy(i => i).ToArray();
        var points = ImmutableArray.CreateBuilder<ProfitPoint>();
        points.Add(new(0, double.PositiveInfinity, 0));
        var (best, realised, running) = (points[0], 0.0, 0.0);
        double profit = 0;
        for (var k = 0; k < order.Length; k++)
        {
            var risk = risks[order[k]];
            profit += risk * offer.SuccessRate * offer.CustomerValue - offer.Cost;
            running += left is not null && left[order[k]] ? offer.SuccessRate * offer.CustomerValue - offer.Cost : -offer.Cost;
            if (k + 1 < order.Length && risks[order[k + 1]] == risk)
                continue;
            points.Add(new(k + 1, risk, profit));
            if (risk >= offer.Threshold)
                (best, realised) = (points[^1], running);
        }

        return new(offer, offer.Threshold, best, points.ToImmutable(), left is null ? null : realised);
    }

    /// <summary>The curve over the held-out customers of an assessment, with what the contacts would have brought.</summary>
    public static ProfitCurve Of(ChurnAssessment assessment, RetentionOffer offer)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return Of([.. assessment.HeldOut.Select(h => h.Probability)], offer, [.. assessment.HeldOut.Select(h => h.Left)]);
    }
}

/// <summary>A point of a profit curve.</summary>
/// <param name="Contacted">How many are contacted.</param>
/// <param name="Risk">The lowest risk among them; infinite where there is none.</param>
/// <param name="Profit">Expected profit: Σ risk × success rate × value − cost.</param>
public readonly record struct ProfitPoint(int Contacted, double Risk, double Profit);
