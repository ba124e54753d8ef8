namespace KpiLab.Notebooks.Session;

/// <summary>A cell asks the person at the keyboard for a line.</summary>
/// <param name="Prompt">The text to show before the field; may be empty.</param>
/// <param name="IsPassword">Whether what is typed stays hidden.</param>
public sealed record InputRequest(string Prompt, bool IsPassword);
