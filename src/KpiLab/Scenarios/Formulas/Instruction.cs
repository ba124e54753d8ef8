namespace KpiLab.Scenarios.Formulas;

/// <summary>One step of a program: an operation on earlier registers. Left and right are registers; a number has its value.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Left">The first register; -1 where there is none.</param>
/// <param name="Right">The second register; -1 where there is none.</param>
/// <param name="Value">The number, of a number.</param>
internal readonly record struct Instruction(Operation Operation, int Left, int Right, double Value);
