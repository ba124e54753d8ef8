namespace KpiLab.Insights;

/// <summary>A segment that a search takes to be a cause: an element of a cuboid, and how much it grew.</summary>
/// <param name="cuboid">The columns.</param>
/// <param name="element">The element in them.</param>
internal sealed class FoundSegment(Cuboid cuboid, int element)
{
    public Cuboid Cuboid { get; } = cuboid;

    public int Element { get; } = element;

    public int[] Leaves => field ??= [.. Enumerable.Range(0, Cuboid.ElementOf.Length).Where(leaf => Cuboid.ElementOf[leaf] == Element)];

    /// <summary>The logarithm of the factor by which it grew.</summary>
    public double Growth { get; set; }

    /// <summary>What that makes in all.</summary>
    public double Effect { get; set; }
}
