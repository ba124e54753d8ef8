using System.Globalization;

namespace KpiLab.Data.Delimited;

/// <summary>Says why a text cannot be cut into records.</summary>
/// <param name="file">The file's name.</param>
internal sealed class RecordErrors(string file)
{
    /// <summary>The longest record that is read.</summary>
    public const int LongestRecord = 16 << 20;

    public DataException Unclosed(long line) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0}: a quoted text begins here (\") and is never closed, so the rest of the file cannot be cut into rows. Close the quote on that line, or remove it."));

    public DataException Binary(long line) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0} holds binary data (a zero byte): the file is damaged, or is not a text from there on. Export it again."));

    public DataException TooLong(long line, ReadOnlySpan<byte> text)
    {
        var quote = text.Contains((byte)'"') ? " A quote that is opened and not closed has the same effect." : string.Empty;
        return new DataException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0} is longer than {LongestRecord >> 20} MB. A table has shorter lines: is this a text export with line ends?{quote}"));
    }
}
