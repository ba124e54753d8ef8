namespace KpiLab.Measures;

/// <summary>A formula over measures: sums, differences, products and quotients. It is computed on aggregates, the same on every engine.</summary>
public abstract record MeasureExpression
{
    private MeasureExpression()
    {
    }

    /// <summary>A measure.</summary>
    public sealed record Leaf(Measure Measure) : MeasureExpression;

    /// <summary>A number.</summary>
    public sealed record Constant(double Value) : MeasureExpression;

    /// <summary>Two expressions joined by + - * or /.</summary>
    public sealed record Binary(char Operator, MeasureExpression Left, MeasureExpression Right) : MeasureExpression;

    /// <summary>A number is an expression.</summary>
    public static implicit operator MeasureExpression(double value) => new Constant(value);

    /// <summary>The number as an expression.</summary>
    public static MeasureExpression FromDouble(double value) => value;

    /// <summary>Sum.</summary>
    public static MeasureExpression operator +(MeasureExpression left, MeasureExpression right) => new Binary('+', left, right);

    /// <summary>Difference.</summary>
    public static MeasureExpression operator -(MeasureExpression left, MeasureExpression right) => new Binary('-', left, right);

    /// <summary>Product.</summary>
    public static MeasureExpression operator *(MeasureExpression left, MeasureExpression right) => new Binary('*', left, right);

    /// <summary>Quotient.</summary>
    public static MeasureExpression operator /(MeasureExpression left, MeasureExpression right) => new Binary('/', left, right);

    /// <summary>The measures in it, left to right, none twice.</summary>
    public IReadOnlyList<Measure> Measures()
    {
        var found = new List<Measure>();
        Collect(this, found);
        return found;
    }

    /// <summary>The value, given that of each measure; null where something is divided by 0.</summary>
    public double? Evaluate(Func<Measure, double> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        switch (this)
        {
            case Constant constant:
                return constant.Value;
            case Leaf leaf:
                return valueOf(leaf.Measure);
            case Binary binary:
                if (binary.Left.Evaluate(valueOf) is not { } left || binary.Right.Evaluate(valueOf) is not { } right)
                    return null;
                return binary.Operator switch
                {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ => right == 0 ? null : left / right,
                };
            default:
                throw new InvalidOperationException($"An expression of type {GetType().Name} is unknown.");
        }
    }

    private static void Collect(MeasureExpression expression, List<Measure> found)
    {
        switch (expression)
        {
            case Leaf leaf when !found.Contains(leaf.Measure):
                found.Add(leaf.Measure);
                break;
            case Binary binary:
                Collect(binary.Left, found);
                Collect(binary.Right, found);
                break;
        }
    }
}
