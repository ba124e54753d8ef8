using System.Globalization;
using System.Text;

namespace KpiLab.Samples;

/// <summary>UTF-8 without mark, commas, LF, ISO dates, decimal points, 1 and 0 for yes and no.</summary>
internal sealed class PlainCsv : RowSink
{
    private readonly StreamWriter writer;
    private bool inRow;

    public PlainCsv(string path, IEnumerable<SampleColumn> columns)
    {
        writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        foreach (var column in columns)
            Text(column.Name);
        EndRow();
    }

    public override void Text(string value)
    {
        Next();
        writer.Write(value);
    }

    public override void Date(DateOnly value)
    {
        Next();
        writer.Write(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public override void Number(long value, int decimals)
    {
        Next();
        writer.Write(SampleNumber.Format(value, decimals, "", '.'));
    }

    public override void Flag(bool value)
    {
        Next();
        writer.Write(value ? '1' : '0');
    }

    public override void Missing() => Next();

    public override void EndRow()
    {
        writer.Write('\n');
        inRow = false;
    }

    public override void Dispose() => writer.Dispose();

    private void Next()
    {
        if (inRow)
            writer.Write(',');
        inRow = true;
    }
}
