using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KpiLab.Data.Typing;

/// <summary>Distinct texts, each stored once as UTF-8 bytes and known by its code: 0, 1, 2, … in order of first appearance.</summary>
internal sealed class TextPool
{
    private byte[] bytes = new byte[1024];
    private int[] ends = new int[64];
    private int[] counts = new int[64];
    private int[] slots = new int[128];
    private uint[] hashes = new uint[64];

    public int Count { get; private set; }

    /// <summary>How often a text was interned.</summary>
    public int Uses(int code) => counts[code];

    /// <summary>The bytes of a text.</summary>
    public ReadOnlySpan<byte> this[int code] => bytes.AsSpan(Start(code), ends[code] - Start(code));

    /// <summary>Counts a use of a text whose code is known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Use(int code) => counts[code]++;

    /// <summary>The code of a text, new or known.</summary>
    public int Intern(ReadOnlySpan<byte> text) => Intern(text, 1);

    /// <summary>The code of a text that was used some times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Intern(ReadOnlySpan<byte> text, int uses)
    {
        var hash = Hash(text);
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
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref counts, Count * 2);
            Array.Resize(ref hashes, Count * 2);
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
