using KpiLab.Kpis;

namespace KpiLab.Scenarios;

/// <summary>Quantities of a driver model as a person reads them: €71.85 per customer, 3.59 % per month, 3,333 visitors per month.</summary>
public static class DriverText
{
    private static readonly LocalText NoValue = new("no value", "geen waarde");

    /// <summary>The value with its unit; "no value" where it is not finite.</summary>
    public static string Of(double? value, DriverUnit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (value is not { } number || !double.IsFinite(number))
            return NoValue.In(language);
        var (before, after, scale) = Around(unit, language);
        return Signed(number * scale, before, Decimals(number * scale, unit), language) + after;
    }

    /// <summary>A difference with its sign; of shares, in percentage points.</summary>
    public static string Difference(double? difference, DriverUnit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (difference is not { } number || !double.IsFinite(number))
            return NoValue.In(language);
        var (before, after, scale) = Around(unit, language);
        if (unit.IsShare)
            after = NumberText.Space + new LocalText("percentage points", "procentpunt").In(language);
        return (number > 0 ? "+" : "") + Signed(number * scale, before, Decimals(number * scale, unit), language) + after;
    }

    /// <summary>The value with the sign of its currency or of a percentage, without the words of its unit: €71.85, 3.59 %, 3,333.</summary>
    public static string Number(double? value, DriverUnit unit, Language language) => Bare(Of(value, unit, language), unit, language);

    /// <summary>A difference, written as <see cref="Number"/>.</summary>
    public static string NumberDifference(double? difference, DriverUnit unit, Language language) =>
        unit is { IsShare: true } ? Difference(difference, unit, language) : Bare(Difference(difference, unit, language), unit, language);

    /// <summary>The words of a unit: "per customer", "visitors per month"; empty for a plain number or a share.</summary>
    public static string Words(DriverUnit unit, Language language)
    {
        var after = Around(unit, language).After.Replace(NumberText.Space, " ", StringComparison.Ordinal);
        return (unit.IsShare ? after[(after.IndexOf('%', StringComparison.Ordinal) + 1)..] : after).Trim();
    }

    /// <summary>What stands before and after a number of this unit, and by what it is multiplied to be shown: "€", " per customer", 1; or "", " % per month", 100.</summary>
    public static (string Before, string After, double Scale) Around(DriverUnit unit, Language language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        string[] above = [.. unit.Powers.Where(p => p.Value > 0).Select(p => p.Key)];
        var below = unit.Powers.Where(p => p.Value < 0).Select(p => UnitWords.One(p.Key, language)).OrderBy(word => word is "month" or "maand" or "year" or "jaar" ? 1 : 0);
        var per = string.Concat(below.Select(word => $" per{NumberText.Space}{word}"));
        if (unit.IsShare)
            return ("", (language == Language.Dutch ? "%" : NumberText.Space + "%") + (above.Length == 0 ? per : ""), 100);
        return above switch
        {
            [] => ("", per, 1),
            [var thing] when UnitWords.CurrencySign(thing) is { } sign => (language == Language.Dutch && sign.Length > 0 ? sign + NumberText.Space : sign, per, 1),
            _ => ("", NumberText.Space + string.Join('·', above.Select(thing => UnitWords.Many(thing, language))) + per, 1),
        };
    }

    /// <summary>True where the unit is an amount of money.</summary>
    public static bool IsMoney(DriverUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Powers.Any(p => p.Value > 0 && UnitWords.CurrencySign(p.Key) is not null);
    }

    /// <summary>How many decimals a shown number has.</summary>
    internal static int Decimals(double shown, DriverUnit unit)
    {
        var size = Math.Abs(shown);
        if (unit.IsShare)
            return size >= 10 ? 1 : 2;
        if (IsMoney(unit))
            return size >= 10_000 ? 0 : 2;
        return size >= 1000 ? 0 : size >= 100 ? 1 : 2;
    }

    private static string Bare(string text, DriverUnit unit, Language language)
    {
        var after = Around(unit, language).After;
        var sign = unit.IsShare ? after[..(after.IndexOf('%', StringComparison.Ordinal) + 1)] : "";
        return after.Length > 0 && text.EndsWith(after, StringComparison.Ordinal) ? text[..^after.Length] + sign : text;
    }

    private static string Signed(double shown, string before, int decimals, Language language)
    {
        var text = NumberText.Fixed(Math.Abs(shown), decimals, language);
        var isZero = NumberText.Fixed(0, decimals, language) == text;
        return (shown < 0 && !isZero ? "−" : "") + before + text;
    }
}
