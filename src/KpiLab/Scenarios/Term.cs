using System.Collections.Immutable;

namespace KpiLab.Scenarios;

/// <summary>A quantity as formulas write it: an input or formula by name, a number, or an operation on them. Written once in C#; evaluated as a number, as vectors and as JavaScript.</summary>
/// <remarks><c>var price = Term.Of("price"); var cups = Term.Of("cups"); Term revenue = price * cups;</c> A bare number has no unit; <see cref="Number"/> gives it one. Zero fits every unit.</remarks>
public sealed class Term
{
    private Term(Operation operation, params ImmutableArray<Term> parts)
    {
        Operation = operation;
        Parts = parts;
    }

    internal Operation Operation { get; }

    /// <summary>What the operation works on.</summary>
    internal ImmutableArray<Term> Parts { get; }

    /// <summary>The name of an input or formula.</summary>
    internal string Name { get; private init; } = "";

    /// <summary>A number.</summary>
    internal double Value { get; private init; }

    /// <summary>The unit of a number.</summary>
    internal DriverUnit Unit { get; private init; } = DriverUnit.None;

    /// <summary>The input or formula of a name.</summary>
    public static Term Of(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(Operation.Name) { Name = name };
    }

    /// <summary>A number with a unit, such as 12 months per year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Term Number(double value, DriverUnit? unit = null) => double.IsFinite(value)
        ? new(Operation.Number) { Value = value, Unit = unit ?? DriverUnit.None }
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A number in a formula is finite.");

    /// <summary>A number without a unit is a term.</summary>
    public static implicit operator Term(double value) => Number(value);

    /// <summary>Sum of two quantities of one unit.</summary>
    public static Term operator +(Term left, Term right) => new(Operation.Add, left, right);

    /// <summary>Difference of two quantities of one unit.</summary>
    public static Term operator -(Term left, Term right) => new(Operation.Subtract, left, right);

    /// <summary>Product.</summary>
    public static Term operator *(Term left, Term right) => new(Operation.Multiply, left, right);

    /// <summary>Quotient; a divisor of 0 is an error that names the formula.</summary>
    public static Term operator /(Term left, Term right) => new(Operation.Divide, left, right);

    /// <summary>The opposite.</summary>
    public static Term operator -(Term term) => new(Operation.Negate, term);

    /// <summary>A number without unit raised to another.</summary>
    public static Term Power(Term number, Term exponent) => new(Operation.Power, number, exponent);

    /// <summary>e to the power of a number without unit.</summary>
    public static Term Exp(Term exponent) => new(Operation.Exp, exponent);

    /// <summary>The natural logarithm of a number without unit.</summary>
    public static Term Log(Term number) => new(Operation.Log, number);

    /// <summary>The smaller of two quantities of one unit.</summary>
    public static Term Min(Term left, Term right) => new(Operation.Min, left, right);

    /// <summary>The larger of two quantities of one unit.</summary>
    public static Term Max(Term left, Term right) => new(Operation.Max, left, right);

    /// <summary>The formula as one writes it: (marketing + sales) ÷ new-customers.</summary>
    public override string ToString() => Formulas.FormulaText.Of(this);
}
