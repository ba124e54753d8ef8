namespace KpiLab.Data.Checks;

/// <summary>Answers that lie outside the scale that nearly all others keep to: 0-10, 1-5 or 1-7.</summary>
internal static class ScaleBounds
{
    private static readonly (double Low, double High)[] Scales = [(1, 5), (1, 7), (0, 10)];

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var name in table.Roles.ColumnsOf(Role.Score))
        {
            if (table.Find(name) is not NumberColumn scores)
                continue;
            var (scale, found) = Outside(table, scores);
            if (found is not { Count: > 0 })
                continue;
            yield return new(Severity.Warning, "scores-outside-scale", $"Column \"{scores.Name}\": {RowScan.Rows(found.Count)} outside the scale {scale.Low}–{scale.High} that the others keep to. First: {found.First}, {found.Examples[0].Text}.", scores.Name, found.Count, found.Examples)
            {
                Dutch = $"Kolom \"{scores.Name}\": {RowScan.RowsInDutch(found.Count)} buiten de schaal {scale.Low}–{scale.High} waaraan de andere zich houden. Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
            };
        }
    }

    private static ((double Low, double High) Scale, RowScan? Found) Outside(FrameTable table, NumberColumn scores)
    {
        foreach (var scale in Scales)
        {
            var found = new RowScan(table);
            for (var row = 0; row < scores.Length; row++)
            {
                if (scores.Values[row] < scale.Low || scores.Values[row] > scale.High)
                    found.Add(row, at => scores.TextOf(at)!);
            }

            if (found.Count <= 0.05 * (scores.Length - scores.MissingCount))
                return (scale, found);
        }

        return (default, null);
    }
}
