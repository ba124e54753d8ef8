using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiLab.Data.Delimited;

/// <summary>Fields between separators, quoted as RFC 4180 has it; a quote inside an unquoted field is text.</summary>
/// <param name="separator">The byte between fields; 0 for a single column.</param>
/// <param name="lineEnd">The byte that ends a line: line feed, or carriage return where a file has only those.</param>
internal sealed class SeparatorTokenizer(byte separator, byte lineEnd) : Tokenizer
{
    private const byte Quote = (byte)'"';

    // Sixty-four bytes are looked at together; each separator, line end and quote among them is one bit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Cut Read(RecordBatch batch)
    {
        batch.Clear();
        var length = batch.Filled;
        var limit = Math.Min(batch.Limit, length);
        int at = batch.Begin, fieldStart = at, recordStart = at, recordFirst = 0, line = 0, recordLine = 0;
        ref var origin = ref MemoryMarshal.GetArrayDataReference(batch.Buffer);
        while (at < length && recordStart < limit)
        {
            // A block holds at most one field for each of its bytes.
            ref var fields = ref batch.Room(Padding);
            var count = batch.FieldCount;
            var marks = Marks(ref Unsafe.Add(ref origin, at));
            var next = at + Padding;
            while (marks != 0)
            {
                var i = at + BitOperations.TrailingZeroCount(marks);
                marks &= marks - 1;
                if (i >= length)
                    break;
                var mark = Unsafe.Add(ref origin, i);
                if (mark == separator)
                {
                    Unsafe.Add(ref fields, count++) = new Field(fieldStart, i - fieldStart);
                    fieldStart = i + 1;
                }
                else if (mark == lineEnd)
                {
                    var end = i > fieldStart && Unsafe.Add(ref origin, i - 1) == '\r' ? i - 1 : i;
                    Unsafe.Add(ref fields, count++) = new Field(fieldStart, end - fieldStart);
                    batch.FieldCount = count;
                    EndRecord(batch, recordFirst, end - recordStart, recordLine);
                    count = recordFirst = batch.FieldCount;
                    fieldStart = recordStart = i + 1;
                    recordLine = ++line;
                    if (recordStart >= limit)
                        break;
                }
                else if (i == fieldStart)
                {
                    batch.FieldCount = count;
                    var after = Quoted(batch, i, out var lines, out var open);
                    if (open)
                        return new(recordStart, recordLine, line);
                    if (after < 0)
                        return new(recordStart, recordLine, -1);
                    count = batch.FieldCount;
                    line += lines;
                    fieldStart = next = after + 1;
                    if (after >= length || Unsafe.Add(ref origin, after) != separator)
                    {
                        EndRecord(batch, recordFirst, after - recordStart, recordLine);
                        count = recordFirst = batch.FieldCount;
                        recordStart = fieldStart;
                        recordLine = ++line;
                    }

                    break;
                }
            }

            batch.FieldCount = count;
            at = next;
        }

        if (batch.IsLast && recordStart < limit && (fieldStart < length || batch.FieldCount > recordFirst))
        {
            var end = length > fieldStart && batch.Buffer[length - 1] == '\r' ? length - 1 : length;
            batch.AddField(Math.Min(fieldStart, length), Math.Max(0, end - fieldStart));
            EndRecord(batch, recordFirst, end - recordStart, recordLine);
            return new(length, line, -1);
        }

        return new(Math.Min(recordStart, length), recordLine, -1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Marks(ref byte first)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var block = Vector512.LoadUnsafe(ref first);
            return (Vector512.Equals(block, Vector512.Create(separator)) | Vector512.Equals(block, Vector512.Create(lineEnd)) | Vector512.Equals(block, Vector512.Create(Quote))).ExtractMostSignificantBits();
        }

        return Half(ref first) | ((ulong)Half(ref Unsafe.Add(ref first, Vector256<byte>.Count)) << Vector256<byte>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Half(ref byte first)
    {
        var block = Vector256.LoadUnsafe(ref first);
        return (Vector256.Equals(block, Vector256.Create(separator)) | Vector256.Equals(block, Vector256.Create(lineEnd)) | Vector256.Equals(block, Vector256.Create(Quote))).ExtractMostSignificantBits();
    }

    // A record of nothing but separators is a blank line.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndRecord(RecordBatch batch, int first, int bytes, int line)
    {
        if (bytes == batch.FieldCount - first - 1)
            batch.FieldCount = first;
        else
            batch.EndRecord(first, line);
    }

    /// <summary>Adds the field that opens with a quote; gives the place of the separator or line end behind it, or -1 when more text is needed.</summary>
    private int Quoted(RecordBatch batch, int open, out int lines, out bool unclosed)
    {
        var text = batch.Buffer.AsSpan(0, batch.Filled);
        lines = 0;
        unclosed = false;
        var doubled = false;
        var from = open + 1;
        int close;
        while (true)
        {
            var found = text[from..].IndexOf(Quote);
            if (found < 0)
            {
                unclosed = batch.IsLast;
                return -1;
            }

            close = from + found;
            if (close + 1 == text.Length && !batch.IsLast)
                return -1;
            if (close + 1 == text.Length || text[close + 1] != Quote)
                break;
            doubled = true;
            from = close + 2;
        }

        var after = close + 1;
        if (after < text.Length && text[after] == '\r' && lineEnd != '\r' && (after + 1 == text.Length ? batch.IsLast : text[after + 1] == lineEnd))
            after++;
        if (after == text.Length && !batch.IsLast)
            return -1;
        lines = text[open..close].Count(lineEnd);
        if (after == text.Length || text[after] == separator || text[after] == lineEnd)
        {
            var length = close - open - 1;
            batch.AddField(open + 1, doubled ? ~length : length);
            return after;
        }

        var rest = text[close..].IndexOfAny(separator, lineEnd);
        if (rest < 0 && !batch.IsLast)
            return -1;
        after = rest < 0 ? text.Length : close + rest;
        var end = text[after - 1] == '\r' ? after - 1 : after;
        batch.AddField(open, end - open);
        return after;
    }
}
