namespace KpiLab.Scenarios;

/// <summary>What a term does with its parts.</summary>
internal enum Operation
{
    Number,
    Name,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Power,
    Exp,
    Log,
    Min,
    Max,
}
