using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KpiLab.Data.Typing;

/// <summary>Distinct texts, each stored once as UTF-8 bytes and known by its code: 0, 1, 2, … in order of first appearance.</summary>
internal sealed class TextPool
{
    private byte[] bytes;
    private int[] ends;
    private int[] counts;
    private int[] slots;
    private uint[] hashes;

    public TextPool()
        : this(64, 1024)
    {
    }

    /// <summary>A pool with room for some texts.</summary>
    /// <param name="texts">How many.</param>
    /// <param name="size">Bytes of all of them.</param>
    public TextPool(int texts, int size)
    {
        bytes = new byte[size];
        ends = new int[texts];
        counts = new int[texts];
        hashes = new uint[texts];
        slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, texts)) * 2];
    }

    public int Count { get; private set; }

    /// <summary>How often a text was interned.</summary>
    public int Uses(int code) => counts[code];

    /// <summary>Bytes of all texts.</summary>
    public int Size => Count == 0 ? 0 : ends[Count - 1];

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> this[int code] => bytes.AsSpan(Start(code), ends[code] - Start(code));

    /// <summary>Counts a use of a text whose code is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Use(int code) => counts[code]++;

    /// <summary>The code of a text, new or known.</summary>
    public int Intern(ReadOnlySpan<byte> text) => Intern(text, 1, Hash(text));

    /// <summary>The code of a text of another pool, with its uses there.</summary>
    public int Intern(TextPool other, int code) => Intern(other[code], other.counts[code], other.hashes[code]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Intern(ReadOnlySpan<byte> text, int uses, uint hash)
    {
        var mask = slots.Length - 1;
        var at = (int)hash & mask;
        for (int slot; (slot = slots[at]) != 0; at = (at + 1) & mask)
        {
            var code = slot - 1;
            if (hashes[code] == hash && this[code].SequenceEqual(text))
            {
                counts[code] += uses;
                return code;
            }
        }

        return Add(text, uses, hash, at);
    }

    private int Start(int code) => code == 0 ? 0 : ends[code - 1];

    private int Add(ReadOnlySpan<byte> text, int uses, uint hash, int at)
    {
        var start = Count == 0 ? 0 : ends[Count - 1];
        var end = checked(start + text.Length);
        if (end > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, bytes.Length * 2L)));
        text.CopyTo(bytes.AsSpan(start));
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Math.Max(64, Count * 2));
            Array.Resize(ref counts, ends.Length);
            Array.Resize(ref hashes, ends.Length);
        }

        ends[Count] = end;
        counts[Count] = uses;
        hashes[Count] = hash;
        slots[at] = ++Count;
        if (Count * 2L > slots.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        var larger = new int[slots.Length * 2];
        var mask = larger.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var at = (int)hashes[code] & mask;
            while (larger[at] != 0)
                at = (at + 1) & mask;
            larger[at] = code + 1;
        }

        slots = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        ref var first = ref MemoryMarshal.GetReference(text);
        var length = text.Length;
        var hash = (ulong)length * Multiplier;
        if (length >= 8)
        {
            var at = 0;
            for (; at <= length - 8; at += 8)
                hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)));
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - 8)));
        }
        else if (length >= 4)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<uint>(ref first) ^ ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4)) << 32));
        }
        else if (length > 0)
        {
            hash = Mix(hash ^ first ^ ((ulong)Unsafe.Add(ref first, length >> 1) << 8) ^ ((ulong)Unsafe.Add(ref first, length - 1) << 16));
        }

        return (uint)(hash >> 32);

        static ulong Mix(ulong value) => BitOperations.RotateLeft(value * Multiplier, 29) * Multiplier;
    }
}
