namespace KpiLab.Data.Checks;

/// <summary>Amounts so far above the rest that a misplaced decimal mark is likelier than a good customer.</summary>
/// <remarks>On the logarithm of positive values: more than six robust standard deviations (1.4826 times the median absolute deviation) and twenty times above the median. Amounts spread over orders of magnitude; on their own scale every large order would stand out.</remarks>
internal static class Outliers
{
    private const double Deviations = 6;
    private const double Times = 20;
    private const int Enough = 30;
    private const int SampleRows = 100_000;

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var role in (Role[])[Role.Amount, Role.Cost, Role.Price, Role.Quantity, Role.Margin])
        {
            if (table.Find(role) is not NumberColumn column || Limit(column.Values) is not (var median, var limit) || !(column.Maximum > limit))
                continue;
            var found = new RowScan(table);
            double total = 0, far = 0;
            for (var row = 0; row < column.Length; row++)
            {
                var value = column.Values[row];
                if (double.IsNaN(value))
                    continue;
                total += value;
                if (!(value > limit))
                    continue;
                far += value;
                found.Add(row, at => column.TextOf(at)!);
            }

            var share = total > 0 && far <= total ? $", and make {far / total:0.#%} of the total" : "";
            var shareInDutch = total > 0 && far <= total ? $", en vormen {DutchCount.Of(far / total, "0.#%")} van het totaal" : "";
            yield return new(Severity.Warning, "outliers", $"Column \"{column.Name}\": {RowScan.Rows(found.Count)} far above the rest (median {median:0.##}){share}. Is a decimal mark misplaced? First: {found.First}, {found.Examples[0].Text}.", column.Name, found.Count, found.Examples)
            {
                Dutch = $"Kolom \"{column.Name}\": {RowScan.RowsInDutch(found.Count)} ver boven de rest (mediaan {DutchCount.Of(median, "0.##")}){shareInDutch}. Staat een decimaalteken verkeerd? Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
            };
        }
    }

    private static (double Median, double Limit)? Limit(ReadOnlySpan<double> values)
    {
        var step = Math.Max(1, values.Length / SampleRows);
        var logs = new List<double>();
        for (var row = 0; row < values.Length; row += step)
        {
            if (values[row] > 0)
                logs.Add(Math.Log(values[row]));
        }

        if (logs.Count < Enough)
            return null;
        var middle = Median(logs);
        var deviation = 1.4826 * Median(logs.ConvertAll(log => Math.Abs(log - middle)));
        return deviation == 0 ? null : (Math.Exp(middle), Math.Exp(middle + Math.Max(Deviations * deviation, Math.Log(Times))));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
