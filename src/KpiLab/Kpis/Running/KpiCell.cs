using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The aligned aggregates of one segment and period, from which a formula takes its numbers.</summary>
internal sealed record KpiCell(IReadOnlyDictionary<string, Aggregate> parts, DateRange? range, Unit unit, double level)
{
    /// <summary>The aggregate of a part. What has no rows is 0: a group exists when any part has it.</summary>
    public Aggregate this[string part] => parts.GetValueOrDefault(part);

    /// <summary>The days it covers; null without dates.</summary>
    public DateRange? Range { get; } = range;

    public Unit Unit { get; } = unit;

    public double Level { get; } = level;

    /// <summary>The days of it that the data cover, over which amounts are annualised.</summary>
    public DateRange? Exposure { get; init; } = range;

    /// <summary>The same cell cut in the pieces that its formula or interval rests on (months, projects); empty where it does not need them.</summary>
    public IReadOnlyList<KpiCell> Pieces { get; init; } = [];

    /// <summary>The same cell by unit (customer), where its interval is resampled; else empty.</summary>
    public IReadOnlyList<KpiCell> Units { get; init; } = [];

    /// <summary>Who answered in each round of a survey; nobody where it is none.</summary>
    public Turnout Turnout { get; init; } = new(new Dictionary<string, long>());

    /// <summary>Which piece this is: the month or project; empty where it is none.</summary>
    public string Piece { get; init; } = "";

    public static KpiCell Sum(IEnumerable<KpiCell> cells, DateRange? range, Unit unit, double level)
    {
        var total = new Dictionary<string, Aggregate>();
        foreach (var cell in cells)
        {
            foreach (var (name, aggregate) in cell.Parts)
                total[name] = total.GetValueOrDefault(name) + aggregate;
        }

        return new(total, range, unit, level);
    }

    /// <summary>The rest of the company: this cell less a segment of it.</summary>
    public KpiCell Without(KpiCell segment)
    {
        var rest = new Dictionary<string, Aggregate>();
        foreach (var (name, whole) in parts)
        {
            var part = segment[name];
            rest[name] = new(
                whole.Count - part.Count, whole.Sum - part.Sum, whole.SumOfSquares - part.SumOfSquares, whole.Units - part.Units,
                whole.UnitSquares - part.UnitSquares, whole.UnitCross - part.UnitCross, whole.UnitCountSquares - part.UnitCountSquares);
        }

        var pieces = segment.Pieces.ToDictionary(piece => piece.Piece);
        return new(rest, Range, Unit, Level)
        {
            Exposure = Exposure,
            Pieces = [.. Pieces.Select(piece => pieces.TryGetValue(piece.Piece, out var own) ? piece.Without(own) : piece)],
        };
    }

    private IReadOnlyDictionary<string, Aggregate> Parts => parts;
}
