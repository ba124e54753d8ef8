using System.Collections.Immutable;
using System.Globalization;

namespace KpiLab.Models.ChurnRisk;

/// <summary>The assessment in sentences.</summary>
internal static class ChurnVerdict
{
    public static ImmutableArray<string> Of(ChurnAssessment a)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(Sentence(a.BaseRateOnly, "knowing only the base rate"));
        lines.Add(Sentence(a.OneRule, a.OneRule.Name));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"Of two customers, one who left and one who stayed, the one who left had the higher risk {a.RocAuc.Mean:0.0 %} of the time; the tenth with the highest risk holds {a.TopDecileLift.Mean:0.00} times as many leavers as an average tenth."));
        lines.Add(a.CalibrationSlope is >= 0.9 and <= 1.1
            ? string.Create(CultureInfo.InvariantCulture, $"A stated risk can be taken at its word: the calibration slope is {a.CalibrationSlope:0.00} (1 is right).")
            : string.Create(CultureInfo.InvariantCulture, $"Stated risks are too {(a.CalibrationSlope < 1 ? "extreme" : "timid")}: the calibration slope is {a.CalibrationSlope:0.00} (1 is right). Use the order, not the size."));
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"Differences between models below {ChurnAssessment.Noise:0.000} in area under the curve or log loss are noise; so are those within the intervals over folds."));
        return lines.ToImmutable();
    }

    private static string Sentence(BaselineComparison with, string name)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"log loss lower by {with.Gain.Mean:0.000}{(with.Gain.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $" ({i.Low:0.000} to {i.High:0.000})") : "")}");
        return with.ModelIsBetter && with.Gain.Mean >= ChurnAssessment.Noise
            ? $"The model is better than {name}: {numbers}."
            : $"The model is not better than {name}: {numbers}. Use that instead.";
    }
}
