using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Models.ChurnRisk;

/// <summary>The assessment in sentences.</summary>
internal static class ChurnVerdict
{
    public static ImmutableArray<LocalText> Of(ChurnAssessment a)
    {
        var lines = ImmutableArray.CreateBuilder<LocalText>();
        lines.Add(Sentence(a.BaseRateOnly));
        lines.Add(Sentence(a.OneRule));
        lines.Add(new(
            $"Of two customers, one who left and one who stayed, the one who left had the higher risk {Share(a.RocAuc.Mean, Language.English)} of the time; the tenth with the highest risk holds {F(a.TopDecileLift.Mean, 2, Language.English)} times as many leavers as an average tenth.",
            $"Van twee klanten, één die vertrok en één die bleef, had wie vertrok in {Share(a.RocAuc.Mean, Language.Dutch)} van de gevallen het hoogste risico; in de tiende met het hoogste risico zitten {F(a.TopDecileLift.Mean, 2, Language.Dutch)} keer zoveel vertrekkers als in een gemiddelde tiende."));
        lines.Add(Calibration(a.CalibrationSlope));
        if (Parts(a) is { } parts)
            lines.Add(parts);
        lines.Add(new(
            $"Differences between models below {F(ChurnAssessment.Noise, 3, Language.English)} in area under the curve or log loss are noise; so are those within the intervals over folds.",
            $"Verschillen tussen modellen van minder dan {F(ChurnAssessment.Noise, 3, Language.Dutch)} in oppervlakte onder de curve of logverlies zijn ruis; net als die binnen de intervallen over de delen."));
        return lines.ToImmutable();
    }

    private static LocalText Sentence(BaselineComparison with) => with.ModelIsBetter && with.Gain.Mean >= ChurnAssessment.Noise
        ? new($"The model is better than {with.Name.English}: {Numbers(with, Language.English)}.", $"Het model is beter dan {with.Name.Dutch}: {Numbers(with, Language.Dutch)}.")
        : new($"The model is not better than {with.Name.English}: {Numbers(with, Language.English)}. Use that instead.", $"Het model is niet beter dan {with.Name.Dutch}: {Numbers(with, Language.Dutch)}. Gebruik dat in plaats ervan.");

    private static string Numbers(BaselineComparison with, Language language)
    {
        bool dutch = language == Language.Dutch;
        var interval = with.Gain.Interval is { } i ? $" ({F(i.Low, 3, language)} {(dutch ? "tot" : "to")} {F(i.High, 3, language)})" : "";
        return (dutch ? "logverlies lager met " : "log loss lower by ") + F(with.Gain.Mean, 3, language) + interval;
    }

    private static LocalText Calibration(double slope)
    {
        var (english, dutch) = (F(slope, 2, Language.English), F(slope, 2, Language.Dutch));
        return slope is >= 0.9 and <= 1.1
            ? new($"A stated risk can be taken at its word: the calibration slope is {english} (1 is right).", $"Een genoemd risico klopt: de kalibratiehelling is {dutch} (1 is goed).")
            : new(
                $"Stated risks are too {(slope < 1 ? "extreme" : "timid")}: the calibration slope is {english} (1 is right). Use the order, not the size.",
                $"Genoemde risico's zijn te {(slope < 1 ? "uitgesproken" : "voorzichtig")}: de kalibratiehelling is {dutch} (1 is goed). Gebruik de volgorde, niet de hoogte.");
    }

    // Of a large table only parts are used for choosing and assessing.
    private static LocalText? Parts(ChurnAssessment a)
    {
        string N(long count, Language language) => ValueText.Count(count, language);
        return (a.TunedRows < a.TrainedRows, a.Rows < a.TrainedRows) switch
        {
            (true, true) => new(
                $"Settings were chosen on {N(a.TunedRows, Language.English)} of {N(a.TrainedRows, Language.English)} customers and the model was assessed on {N(a.Rows, Language.English)} of them; it is trained on all.",
                $"Instellingen zijn gekozen op {N(a.TunedRows, Language.Dutch)} van {N(a.TrainedRows, Language.Dutch)} klanten en het model is beoordeeld op {N(a.Rows, Language.Dutch)} ervan; het is getraind op allemaal."),
            (true, false) => new(
                $"Settings were chosen on {N(a.TunedRows, Language.English)} of {N(a.TrainedRows, Language.English)} customers; the model is assessed and trained on all.",
                $"Instellingen zijn gekozen op {N(a.TunedRows, Language.Dutch)} van {N(a.TrainedRows, Language.Dutch)} klanten; het model is beoordeeld en getraind op allemaal."),
            (false, true) => new(
                $"The model was assessed on {N(a.Rows, Language.English)} of {N(a.TrainedRows, Language.English)} customers; it is trained on all.",
                $"Het model is beoordeeld op {N(a.Rows, Language.Dutch)} van {N(a.TrainedRows, Language.Dutch)} klanten; het is getraind op allemaal."),
            _ => null,
        };
    }

    private static string Share(double share, Language language) => F(100 * share, 1, language) + " %";

    private static string F(double value, int decimals, Language language) => NumberText.Fixed(value, decimals, language);
}
