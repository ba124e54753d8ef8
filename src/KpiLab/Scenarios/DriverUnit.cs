using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>The unit of a quantity in a driver model: a product of powers of things counted, such as EUR per customer per month.</summary>
/// <remarks>Units follow the quantities through every formula: EUR/order × order/customer gives EUR/customer, and adding EUR to months is an error. Shares of the same thing (margin) have no unit left; shares of another (customers per visitor) keep it.</remarks>
public sealed class DriverUnit : IEquatable<DriverUnit>
{
    private readonly ImmutableSortedDictionary<string, int> powers;

    private DriverUnit(ImmutableSortedDictionary<string, int> powers, bool isShare = false)
    {
        this.powers = powers;
        IsShare = isShare;
    }

    /// <summary>A plain number: a ratio, a factor.</summary>
    public static DriverUnit None { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>A share of the same thing, shown as a percentage.</summary>
    public static DriverUnit Share { get; } = None.AsShare();

    /// <summary>A calendar month.</summary>
    public static DriverUnit Month { get; } = Of("month");

    /// <summary>A calendar year.</summary>
    public static DriverUnit Year { get; } = Of("year");

    /// <summary>Months in a year, 12, as a term for formulas that turn one into the other.</summary>
    public static Term MonthsPerYear { get; } = Term.Number(12, Month / Year);

    /// <summary>True where the value is shown as a percentage.</summary>
    public bool IsShare { get; }

    /// <summary>The things it is made of, each with its power.</summary>
    internal IReadOnlyDictionary<string, int> Powers => powers;

    /// <summary>Something counted, in the singular: customer, order, kg.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds / or *.</exception>
    public static DriverUnit Of(string thing)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(thing);
        return thing.AsSpan().IndexOfAny('/', '*') < 0
            ? new(None.powers.Add(thing, 1))
            : throw new ArgumentException($"\"{thing}\" is not one thing; write DriverUnit.Of(\"EUR\") / DriverUnit.Of(\"order\").", nameof(thing));
    }

    /// <summary>Money of a currency; null where it is not known.</summary>
    public static DriverUnit Money(string? currency) => Of(currency ?? "money");

    /// <summary>The same unit, shown as a percentage: conversion in customers per visitor.</summary>
    public DriverUnit AsShare() => new(powers, isShare: true);

    /// <summary>The unit of a product.</summary>
    public static DriverUnit operator *(DriverUnit left, DriverUnit right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Combine(right, 1);
    }

    /// <summary>The unit of a quotient.</summary>
    public static DriverUnit operator /(DriverUnit left, DriverUnit right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Combine(right, -1);
    }

    /// <summary>True when both measure the same thing; how they are shown does not matter.</summary>
    public bool Equals(DriverUnit? other) => other is not null && powers.SequenceEqual(other.powers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DriverUnit);

    /// <inheritdoc/>
    public override int GetHashCode() => powers.Aggregate(17, (hash, power) => HashCode.Combine(hash, power.Key, power.Value));

    /// <summary>EUR/customer/month; "number" where nothing is left.</summary>
    public override string ToString()
    {
        string[] above = [.. powers.Where(p => p.Value > 0).Select(p => p.Value == 1 ? p.Key : $"{p.Key}^{p.Value}")];
        string[] below = [.. powers.Where(p => p.Value < 0).Select(p => p.Value == -1 ? p.Key : $"{p.Key}^{-p.Value}")];
        if (above.Length + below.Length == 0)
            return IsShare ? "share" : "number";
        return (above.Length == 0 ? "1" : string.Join('·', above)) + string.Concat(below.Select(b => "/" + b));
    }

    private DriverUnit Combine(DriverUnit other, int sign)
    {
        var combined = powers;
        foreach (var (thing, power) in other.powers)
        {
            var sum = combined.GetValueOrDefault(thing) + sign * power;
            combined = sum == 0 ? combined.Remove(thing) : combined.SetItem(thing, sum);
        }

        return new(combined);
    }
}
