using System.Globalization;
using System.Text;

namespace KpiLab.Samples;

/// <summary>A Dutch office export: Windows-1252, CRLF, decimal commas, thousands points, d-M-yyyy, ja and nee, lines above the header and a total below.</summary>
internal sealed class OfficeCsv : RowSink
{
    private readonly StreamWriter writer;
    private readonly IReadOnlyList<SampleColumn> columns;
    private readonly OfficeStyle style;
    private readonly long[] totals;
    private int at;

    public OfficeCsv(string path, IReadOnlyList<SampleColumn> columns, OfficeStyle style)
    {
        (this.columns, this.style) = (columns, style);
        totals = new long[columns.Count];
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        writer = new StreamWriter(path, append: false, windows, 1 << 16) { NewLine = "\r\n" };
        foreach (var line in style.Above)
            writer.WriteLine(line);
        writer.WriteLine(string.Join(style.Separator, columns.Select(column => column.Dutch)));
    }

    public override void Text(string value) => Put(value);

    public override void Date(DateOnly value) => Put(value.ToString("d-M-yyyy", CultureInfo.InvariantCulture));

    public override void Number(long value, int decimals)
    {
        totals[at] += value;
        Put(Formatted(value, decimals));
    }

    public override void Flag(bool value) => Put(value ? "ja" : "nee");

    public override void Missing() => Put(style.Missing);

    public override void EndRow()
    {
        writer.WriteLine();
        at = 0;
    }

    public override void Dispose()
    {
        if (columns.Any(column => column.Totalled))
        {
            for (at = 0; at < columns.Count;)
                Put(columns[at].Totalled ? Formatted(totals[at], 2) : at == 0 ? "Totaal" : "");
            writer.WriteLine();
        }

        writer.Dispose();
    }

    private string Formatted(long value, int decimals) => columns[at].Kind == SampleKind.Money
        ? style.Currency + SampleNumber.Format(value, decimals, ".", ',')
        : SampleNumber.Format(value, decimals, "", ',');

    private void Put(string text)
    {
        if (at++ > 0)
            writer.Write(style.Separator);
        writer.Write(text);
    }
}
