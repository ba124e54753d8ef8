using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Running;

/// <summary>A notebook that was run.</summary>
/// <param name="Notebook">The notebook with its outputs, up to and with the cell that failed.</param>
/// <param name="Failure">What stopped it; null where it ran to its end.</param>
public sealed record RunResult(Notebook Notebook, CellFailure? Failure);

/// <summary>The error that stopped a notebook.</summary>
/// <param name="Cell">The number of the cell, counted from 1 over all cells.</param>
/// <param name="Name">The kind of error.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">Where, line by line.</param>
public sealed record CellFailure(int Cell, string Name, string Message, IReadOnlyList<string> Traceback);

/// <summary>How far a run has come.</summary>
/// <param name="Cell">The number of the cell that is about to run, counted from 1 over all cells.</param>
/// <param name="Cells">How many cells there are.</param>
public sealed record RunProgress(int Cell, int Cells);
