namespace KpiLab.Notebooks.Session;

/// <summary>A variable that cells have declared; of several with one name, the last.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its present value.</param>
public sealed record SessionVariable(string Name, Type Type, object? Value);
