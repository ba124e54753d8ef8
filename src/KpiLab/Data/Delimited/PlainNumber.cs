using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KpiLab.Data.Delimited;

/// <summary>Reads plain numbers with one decimal mark, and remembers what they say of the mark.</summary>
/// <param name="mark">The byte of the decimal mark.</param>
internal sealed class PlainNumber(byte mark)
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong Ones = 0x0101010101010101;
    private const ulong Highs = 0xF0F0F0F0F0F0F0F0;

    // Powers of ten that a floating number holds exactly: a quotient of two exact numbers is rounded once.
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    private readonly double[] powers = Powers;

    /// <summary>A fraction was seen that cannot be a group of thousands.</summary>
    public bool IsDefinite { get; private set; }

    /// <summary>A fraction was seen that may be a group of thousands.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>Reads a cell of one to eight digits, of which one may be the mark. Eight bytes are read from its first on, whatever its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadShort(ref byte first, int length, out double value)
    {
        value = double.NaN;
        // Moved to the high bytes, so that the last digit is the highest byte whatever the length.
        var text = Unsafe.ReadUnaligned<ulong>(ref first) << (64 - (8 * length));
        var atMark = text ^ (mark * Ones);
        atMark = (atMark - Ones) & ~atMark & (Ones << 7);
        if (atMark == 0)
        {
            if ((length > 1 && first == '0') || !Digits(text, length, out var whole))
                return false;
            value = whole;
            return true;
        }

        var below = BitOperations.TrailingZeroCount(atMark) & ~7;
        var fraction = 7 - (below >> 3);
        // The digits before the mark move over it.
        text = ((text & ((1UL << below) - 1)) << 8) | (text >> below >> 8 << 8 << below);
        if (fraction == 0 || !Digits(text, length - 1, out var mantissa))
            return false;
        if (fraction == 3)
            Marked(first, length - 4, fraction);
        else
            IsDefinite = true;
        value = mantissa / powers[fraction];
        return true;
    }

    /// <summary>Reads a cell of any length.</summary>
    public bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (cell.IsEmpty)
            return false;
        var negative = cell.Length > 1 && cell[0] == '-';
        var digits = negative ? cell[1..] : cell;
        ulong mantissa = 0;
        uint digit;
        var i = 0;
        for (; i < digits.Length && (digit = (uint)digits[i] - '0') <= 9; i++)
            mantissa = (mantissa * 10) + digit;
        var whole = i;
        if (i == digits.Length)
        {
            value = negative ? -(double)mantissa : mantissa;
            return whole <= 15 && (whole == 1 || digits[0] != '0');
        }

        if (digits[i] != mark)
            return false;
        for (i++; i < digits.Length && (digit = (uint)digits[i] - '0') <= 9; i++)
            mantissa = (mantissa * 10) + digit;
        var fraction = i - whole - 1;
        if (i < digits.Length || fraction == 0)
            return false;
        Marked(digits[0], whole, fraction);
        if (whole + fraction > 18 || mantissa > 1UL << 53)
            return mark == '.' && double.TryParse(cell, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
        value = mantissa / powers[fraction];
        if (negative)
            value = -value;
        return true;
    }

    // The value of up to eight digits in the high bytes of a number; the low bytes are 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Digits(ulong text, int count, out double value)
    {
        text |= Zeros >> (4 * count) >> (4 * count);
        var valid = ((text & Highs) | (((text + (6 * Ones)) & Highs) >> 4)) == 0x3333333333333333;
        text -= Zeros;
        text = (text * 10) + (text >> 8);
        value = (uint)((((text & 0x000000FF000000FF) * 0x000F424000000064) + (((text >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
        return valid;
    }

    private void Marked(byte first, int whole, int fraction)
    {
        if (fraction == 3 && whole is >= 1 and <= 3 && first != '0')
            IsAmbiguous = true;
        else
            IsDefinite = true;
    }
}
