using Microsoft.Win32.SafeHandles;

namespace KpiLab.Data.Delimited;

/// <summary>A large file as blocks of bytes that can be read in any order. A record belongs to the block in which it begins.</summary>
internal sealed class TextBlocks : IDisposable
{
    private readonly FileStream stream;
    private readonly SafeFileHandle handle;
    private readonly int blockBytes;

    /// <param name="stream">The file; it is closed with the blocks.</param>
    /// <param name="blockBytes">Bytes of a block; the last holds up to twice as many, so that totals and footnotes stand in it together.</param>
    public TextBlocks(FileStream stream, int blockBytes)
    {
        this.stream = stream;
        this.blockBytes = blockBytes;
        handle = stream.SafeFileHandle;
        Length = stream.Length;
        Count = (int)Math.Max(1, Length / blockBytes);
        Span<byte> mark = stackalloc byte[3];
        First = RandomAccess.Read(handle, mark, 0) == 3 && mark.SequenceEqual("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Where the text begins: behind a mark.</summary>
    public long First { get; }

    /// <summary>Where a block begins.</summary>
    public long Start(int block) => block == 0 ? First : (long)block * blockBytes;

    /// <summary>Where a block ends.</summary>
    public long End(int block) => block == Count - 1 ? Length : (block + 1L) * blockBytes;

    /// <summary>Reads bytes from a place in the file on; fewer where it ends.</summary>
    /// <exception cref="IOException">The file was made shorter meanwhile.</exception>
    public int Read(long from, Span<byte> into)
    {
        var wanted = (int)Math.Min(into.Length, Length - from);
        for (var filled = 0; filled < wanted;)
        {
            var read = RandomAccess.Read(handle, into[filled..wanted], from + filled);
            filled += read > 0 ? read : throw new IOException("it became shorter while it was read.");
        }

        return wanted;
    }

    public void Dispose() => stream.Dispose();
}
