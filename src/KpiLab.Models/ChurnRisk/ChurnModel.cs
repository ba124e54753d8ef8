using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.ChurnRisk;

/// <summary>Foretells who will leave: trained on customers of whom it is known, assessed on customers it had not seen. Immutable.</summary>
/// <remarks>
/// The risk is a blend of learners of ML.NET whose settings, weights and calibration come from cross-validation inside the training rows.
/// The blend is a sum on the scale of log-odds, ln(p ÷ (1 − p)), so that the reasons of <see cref="Explain(FrameTable, int)"/> add up to it exactly.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class ChurnModel
{
    private readonly Blend blend;
    private readonly FeatureSpace space;

    internal ChurnModel(FeatureSpace space, Blend blend) => (this.space, this.blend) = (space, blend);

    internal FeatureSpace Space => space;

    internal Blend Blend => blend;

    /// <summary>The features, in the order of the table.</summary>
    public IReadOnlyList<string> Features => [.. space.Features.Select(f => f.Name)];

    /// <summary>The learners with their settings and weights in the sum of log-odds.</summary>
    public IReadOnlyList<(string Learner, double Weight)> Learners => [.. blend.Parts.Select(p => (p.Name, p.Weight))];

    /// <summary>Customers (of a history: customers at a snapshot) that the model was trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them left.</summary>
    public required int Leavers { get; init; }

    /// <summary>How far ahead leaving is foretold; null for a list that does not say.</summary>
    public Period? Horizon { get; init; }

    /// <summary>How good it is on customers it had not seen.</summary>
    public required ChurnAssessment Assessment { get; init; }

    /// <summary>What each feature is worth, most first.</summary>
    public required ImmutableArray<FeatureImportance> Importance { get; init; }

    /// <summary>Columns that know the answer and were set aside.</summary>
    public required ImmutableArray<LeakageFinding> Leaks { get; init; }

    /// <summary>What was left out, filled in or drawn, in sentences.</summary>
    public required ImmutableArray<LocalText> Notes { get; init; }

    /// <summary>Trains on a list of customers with a yes/no column that says who left; every other column may be a feature.</summary>
    /// <exception cref="MissingRoleException">No column says who left.</exception>
    /// <exception cref="DataException">Too few customers of either kind, no column to learn from, or with <see cref="ChurnOptions.RefuseLeakage"/> a column that knows the answer.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static ChurnModel Fit(FrameTable customers, ChurnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        return ChurnTraining.Run(new(customers, [], []), options ?? new());
    }

    /// <summary>Trains on what was known of the subscribers at snapshots, and who of them left within the horizon after.</summary>
    /// <exception cref="DataException">The history is shorter than two horizons, or as with a list.</exception>
    /// <exception cref="OperationCanceledException">The training was stopped.</exception>
    public static ChurnModel Fit(ChurnHistory history, ChurnOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new();
        return ChurnTraining.Run(history.Training(options), options);
    }

    /// <summary>The risk of every row of a table: the probability to leave.</summary>
    /// <exception cref="DataException">A column that the model needs is absent or holds something else.</exception>
    public ChurnScores Predict(FrameTable customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var reader = space.Reader(customers);
        var probabilities = new double[reader.Rows];
        var blocks = (reader.Rows + DesignMatrix.BlockRows - 1) / DesignMatrix.BlockRows;
        Parallel.For(
            0, blocks, () => (Slots: DesignMatrix.Block(space), Rows: new int[DesignMatrix.BlockRows], LogOdds: new double[DesignMatrix.BlockRows]),
            (block, _, buffers) =>
            {
                var from = block * DesignMatrix.BlockRows;
                var count = Math.Min(DesignMatrix.BlockRows, reader.Rows - from);
                for (var i = 0; i < count; i++)
                    buffers.Rows[i] = from + i;
                reader.Read(buffers.Rows.AsSpan(0, count), buffers.Slots);
                blend.LogOdds(buffers.Slots, count, buffers.LogOdds);
                for (var i = 0; i < count; i++)
                    probabilities[from + i] = Outcomes.Probability(buffers.LogOdds[i]);
                return buffers;
            },
            _ => { });
        return new(customers, probabilities, [.. reader.Gaps().Select(Sentence)]);
    }

    /// <summary>Why one row has its risk: what each feature adds to the log-odds of an average customer.</summary>
    /// <exception cref="DataException">A column that the model needs is absent or holds something else.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row.</exception>
    public ChurnReasons Explain(FrameTable customers, int row) => Explain(customers, [row])[0];

    /// <summary>Why each of some rows has its risk, in the order given.</summary>
    public IReadOnlyList<ChurnReasons> Explain(FrameTable customers, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if (row < 0 || row >= customers.RowCount)
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"{customers.Name} has rows 0 to {customers.RowCount - 1}.");
        }

        var reader = space.Reader(customers);
        var explained = new ChurnReasons[rows.Count];
        Parallel.For(0, rows.Count, () => DesignMatrix.Block(space), (i, _, block) =>
        {
            explained[i] = Explain(customers, reader, rows[i], block);
            return block;
        }, _ => { });
        return explained;
    }

    /// <summary>Writes the model to a file of JSON.</summary>
    public void Save(string path) => ChurnModelFile.Write(this, path);

    /// <summary>Reads a model that <see cref="Save"/> wrote; its predictions are the same to the last bit.</summary>
    /// <exception cref="DataException">The file is no model, was written by another version, or is damaged.</exception>
    public static ChurnModel Load(string path) => ChurnModelFile.Read(path);

    private ChurnReasons Explain(FrameTable customers, SlotReader reader, int row, double[][] block)
    {
        reader.Read([row], block);
        var values = Array.ConvertAll(block, slot => slot[0]);
        var bySlot = new double[space.SlotCount];
        var average = blend.Contributions(values, bySlot);
        var byFeature = new double[space.Features.Length];
        for (var slot = 0; slot < bySlot.Length; slot++)
            byFeature[space.FeatureOfSlot[slot]] += bySlot[slot];
        var logOdds = new double[1];
        blend.LogOdds(block, 1, logOdds);
        var reasons = space.Features.Select((f, at) => new ChurnReason(f.Name, TextOf(customers[f.Name], row), byFeature[at]));
        return new(row, Outcomes.Probability(logOdds[0]), logOdds[0], average, [.. reasons.OrderByDescending(r => Math.Abs(r.LogOdds)).ThenBy(r => r.Feature, StringComparer.Ordinal)]);
    }

    // Means over months have many digits that say nothing.
    private static string? TextOf(Column column, int row) => column is NumberColumn numbers && double.IsFinite(numbers.Values[row]) ? numbers.Values[row].ToString("0.###", CultureInfo.InvariantCulture) : column.TextOf(row);

    private static LocalText Sentence((string Feature, int Missing, int Unseen, string[] Texts) gap)
    {
        var texts = string.Join(", ", gap.Texts.Select(t => $"\"{t}\""));
        string Text(Language language)
        {
            var (missing, unseen) = (ValueText.Count(gap.Missing, language), ValueText.Count(gap.Unseen, language));
            return string.Join(" ", (language == Language.Dutch
                ? new[]
                {
                    gap.Missing > 0 ? $"\"{gap.Feature}\" is leeg op {missing} rijen, wat bij het trainen nooit voorkwam; een gewone waarde staat ervoor in de plaats." : null,
                    gap.Unseen > 0 ? $"\"{gap.Feature}\" bevat op {unseen} rijen waarden die bij het trainen niet voorkwamen ({texts}); ze tellen als geen van de bekende." : null,
                }
                :
                [
                    gap.Missing > 0 ? $"\"{gap.Feature}\" is empty on {missing} rows, which it never was in training; an ordinary value stands in." : null,
                    gap.Unseen > 0 ? $"\"{gap.Feature}\" holds values on {unseen} rows that training never saw ({texts}); they count as none of the known ones." : null,
                ]).Where(s => s is not null));
        }

        return new(Text(Language.English), Text(Language.Dutch));
    }
}
