using System.Text;

namespace KpiLab.Data.Delimited;

/// <summary>A text file as a stream of UTF-8 or single-byte text: UTF-16 is converted on the way, with or without its mark.</summary>
internal sealed class TextSource
{
    private const int SampleBytes = 1 << 18;

    private readonly string path;
    private readonly Encoding? wide;

    private TextSource(string path, Encoding? wide) => (this.path, this.wide) = (path, wide);

    /// <summary>Its name.</summary>
    public string File => Path.GetFileName(path);

    /// <summary>True when the bytes of the file are converted before they are read.</summary>
    public bool IsConverted => wide is not null;

    /// <summary>The first bytes as they will be read, without a mark.</summary>
    public ReadOnlyMemory<byte> Sample { get; private init; }

    /// <summary>True when the sample is the whole file.</summary>
    public bool IsWhole { get; private init; }

    /// <exception cref="DataException">The file is empty, or holds no text.</exception>
    public static TextSource Of(string path)
    {
        var file = Path.GetFileName(path);
        var sample = new byte[SampleBytes];
        int filled;
        using (var stream = TableFile.Open(path))
            filled = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        var source = new TextSource(path, Wide(sample.AsSpan(0, filled)));
        if (source.wide is not null)
        {
            using var converted = source.Open(out _);
            filled = converted.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        }

        var text = sample.AsMemory(0, filled);
        if (text.Span.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (text.Span.IndexOfAnyExcept(" \r\n\t"u8) < 0)
            throw TableFile.Empty(file);
        if (text.Span.Contains((byte)0))
            throw new DataException($"{file} is not a text file: it holds binary data. Was something else saved under this name? Export it again as CSV or .xlsx.");
        return new(path, source.wide) { Sample = text, IsWhole = filled < sample.Length };
    }

    /// <summary>The text from its start; closing it closes the file.</summary>
    public Stream Open(out FileStream file)
    {
        file = TableFile.Open(path);
        return wide is null ? file : Encoding.CreateTranscodingStream(file, wide, Encoding.UTF8);
    }

    // Without a mark, the upper halves of Latin letters give UTF-16 away: every other byte is 0, and no character is.
    private static UnicodeEncoding? Wide(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new(bigEndian: false, byteOrderMark: true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new(bigEndian: true, byteOrderMark: true);
        int first = 0, second = 0, pairs = Math.Min(start.Length, 4096) / 2;
        for (var i = 0; i < pairs; i++)
        {
            var (a, b) = (start[2 * i] == 0, start[(2 * i) + 1] == 0);
            if (a && b)
                return null;
            first += a ? 1 : 0;
            second += b ? 1 : 0;
        }

        return pairs < 4 || Math.Max(first, second) < 0.7 * pairs ? null : new(bigEndian: first > second, byteOrderMark: false);
    }
}
