using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiLab.Data.Delimited;

/// <summary>How far a batch was cut into records.</summary>
/// <param name="Consumed">Bytes of complete records.</param>
/// <param name="Lines">Line ends in those bytes.</param>
/// <param name="OpenQuoteLine">Line in the batch of a quote that was opened and not closed; -1 when there is none.</param>
internal readonly record struct Cut(int Consumed, int Lines, int OpenQuoteLine);

/// <summary>Cuts text into records and fields.</summary>
internal abstract class Tokenizer
{
    /// <summary>Bytes that a buffer must have beyond what is filled.</summary>
    public const int Padding = 64;

    /// <summary>Fills the batch with the records in its buffer; the last may be incomplete unless <see cref="RecordBatch.IsLast"/>.</summary>
    public abstract Cut Read(RecordBatch batch);
}

/// <summary>Fields between separators, quoted as RFC 4180 has it; a quote inside an unquoted field is text.</summary>
/// <param name="separator">The byte between fields; 0 for a single column.</param>
/// <param name="lineEnd">The byte that ends a line: line feed, or carriage return where a file has only those.</param>
internal sealed class SeparatorTokenizer(byte separator, byte lineEnd) : Tokenizer
{
    private const byte Quote = (byte)'"';

    public override Cut Read(RecordBatch batch)
    {
        batch.Clear();
        var buffer = batch.Buffer;
        var length = batch.Filled;
        int at = 0, fieldStart = 0, recordStart = 0, recordFirst = 0, line = 0, recordLine = 0;
        var separators = Vector256.Create(separator);
        var lineEnds = Vector256.Create(lineEnd);
        var quotes = Vector256.Create(Quote);
        ref var origin = ref MemoryMarshal.GetArrayDataReference(buffer);
        while (at < length)
        {
            var block = Vector256.LoadUnsafe(ref origin, (nuint)at);
            var marks = (Vector256.Equals(block, separators) | Vector256.Equals(block, lineEnds) | Vector256.Equals(block, quotes)).ExtractMostSignificantBits();
            var next = at + Vector256<byte>.Count;
            while (marks != 0)
            {
                var i = at + BitOperations.TrailingZeroCount(marks);
                marks &= marks - 1;
                if (i >= length)
                    break;
                var mark = buffer[i];
                if (mark == separator)
                {
                    batch.AddField(fieldStart, i - fieldStart);
                    fieldStart = i + 1;
                }
                else if (mark == lineEnd)
                {
                    var end = i > fieldStart && buffer[i - 1] == '\r' ? i - 1 : i;
                    batch.AddField(fieldStart, end - fieldStart);
                    EndRecord(batch, recordFirst, end - recordStart, recordLine);
                    fieldStart = recordStart = i + 1;
                    recordFirst = batch.FieldCount;
                    recordLine = ++line;
                }
                else if (i == fieldStart)
                {
                    var after = Quoted(batch, i, line, out var lines, out var open);
                    if (open)
                        return new(recordStart, recordLine, line);
                    if (after < 0)
                        return new(recordStart, recordLine, -1);
                    line += lines;
                    fieldStart = next = after + 1;
                    if (after >= length || buffer[after] != separator)
                    {
                        EndRecord(batch, recordFirst, after - recordStart, recordLine);
                        recordStart = fieldStart;
                        recordFirst = batch.FieldCount;
                        recordLine = ++line;
                    }

                    break;
                }
            }

            at = next;
        }

        if (batch.IsLast && (fieldStart < length || batch.FieldCount > recordFirst))
        {
            var end = length > fieldStart && buffer[length - 1] == '\r' ? length - 1 : length;
            batch.AddField(Math.Min(fieldStart, length), Math.Max(0, end - fieldStart));
            EndRecord(batch, recordFirst, end - recordStart, recordLine);
            return new(length, line, -1);
        }

        return new(batch.IsLast ? length : Math.Min(recordStart, length), recordLine, -1);
    }

    private static void EndRecord(RecordBatch batch, int first, int bytes, int line)
    {
        if (bytes == batch.FieldCount - first - 1)
            batch.SkipRecord(first);
        else
            batch.EndRecord(first, line);
    }

    /// <summary>Adds the field that opens with a quote; gives the place of the separator or line end behind it, or -1 when more text is needed.</summary>
    private int Quoted(RecordBatch batch, int open, int line, out int lines, out bool unclosed)
    {
        _ = line;
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

/// <summary>Fields between runs of spaces, as statistical packages and printers align them. No quotes.</summary>
internal sealed class SpaceTokenizer(byte lineEnd) : Tokenizer
{
    public override Cut Read(RecordBatch batch)
    {
        batch.Clear();
        var text = batch.Buffer.AsSpan(0, batch.Filled);
        int consumed = 0, line = 0;
        while (consumed < text.Length)
        {
            var length = text[consumed..].IndexOf(lineEnd);
            if (length < 0 && !batch.IsLast)
                break;
            var end = length < 0 ? text.Length : consumed + length;
            var first = batch.FieldCount;
            for (var i = consumed; i < end;)
            {
                while (i < end && text[i] is (byte)' ' or (byte)'\t' or (byte)'\r')
                    i++;
                var start = i;
                while (i < end && text[i] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                    i++;
                if (i > start)
                    batch.AddField(start, i - start);
            }

            if (batch.FieldCount > first)
                batch.EndRecord(first, line);
            else
                batch.SkipRecord(first);
            consumed = length < 0 ? end : end + 1;
            line++;
        }

        return new(consumed, line, -1);
    }
}
