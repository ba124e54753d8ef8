namespace KpiLab.Data.Delimited;

/// <summary>Counts the records that have more or fewer fields than there are columns.</summary>
internal sealed class RowWidths(int width)
{
    private readonly List<QualityExample> wide = [];
    private readonly List<QualityExample> narrow = [];
    private int wideRows;
    private int narrowRows;

    public void Add(RecordBatch batch)
    {
        for (var row = 0; row < batch.Rows; row++)
        {
            var fields = batch.Width(row);
            if (fields == width)
                continue;
            var examples = fields > width ? wide : narrow;
            if (fields > width)
                wideRows++;
            else
                narrowRows++;
            if (examples.Count < 5)
                examples.Add(new(batch.FirstLine + batch.Lines[row], $"{fields} fields"));
        }
    }

    public IEnumerable<QualityEntry> Entries()
    {
        if (wideRows > 0)
            yield return new(Severity.Warning, "wide-rows", $"{wideRows:N0} {Rows(wideRows)} more fields than the header has names ({width}); what stands beyond the last column was left out. First: row {wide[0].Row:N0}. A separator inside a text without quotes does this.", null, wideRows, wide)
            {
                Dutch = $"{DutchCount.Of(wideRows)} {RowsInDutch(wideRows)} meer velden dan de kop namen heeft ({width}); wat na de laatste kolom staat is weggelaten. Eerste: rij {DutchCount.Of(wide[0].Row)}. Een scheidingsteken in een tekst zonder aanhalingstekens doet dit.",
            };
        if (narrowRows > 0)
            yield return new(Severity.Note, "short-rows", $"{narrowRows:N0} {Rows(narrowRows)} fewer fields than the header has names ({width}); the last columns are missing there. First: row {narrow[0].Row:N0}.", null, narrowRows, narrow)
            {
                Dutch = $"{DutchCount.Of(narrowRows)} {RowsInDutch(narrowRows)} minder velden dan de kop namen heeft ({width}); de laatste kolommen ontbreken daar. Eerste: rij {DutchCount.Of(narrow[0].Row)}.",
            };
    }

    private static string RowsInDutch(int count) => count == 1 ? "rij heeft" : "rijen hebben";

    private static string Rows(int count) => count == 1 ? "row has" : "rows have";
}
