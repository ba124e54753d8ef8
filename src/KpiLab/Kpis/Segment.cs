namespace KpiLab.Kpis;

/// <summary>A part of the whole: one value for each dimension that the result is split by. The total has none.</summary>
public sealed class Segment : IEquatable<Segment>, IComparable<Segment>
{
    /// <summary>The name of the segment that holds rows without a value.</summary>
    public const string Unknown = "(unknown)";

    /// <summary>The name of the part that holds, together, the groups too small to be shown.</summary>
    public const string TooSmall = "(others, too small to show)";

    private readonly string[] values;

    /// <summary>A segment with these values, in the order of the dimensions.</summary>
    public Segment(params IEnumerable<string> values) => this.values = [.. values];

    /// <summary>The whole.</summary>
    public static Segment Total { get; } = new();

    /// <summary>One value per dimension, in their order.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>The segment without its value of one column.</summary>
    internal Segment Without(int column) => new(values.Where((_, c) => c != column));

    /// <inheritdoc/>
    public bool Equals(Segment? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Segment);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Ordinal order of the values.</summary>
    public int CompareTo(Segment? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < Math.Min(values.Length, other.values.Length); i++)
        {
            var order = string.CompareOrdinal(values[i], other.values[i]);
            if (order != 0)
                return order;
        }

        return values.Length.CompareTo(other.values.Length);
    }

    /// <summary>The values joined, or "total".</summary>
    public override string ToString() => values.Length == 0 ? "total" : string.Join(" · ", values);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Segment? left, Segment? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Some value differs.</summary>
    public static bool operator !=(Segment? left, Segment? right) => !(left == right);

    /// <summary>Ordinal order.</summary>
    public static bool operator <(Segment left, Segment right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(Segment left, Segment right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(Segment left, Segment right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(Segment left, Segment right) => left.CompareTo(right) >= 0;
}
