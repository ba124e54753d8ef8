namespace KpiLab.Notebooks.Display;

/// <summary>Something a cell has shown, which can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string id) => Id = id;

    /// <summary>The name under which front ends know it.</summary>
    public string Id { get; }

    /// <summary>Shows another value in its place, wherever it is shown.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value) => Show.Emit(value, Id, update: true);
}
