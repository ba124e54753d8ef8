using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk.Features;
using KpiLab.Models.ChurnRisk.Learning;

namespace KpiLab.Models.ChurnRisk;

/// <summary>From a list of customers to an assessed model.</summary>
internal static class ChurnTraining
{
    public static ChurnModel Run(TrainingTable training, ChurnOptions options)
    {
        Check(options);
        var table = training.Customers;
        var list = CustomerList.Of(table, options);
        var notes = training.Notes.ToBuilder();
        notes.AddRange(list.Notes);
        var (rows, left) = Assessed(list, options);
        var folds = FoldsOf(table, rows, left, options);
        var settings = LearnerSetting.For(options.Learners);
        var done = 0;
        var total = (folds.Distinct().Count() + 1) * (settings.Count + 1);
        var trainer = new BlendTrainer(settings, options.InnerFolds, options.MostTunedRows, options.Seed, doing => options.Progress?.Report(new(doing, Math.Min(++done, total), total)), options.Cancellation);
        var (assessment, importance) = new Assessor(table, list.Columns, Driver(table), data => trainer.Fit(data).Blend, list.Rows.Length, options.MostTunedRows, options.Seed).Assess(rows, left, folds);

        var space = FeatureSpace.Of(table, list.Columns, list.Rows);
        var (blend, tried) = trainer.Fit(DesignMatrix.Of(space, table, list.Rows, list.Left));
        notes.AddRange(tried.Where(t => t.Dropped).Select(t => new LocalText($"{t.Setting.Name} was clearly behind and takes no part.", $"{t.Setting.Name} bleef duidelijk achter en doet niet mee.")));
        return new(space, blend)
        {
            Rows = list.Rows.Length,
            Leavers = list.Left.Count(l => l),
            Horizon = table.Find(ChurnHistory.SnapshotColumn) is null ? null : options.Horizon,
            Assessment = assessment,
            Importance = importance,
            Leaks = [.. training.Leaks, .. list.Leaks],
            Notes = notes.ToImmutable(),
        };
    }

    // What a history tells of one thing in several columns (its level, its change) is one driver.
    private static Func<string, string> Driver(FrameTable table) =>
        table.Find(ChurnHistory.SnapshotColumn) is null ? column => column : ChurnHistory.DriverOf;

    private static void Check(ChurnOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Folds, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.InnerFolds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostTunedRows, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostAssessedRows, 1000);
        if (options.Learners.IsDefaultOrEmpty)
            throw new ArgumentException("At least one learner must take part.", nameof(options));
    }

    private static (int[] Rows, bool[] Left) Assessed(CustomerList list, ChurnOptions options)
    {
        if (list.Rows.Length <= options.MostAssessedRows || options.FoldColumn is not null)
            return (list.Rows, list.Left);
        var part = Folds.Part(list.Left, options.MostAssessedRows, options.Seed);
        return (Array.ConvertAll(part, i => list.Rows[i]), Array.ConvertAll(part, i => list.Left[i]));
    }

    private static int[] FoldsOf(FrameTable table, int[] rows, bool[] left, ChurnOptions options)
    {
        if (options.FoldColumn is { } name)
        {
            if (table[name] is not NumberColumn { IsWhole: true, MissingCount: 0 } folds || folds.Minimum == folds.Maximum)
                throw new DataException($"{table.Name}, column \"{name}\" does not number two or more folds on every row.");
            return Array.ConvertAll(rows, row => (int)folds.Values[row]);
        }

        // The rows of one customer at several snapshots stay together, so that a fold never knows its customers.
        return table.Find(ChurnHistory.SnapshotColumn) is not null && table.Find(Role.Customer) is { } customer
            ? Folds.Grouped(Array.ConvertAll(rows, row => customer.TextOf(row) ?? ""), left, options.Folds, options.Seed)
            : Folds.Stratified(left, options.Folds, options.Seed);
    }
}
