using System.Text;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Loads a text as if it were a file.</summary>
internal static class Loaded
{
    public static FrameTable From(string text, string name = "table.csv", LoadOptions? options = null, Encoding? encoding = null)
    {
        using var file = new TemporaryFile(text, name, encoding);
        return Table.Load(file.Path, options);
    }

    public static FrameTable From(byte[] bytes, string name = "table.csv")
    {
        using var file = new TemporaryFile(bytes, name);
        return Table.Load(file.Path);
    }

    public static string Error(string text, string name = "table.csv")
    {
        using var file = new TemporaryFile(text, name);
        return Assert.Throws<DataException>(() => Table.Load(file.Path)).Message;
    }

    public static string Error(byte[] bytes, string name = "table.csv")
    {
        using var file = new TemporaryFile(bytes, name);
        return Assert.Throws<DataException>(() => Table.Load(file.Path)).Message;
    }

    /// <summary>The values of a column of numbers.</summary>
    public static double[] Numbers(this FrameTable table, string column) => Assert.IsType<NumberColumn>(table[column]).Values.ToArray();

    /// <summary>The one entry of a code.</summary>
    public static QualityEntry Entry(this FrameTable table, string code) => Assert.Single(table.Quality, entry => entry.Code == code);
}
