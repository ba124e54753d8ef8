using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KpiLab.Data.Delimited;

/// <summary>Dates as <c>yyyy-MM-dd</c>, alone or followed by a space or T and <c>HH:mm:ss</c>.</summary>
internal static class IsoDate
{
    // The bytes of "0000-00-" as they stand in memory: what is left of a date after an exclusive or with them is its digits.
    private const ulong Pattern = 0x2D30302D30303030;

    /// <summary>Reads a cell as ticks; false, and missing, when it is no such date.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out long ticks)
    {
        ticks = DateColumn.Missing;
        var time = 0L;
        if ((cell.Length != 10 && cell.Length != 19) || (cell.Length == 19 && !TryReadTime(cell[10..], out time)) || !TryReadDay(ref MemoryMarshal.GetReference(cell), out var day))
            return false;
        ticks = day + time;
        return true;
    }

    /// <summary>Reads the ten bytes of a day as ticks; false, and missing, when they are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadDay(ref byte first, out long ticks)
    {
        ticks = DateColumn.Missing;
        var start = Unsafe.ReadUnaligned<ulong>(ref first) ^ Pattern;
        var end = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, 8)) ^ 0x3030u;
        // A digit is at most 9, a hyphen is 0: anything else reaches the high half of its byte.
        if ((((start + 0x0F06060F06060606) | start) & 0xF0F0F0F0F0F0F0F0) != 0 || (((end + 0x0606) | end) & 0xF0F0) != 0)
            return false;
        var pairs = (start * 10) + (start >> 8);
        var year = ((int)(pairs & 0xFF) * 100) + (int)((pairs >> 16) & 0xFF);
        var month = (int)((pairs >> 40) & 0xFF);
        var day = (int)(((end & 0xFF) * 10) + (end >> 8));
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;
        ticks = Ticks(year, month, day);
        return true;
    }

    // Days from the first of March of the year 0: then the leap day is the last of its year, and months have a rule.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Ticks(int year, int month, int day)
    {
        var early = month < 3 ? 1 : 0;
        var (y, m) = (year - early, month - 3 + (12 * early));
        var days = (365 * y) + (y / 4) - (y / 100) + (y / 400) + (((153 * m) + 2) / 5) + day - 307;
        return days * TimeSpan.TicksPerDay;
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, out long time)
    {
        time = 0;
        if (text[0] is not ((byte)' ' or (byte)'T') || text[3] != ':' || text[6] != ':')
            return false;
        uint bad = 0;
        var hour = (Digit(text[1], ref bad) * 10) + Digit(text[2], ref bad);
        var minute = (Digit(text[4], ref bad) * 10) + Digit(text[5], ref bad);
        var second = (Digit(text[7], ref bad) * 10) + Digit(text[8], ref bad);
        time = ((hour * 3600L) + (minute * 60) + second) * TimeSpan.TicksPerSecond;
        return bad == 0 && hour <= 23 && minute <= 59 && second <= 59;
    }

    private static uint Digit(byte c, ref uint bad)
    {
        var digit = (uint)c - '0';
        bad |= digit > 9 ? 1u : 0u;
        return digit;
    }
}
