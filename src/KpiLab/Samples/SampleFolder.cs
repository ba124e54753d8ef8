namespace KpiLab.Samples;

/// <summary>Where the tables go: plain files, and beside them the Dutch exports.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly string folder;
    private readonly string? raw;
    private readonly List<OfficeSheet> sheets = [];

    public SampleFolder(string folder, bool rawExports)
    {
        this.folder = folder;
        raw = rawExports ? Path.Combine(folder, "raw-exports") : null;
        Directory.CreateDirectory(raw ?? folder);
    }

    /// <summary>A plain file and its export as text.</summary>
    public SampleFile Table(string name, OfficeStyle? style, params SampleColumn[] columns)
    {
        var plain = Plain(name, columns);
        return new(raw is null || style is null ? [plain] : [plain, new OfficeCsv(Path.Combine(raw, style.File), columns, style)]);
    }

    /// <summary>A plain file and its export as a sheet of the workbook.</summary>
    public SampleFile Sheet(string name, string sheet, params SampleColumn[] columns)
    {
        var plain = Plain(name, columns);
        if (raw is null)
            return new([plain]);
        sheets.Add(new OfficeSheet(sheet, columns));
        return new([plain, sheets[^1]]);
    }

    /// <summary>Writes the sheets as one workbook.</summary>
    public void WriteWorkbook()
    {
        if (raw is not null)
            OfficeWorkbook.Write(Path.Combine(raw, "personeel.xlsx"), sheets);
    }

    public void Dispose() => sheets.Clear();

    private PlainCsv Plain(string name, SampleColumn[] columns) => new(Path.Combine(folder, name + ".csv"), columns);
}
