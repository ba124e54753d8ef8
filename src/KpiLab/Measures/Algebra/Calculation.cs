using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>How a column is computed from others, row by row. Each engine gives the same column for it. A missing value makes what is computed from it missing, unless the calculation says otherwise.</summary>
internal abstract record Calculation
{
    private Calculation()
    {
    }

    /// <summary>The values of a column.</summary>
    public sealed record Column(Field Field) : Calculation;

    /// <summary>One number, text, day or flag for all rows.</summary>
    public sealed record Constant(ColumnKind Kind, object? Value) : Calculation;

    /// <summary>Two numbers joined by + - or *.</summary>
    public sealed record Arithmetic(char Operator, Calculation Left, Calculation Right) : Calculation;

    /// <summary>A flag: how two numbers, dates, texts or flags compare.</summary>
    public sealed record Comparison(Comparing Operator, Calculation Left, Calculation Right) : Calculation;

    /// <summary>One value where the flag is yes, another where it is no.</summary>
    public sealed record Choice(Calculation If, Calculation Yes, Calculation No) : Calculation;

    /// <summary>A flag that is never missing: the flag is yes (or, turned, is not yes).</summary>
    public sealed record Truth(Calculation If, bool Turned) : Calculation;

    /// <summary>The value, or the other where it is missing.</summary>
    public sealed record Filled(Calculation Value, Calculation Other) : Calculation;

    /// <summary>A flag that is never missing: there is a value.</summary>
    public sealed record Presence(Calculation Value) : Calculation;

    /// <summary>The texts of values in a row, apart; never missing: a missing value is an empty text.</summary>
    public sealed record Joined(ImmutableArray<Calculation> Parts) : Calculation;

    /// <summary>The number of the period that holds a date.</summary>
    public sealed record PeriodNumber(Calculation Date, Period Grain) : Calculation;

    /// <summary>The first moment of the period of a number.</summary>
    public sealed record PeriodStart(Calculation Ordinal, Period Grain) : Calculation;

    /// <summary>A date so many days, or calendar months, later; a day that a month lacks is its last.</summary>
    public sealed record Later(Calculation Date, int Days, int Months) : Calculation;

    /// <summary>One of 256 texts, by chance, but the same for equal values: the first two digits of their MD5. A row without a value draws its own.</summary>
    public sealed record Lot(Calculation Value) : Calculation;

    /// <summary>A number that no other row has.</summary>
    public sealed record RowNumber : Calculation;

    /// <summary>The lowest (or highest) of the values of all rows with the same keys. A row that lacks a key is alone.</summary>
    public sealed record Extreme(Calculation Value, bool Highest, ImmutableArray<Calculation> Keys) : Calculation;

    public static Calculation Of(Field field) => new Column(field);

    public static Calculation Number(double value) => new Constant(ColumnKind.Number, value);

    public static Calculation Text(string value) => new Constant(ColumnKind.Text, value);

    public static Calculation Moment(DateTime value) => new Constant(ColumnKind.Date, value);

    public static Calculation Flag(bool value) => new Constant(ColumnKind.Flag, value);

    public static Calculation Missing(ColumnKind kind) => new Constant(kind, null);

    public static Calculation operator +(Calculation left, Calculation right) => new Arithmetic('+', left, right);

    public static Calculation operator -(Calculation left, Calculation right) => new Arithmetic('-', left, right);

    public static Calculation operator *(Calculation left, Calculation right) => new Arithmetic('*', left, right);

    public Calculation Is(Comparing comparing, Calculation other) => new Comparison(comparing, this, other);

    /// <summary>Yes where this flag is yes, no elsewhere.</summary>
    public Calculation IsTrue() => new Truth(this, Turned: false);

    /// <summary>No where this flag is yes, yes elsewhere.</summary>
    public Calculation IsNotTrue() => new Truth(this, Turned: true);

    public Calculation Then(Calculation yes, Calculation no) => new Choice(this, yes, no);

    public Calculation Or(Calculation other) => new Filled(this, other);

    public Calculation ToLot() => new Lot(this);

    public Calculation NumberIn(Period grain) => new PeriodNumber(this, grain);

    public Calculation LowestPer(params ImmutableArray<Calculation> keys) => new Extreme(this, Highest: false, keys);

    public Calculation HighestPer(params ImmutableArray<Calculation> keys) => new Extreme(this, Highest: true, keys);
}

/// <summary>How two values compare.</summary>
internal enum Comparing
{
    Below,
    AtMost,
    Equal,
    AtLeast,
    Above,
}
