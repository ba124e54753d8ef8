using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Values as a person reads them, in English or Dutch: €1,234.50 or € 1.234,50; 26.5 % or 26,5%. Number and unit never part at the end of a line.</summary>
/// <remarks>A value that is not finite is given in words. The texts do not depend on the culture of the machine.</remarks>
public static class ValueText
{
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] DutchMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    private static readonly LocalText NoValue = new("no value", "geen waarde");

    /// <summary>The value with all digits that mean something: €1,234.50, 26.5 %, +15.3, 3.67, 12.5 months.</summary>
    public static string Full(double value, Unit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return IsWritable(value) ? Written(value, unit, FullDecimals(value, unit), language) : NoValue.In(language);
    }

    /// <summary>The value and what it is per, as in "€500.00 per new customer"; or the reason why there is none.</summary>
    public static string Full(Measurement measurement, Language language)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Value is { } value && IsWritable(value)
            ? Full(value, measurement.Unit, language) + PerText(measurement.Unit, language)
            : (measurement.Reason ?? NoValue).In(language);
    }

    /// <summary>The value for a card or an axis: €812, €1,234, €152,300, €2.4 million, 26.5 %, +15.</summary>
    public static string Short(double value, Unit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!IsWritable(value))
            return NoValue.In(language);
        return unit.Kind switch
        {
            UnitKind.Money => WithCurrency(ShortAmount(Math.Abs(value), language), value < 0, unit.Currency, language),
            UnitKind.Points => Written(value, unit, 0, language),
            UnitKind.Ratio or UnitKind.Months => Written(value, unit, Math.Abs(value) < 1 ? 2 : 1, language),
            _ => Written(value, unit, FullDecimals(value, unit), language),
        };
    }

    /// <summary>The short value, or an en dash where there is none.</summary>
    public static string Short(Measurement measurement, Language language)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Value is { } value && IsWritable(value) ? Short(value, measurement.Unit, language) : "–";
    }

    /// <summary>Both limits: 24.9–28.2 %, €410.00–620.00, or "−12.0 to +9.0" where one is negative. An open side is said in words.</summary>
    public static string Interval(ConfidenceInterval interval, Unit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ArgumentNullException.ThrowIfNull(unit);
        var (low, high) = (interval.Low, interval.High);
        if (!IsWritable(low) && !IsWritable(high))
            return NoValue.In(language);
        if (!IsWritable(high))
            return new LocalText("at least ", "minstens ").In(language) + Full(low, unit, language);
        if (!IsWritable(low))
            return new LocalText("at most ", "hoogstens ").In(language) + Full(high, unit, language);
        var decimals = FullDecimals(Math.Max(Math.Abs(low), Math.Abs(high)), unit);
        if (low < 0 || unit.Kind == UnitKind.Points)
            return Written(low, unit, decimals, language) + new LocalText(" to ", " tot ").In(language) + Written(high, unit, decimals, language);
        var upper = NumberText.Fixed(Scaled(high, unit), decimals, language);
        return unit.Kind == UnitKind.Money
            ? Written(low, unit, decimals, language) + "–" + upper
            : NumberText.Fixed(Scaled(low, unit), decimals, language) + "–" + Written(high, unit, decimals, language);
    }

    /// <summary>How sure a value is: "95 % interval 24.9–28.2 %, n = 1,000"; only n where there is no interval, and empty where there is neither.</summary>
    public static string Evidence(Measurement measurement, Language language)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var n = measurement.N > 0 ? "n" + NumberText.Space + "=" + NumberText.Space + Count(measurement.N, language) : "";
        if (measurement.Interval is not { } interval || (!IsWritable(interval.Low) && !IsWritable(interval.High)))
            return n;
        var level = NumberText.Fixed(interval.Level * 100, interval.Level * 1000 % 10 > 0.01 ? 1 : 0, language);
        var text = language == Language.Dutch ? level + "%-interval " : level + NumberText.Space + "% interval ";
        return text + Interval(interval, measurement.Unit, language) + (n.Length == 0 ? "" : ", " + n);
    }

    /// <summary>A difference with its sign: "+5.1 percentage points", "−€12.00", "+0.30".</summary>
    public static string Difference(double difference, Unit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!IsWritable(difference))
            return NoValue.In(language);
        var decimals = FullDecimals(difference, unit);
        return unit.Kind switch
        {
            UnitKind.Fraction => NumberText.Signed(difference * 100, decimals, language) + NumberText.Space
                + new LocalText("percentage points", "procentpunt").In(language),
            UnitKind.Points or UnitKind.Index => NumberText.Signed(difference, decimals, language) + NumberText.Space
                + new LocalText("points", "punten").In(language),
            UnitKind.Money => difference > 0 ? "+" + Written(difference, unit, decimals, language) : Written(difference, unit, decimals, language),
            UnitKind.Months => NumberText.Signed(difference, decimals, language) + MonthsText(language),
            _ => NumberText.Signed(difference, decimals, language),
        };
    }

    /// <summary>A count: 1,234 or 1.234.</summary>
    public static string Count(double count, Language language) =>
        double.IsFinite(count) ? NumberText.Fixed(count, 0, language) : NoValue.In(language);

    /// <summary>The shortest name of a range: 5 Mar 2026, Mar 2026, Q1 2026, 2026, or first–last.</summary>
    public static string Range(DateRange range, Language language)
    {
        var last = range.End.AddDays(-1);
        var months = (range.End.Year - range.Start.Year) * 12 + range.End.Month - range.Start.Month;
        if (range.Days <= 1)
            return Day(range.Start, language);
        if (range.Start.Day != 1 || range.End.Day != 1)
            return Day(range.Start, language, withYear: range.Start.Year != last.Year) + "–" + Day(last, language);
        if (months == 1)
            return Month(range.Start, language);
        if (months == 3 && range.Start.Month % 3 == 1)
            return $"Q{(range.Start.Month + 2) / 3}{NumberText.Space}{range.Start.Year}";
        if (months % 12 == 0 && range.Start.Month == 1)
            return months == 12 ? $"{range.Start.Year}" : $"{range.Start.Year}–{last.Year}";
        return Month(range.Start, language) + "–" + Month(last, language);
    }

    /// <summary>What the unit is per, with a space before it: " per customer"; empty where it stands alone.</summary>
    internal static string PerText(Unit unit, Language language) => unit.Per is { } per ? " per " + per.In(language) : "";

    private static string Day(DateOnly day, Language language, bool withYear = true) =>
        $"{day.Day}{NumberText.Space}{MonthName(day, language)}" + (withYear ? $"{NumberText.Space}{day.Year}" : "");

    private static string Month(DateOnly day, Language language) => $"{MonthName(day, language)}{NumberText.Space}{day.Year}";

    private static string MonthName(DateOnly day, Language language) =>
        (language == Language.Dutch ? DutchMonths : EnglishMonths)[day.Month - 1];

    private static string MonthsText(Language language) => NumberText.Space + new LocalText("months", "maanden").In(language);

    // Finite, and still finite as a percentage.
    private static bool IsWritable(double value) => double.IsFinite(value * 100);

    private static double Scaled(double value, Unit unit) => unit.Kind == UnitKind.Fraction ? value * 100 : value;

    private static int FullDecimals(double value, Unit unit)
    {
        var size = Math.Abs(value);
        return unit.Kind switch
        {
            UnitKind.Fraction => size is > 0 and < 0.00095 ? 3 : size < 0.0095 && size > 0 ? 2 : size < 10 ? 1 : 0,
            UnitKind.Money => size < 10_000 ? 2 : 0,
            UnitKind.Points or UnitKind.Months => 1,
            UnitKind.Index => 0,
            _ => 2,
        };
    }

    private static string Written(double value, Unit unit, int decimals, Language language) => unit.Kind switch
    {
        UnitKind.Fraction => NumberText.Fixed(value * 100, decimals, language) + (language == Language.Dutch ? "%" : NumberText.Space + "%"),
        UnitKind.Money => WithCurrency(
            NumberText.Fixed(Math.Abs(value), decimals, language), Math.Round(value, decimals, MidpointRounding.AwayFromZero) < 0, unit.Currency, language),
        UnitKind.Points => NumberText.Signed(value, decimals, language),
        UnitKind.Months => NumberText.Fixed(value, decimals, language) + MonthsText(language),
        _ => NumberText.Fixed(value, decimals, language),
    };

    private static string ShortAmount(double size, Language language) => size switch
    {
        < 99.995 => NumberText.Fixed(size, 2, language),
        < 9_999.5 => NumberText.Fixed(size, 0, language),
        < 999_950 => NumberText.Significant(size, 4, language),
        < 999_950_000 => NumberText.Fixed(size / 1e6, 1, language) + NumberText.Space + new LocalText("million", "miljoen").In(language),
        _ => NumberText.Fixed(size / 1e9, 1, language) + NumberText.Space + new LocalText("billion", "miljard").In(language),
    };

    private static string WithCurrency(string amount, bool negative, string? currency, Language language)
    {
        var sign = negative ? "−" : "";
        if (currency is null)
            return sign + amount;
        var symbol = currency switch { "EUR" => "€", "USD" => "$", "GBP" => "£", _ => currency };
        return language == Language.Dutch || symbol.Length > 1
            ? symbol + NumberText.Space + sign + amount
            : sign + symbol + amount;
    }
}
