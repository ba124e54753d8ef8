namespace KpiLab.Notebooks.Session;

/// <summary>A proposal to continue a text.</summary>
/// <param name="Text">What would be inserted.</param>
/// <param name="Kind">What it is: class, method, property, keyword, …, as front ends pick an icon by.</param>
/// <param name="Signature">Its type or signature; empty where not known.</param>
public sealed record Completion(string Text, string Kind, string Signature = "");

/// <summary>The proposals at a position, the best first.</summary>
/// <param name="Items">The proposals.</param>
/// <param name="Start">Index of the first character that a proposal replaces.</param>
/// <param name="End">Index after the last character that a proposal replaces.</param>
public sealed record CompletionList(IReadOnlyList<Completion> Items, int Start, int End);
