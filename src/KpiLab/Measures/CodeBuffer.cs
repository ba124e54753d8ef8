using System.Numerics;
using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>A code per row in as few bytes as it needs: what is read for each row of each query should be small.</summary>
internal abstract class CodeBuffer
{
    /// <summary>Gives the codes of some rows.</summary>
    public delegate void Source(int from, Span<int> into);

    /// <summary>Codes from 0 up to, and not with, the count.</summary>
    public static CodeBuffer Of(int rows, int count, Source source) =>
        count <= 1 << 8 ? new CodeBuffer<byte>(rows, source)
        : count <= 1 << 16 ? new CodeBuffer<ushort>(rows, source)
        : new CodeBuffer<int>(rows, source);

    /// <summary>Writes the codes of some rows.</summary>
    public abstract void Read(int from, Span<int> into);

    /// <summary>Makes the codes of some rows the last digit of numbers in a base.</summary>
    public abstract void Append(int from, int @base, Span<int> numbers);

    /// <summary>Makes what a table says of the code of each row the last digit of numbers in a base; where it says -1, the number is -1.</summary>
    public abstract void Append(int from, int[] table, int @base, Span<int> numbers);
}

/// <inheritdoc cref="CodeBuffer"/>
internal sealed class CodeBuffer<T> : CodeBuffer
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] codes;

    public CodeBuffer(int rows, Source source)
    {
        codes = GC.AllocateUninitializedArray<T>(rows);
        RowParts.Each(rows, (first, after) =>
        {
            var block = new int[FrameEngine.BlockRows];
            for (var from = first; from < after; from += block.Length)
            {
                var read = block.AsSpan(0, Math.Min(block.Length, after - from));
                source(from, read);
                var into = codes.AsSpan(from, read.Length);
                for (var i = 0; i < into.Length; i++)
                    into[i] = T.CreateTruncating(read[i]);
            }
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(int from, Span<int> into)
    {
        var source = codes.AsSpan(from, into.Length);
        for (var i = 0; i < source.Length; i++)
            into[i] = int.CreateTruncating(source[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Append(int from, int @base, Span<int> numbers)
    {
        var source = codes.AsSpan(from, numbers.Length);
        for (var i = 0; i < source.Length; i++)
            numbers[i] = (numbers[i] * @base) + int.CreateTruncating(source[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Append(int from, int[] table, int @base, Span<int> numbers)
    {
        var source = codes.AsSpan(from, numbers.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var digit = table[int.CreateTruncating(source[i])];
            // The sign bit of -1, spread over all bits, makes the number -1 without a branch.
            numbers[i] = ((numbers[i] * @base) + digit) | (digit >> 31);
        }
    }
}
