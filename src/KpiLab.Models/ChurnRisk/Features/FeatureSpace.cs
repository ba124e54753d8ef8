using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>The features of a model in order, and the slots they take. Learned from training rows alone; the same for every table that is scored later.</summary>
/// <remarks>Slots of values come first, then those of bends: max(0, value − knot), which only the additive learner sees.</remarks>
internal sealed class FeatureSpace
{
    private const int MostCategories = 40;
    private const int FewestRows = 20;
    private static readonly double[] Quantiles = [0.1, 0.25, 0.5, 0.75, 0.9];

    private readonly int[] firstSlot;
    private readonly int[] firstBend;

    public FeatureSpace(ImmutableArray<Feature> features)
    {
        Features = features;
        firstSlot = new int[features.Length];
        firstBend = new int[features.Length];
        for (var f = 0; f < features.Length; f++)
        {
            firstSlot[f] = ValueSlots;
            ValueSlots += features[f].Width;
        }

        SlotCount = ValueSlots;
        for (var f = 0; f < features.Length; f++)
        {
            firstBend[f] = SlotCount;
            SlotCount += features[f] is NumberFeature number ? number.Knots.Length : 0;
        }

        FeatureOfSlot = new int[SlotCount];
        for (var f = 0; f < features.Length; f++)
        {
            FeatureOfSlot.AsSpan(firstSlot[f], features[f].Width).Fill(f);
            if (features[f] is NumberFeature number)
                FeatureOfSlot.AsSpan(firstBend[f], number.Knots.Length).Fill(f);
        }
    }

    public ImmutableArray<Feature> Features { get; }

    /// <summary>Slots of values: what trees see.</summary>
    public int ValueSlots { get; }

    /// <summary>All slots, with those of bends.</summary>
    public int SlotCount { get; }

    /// <summary>The feature that each slot belongs to.</summary>
    public int[] FeatureOfSlot { get; }

    /// <summary>The space of some rows of a table.</summary>
    public static FeatureSpace Of(FrameTable table, IEnumerable<string> columns, ReadOnlySpan<int> rows)
    {
        var features = ImmutableArray.CreateBuilder<Feature>();
        foreach (var name in columns)
        {
            var column = table[name];
            Feature feature = column is TextColumn text ? Categories(text, rows) : Number(column, rows);
            if (feature.Width > 0)
                features.Add(feature);
        }

        return new(features.ToImmutable());
    }

    /// <summary>A reader of the slots of a table.</summary>
    /// <exception cref="DataException">A column is absent, or holds something else than when the model was trained.</exception>
    public SlotReader Reader(FrameTable table) => new(this, table);

    internal int FirstSlot(int feature) => firstSlot[feature];

    internal int FirstBend(int feature) => firstBend[feature];

    private static NumberFeature Number(Column column, ReadOnlySpan<int> rows)
    {
        var read = SlotReader.NumbersOf(column, column.Kind);
        var values = new List<double>(rows.Length);
        foreach (var row in rows)
        {
            if (read(row) is var value && double.IsFinite(value))
                values.Add(value);
        }

        values.Sort();
        var marks = values.Count < rows.Length;
        if (values.Count == 0)
            return new(column.Name, column is FlagColumn, 0, marks, []);
        double At(double share) => values[(int)Math.Round(share * (values.Count - 1))];
        double[] knots = column is FlagColumn ? [] : [.. Quantiles.Select(At).Distinct().Where(k => k > values[0] && k < values[^1])];
        return new(column.Name, column is FlagColumn, At(0.5), marks, knots);
    }

    private static CategoryFeature Categories(TextColumn text, ReadOnlySpan<int> rows)
    {
        var counts = new int[text.Dictionary.Count];
        var missing = 0;
        foreach (var row in rows)
        {
            if (text.Codes[row] is >= 0 and var code)
                counts[code]++;
            else
                missing++;
        }

        var seen = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => text.Dictionary[code], StringComparer.Ordinal).ToArray();
        var kept = seen.Where(code => counts[code] >= FewestRows).Take(MostCategories).ToArray();
        return new(text.Name, [.. kept.Select(c => text.Dictionary[c])], [.. seen.Except(kept).Select(c => text.Dictionary[c]).Take(10_000)], missing > 0);
    }
}
