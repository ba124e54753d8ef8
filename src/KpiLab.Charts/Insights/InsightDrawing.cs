using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>The drawings of readings and outlooks.</summary>
internal static class InsightDrawing
{
    /// <summary>A process behaviour chart: the values, the band of what is usual, diamonds for what is more than noise, and a line at each turn. Empty where nothing can be told.</summary>
    public static string Of(NewsOrNoise reading, Language language)
    {
        if (reading.Periods.IsEmpty)
            return "";
        var periods = reading.Periods;
        var canvas = new SeriesCanvas(
            reading.Text.In(language), reading.Grain, periods[0].Period, periods[^1].Period, periods.SelectMany(p => new[] { p.Value, p.Lower, p.Upper }), reading.Unit, language);
        // Each stretch has limits of its own.
        foreach (var stretch in Stretches(reading))
        {
            canvas.Band([.. stretch.Select(p => (p.Period, p.Lower, p.Upper))]);
            canvas.Line("dash", stretch.Select(p => (p.Period, p.Centre)));
        }

        foreach (var turn in reading.Turns)
            canvas.Turn(turn.Period, ValueText.Range(turn.Period, language));
        canvas.Line("line", periods.Select(p => (p.Period, p.Value)));
        foreach (var period in periods)
            canvas.Point(period.Period, period.Value, Said(period, reading.Unit, language), period.Signal is not null);
        return canvas.End();
    }

    /// <summary>A fan: the course so far, then the forecast with its 80 and 95 % bands, and the target as a line. Empty where nothing can be told.</summary>
    public static string Of(Outlook outlook, Language language)
    {
        if (outlook.Periods.IsEmpty)
            return "";
        var history = outlook.History.Select(row => (Period: row.Period!.Value, Value: row.Measurement.Value!.Value)).ToArray();
        var last = history[^1];
        var values = history.Select(p => p.Value).Concat(outlook.Periods.SelectMany(p => new[] { p.WideInterval.Low, p.WideInterval.High })).Concat(outlook.Target is { } t ? [t] : []);
        var canvas = new SeriesCanvas(outlook.Text.In(language), outlook.Grain, history[0].Period, outlook.Periods[^1].Period, values, outlook.Unit, language);
        canvas.Band([(last.Period, last.Value, last.Value), .. outlook.Periods.Select(p => (p.Period, p.WideInterval.Low, p.WideInterval.High))]);
        canvas.Band([(last.Period, last.Value, last.Value), .. outlook.Periods.Select(p => (p.Period, p.Interval.Low, p.Interval.High))]);
        canvas.Line("line", history);
        canvas.Line("dash", outlook.Periods.Select(p => (p.Period, p.Expected)).Prepend(last));
        foreach (var (period, value) in history)
            canvas.Point(period, value, $"{ValueText.Range(period, language)}: {ValueText.Full(value, outlook.Unit, language)}", marked: false);
        foreach (var period in outlook.Periods)
        {
            canvas.Point(
                period.Period, period.Expected, $"{ValueText.Range(period.Period, language)}: {ValueText.Full(period.Expected, outlook.Unit, language)} (80 %: {ValueText.Interval(period.Interval, outlook.Unit, language)}; 95 %: {ValueText.Interval(period.WideInterval, outlook.Unit, language)})", marked: false);
        }

        if (outlook.Target is { } target)
            canvas.Target(target, (language == Language.Dutch ? "doel " : "target ") + ValueText.Full(target, outlook.Unit, language));
        return canvas.End();
    }

    private static IEnumerable<PeriodReading[]> Stretches(NewsOrNoise reading)
    {
        var starts = reading.Turns.Select(turn => turn.Period).ToArray();
        return reading.Periods.GroupBy(period => starts.Count(start => start <= period.Period)).Select(group => group.ToArray());
    }

    private static string Said(PeriodReading period, Unit unit, Language language)
    {
        var usual = $"{ValueText.Full(period.Lower, unit, language)} {(language == Language.Dutch ? "tot" : "to")} {ValueText.Full(period.Upper, unit, language)}";
        var news = period.Signal is null ? "" : language == Language.Dutch ? ": nieuws" : ": news";
        return $"{ValueText.Range(period.Period, language)}: {ValueText.Full(period.Value, unit, language)} ({(language == Language.Dutch ? "gewoon" : "usual")} {usual}){news}";
    }
}
