using System.Globalization;

namespace KpiLab.Scenarios;

/// <summary>What happens to an input: it gets a value, or moves by an amount or by a percentage.</summary>
public readonly record struct Change
{
    private readonly double factor;
    private readonly double amount;

    private Change(double factor, double amount)
    {
        if (!double.IsFinite(factor) || !double.IsFinite(amount))
            throw new ArgumentOutOfRangeException(nameof(amount), "A change is a finite number.");
        this.factor = factor;
        this.amount = amount;
    }

    /// <summary>A new value.</summary>
    public static Change To(double value) => new(0, value);

    /// <summary>A difference, in the unit of the input.</summary>
    public static Change By(double difference) => new(1, difference);

    /// <summary>A relative difference in percent: -20 makes it a fifth less.</summary>
    public static Change Percent(double percent) => new(1 + percent / 100, 0);

    /// <summary>Reads -20%, +5, x1.5 or 0.03: with a percent sign relative, with a plus or minus sign a difference, with x a factor, else the value itself. A value below 0 is written =-5.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Change Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        double Number(string part) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"\"{text}\" is not a change. Write -20% (relative), +5 or -5 (difference), x1.5 (factor) or 0.03 (the value; =-5 below 0).");
        if (trimmed.EndsWith('%'))
            return trimmed[0] is '+' or '-' ? Percent(Number(trimmed[..^1])) : To(Number(trimmed[..^1]) / 100);
        return trimmed switch
        {
            ['=', .. var value] => To(Number(value)),
            ['x' or '×', .. var times] => new(Number(times), 0),
            ['+' or '-', ..] => By(Number(trimmed)),
            _ => To(Number(trimmed)),
        };
    }

    /// <summary>The value after the change.</summary>
    public double Of(double value) => factor == 0 ? amount : value * factor + amount;

    /// <summary>True when the value before does not matter.</summary>
    internal bool IsValue => factor == 0;

    /// <summary>As it is parsed: -20%, +5, =0.03.</summary>
    public override string ToString()
    {
        if (factor == 0)
            return "=" + amount.ToString(CultureInfo.InvariantCulture);
        return factor == 1 && amount != 0
            ? amount.ToString("+0.#########;-0.#########", CultureInfo.InvariantCulture)
            : ((factor - 1) * 100).ToString("+0.#########;-0.#########;+0", CultureInfo.InvariantCulture) + "%";
    }
}
