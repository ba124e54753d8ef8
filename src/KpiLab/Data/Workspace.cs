namespace KpiLab.Data;

/// <summary>The tables of one folder.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Tables">The tables.</param>
public sealed record Workspace(string Name, IReadOnlyList<FrameTable> Tables);
