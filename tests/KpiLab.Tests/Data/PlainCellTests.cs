using System.Globalization;
using System.Text;
using KpiLab.Data.Delimited;

namespace KpiLab.Tests.Data;

/// <summary>The quick readers of plain cells agree with the platform's own.</summary>
public class PlainCellTests
{
    [Fact]
    public void Every_day_of_ten_thousand_years_is_read_as_the_platform_has_it()
    {
        for (var day = DateOnly.MinValue; ; day = day.AddDays(1))
        {
            Assert.True(IsoDate.TryRead(Encoding.ASCII.GetBytes(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), out var ticks));
            if (ticks != day.ToDateTime(default).Ticks)
                Assert.Fail($"{day:yyyy-MM-dd}");
            if (day == DateOnly.MaxValue)
                break;
        }
    }

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("2025-00-10")]
    [InlineData("2025-10-00")]
    [InlineData("0000-10-10")]
    [InlineData("2025/10/10")]
    [InlineData("2025-1a-10")]
    [InlineData("2025-10-1é")]
    [InlineData("-025-10-10")]
    [InlineData("2025-10-10 24:00:00")]
    [InlineData("2025-10-10x10:00:00")]
    public void What_is_no_day_or_time_is_not_read(string text) => Assert.False(IsoDate.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_one_byte_change_of_a_date_is_a_date_only_where_the_platform_agrees()
    {
        var bytes = "2024-02-29"u8.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            var kept = bytes[at];
            for (var b = 0; b < 256; b++)
            {
                bytes[at] = (byte)b;
                var read = DateTime.TryParseExact(Encoding.Latin1.GetString(bytes), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                Assert.Equal(read, IsoDate.TryRead(bytes, out var ticks));
                if (read)
                    Assert.Equal(date.Ticks, ticks);
            }

            bytes[at] = kept;
        }
    }

    [Fact]
    public void Short_numbers_are_read_as_the_platform_reads_them()
    {
        var random = new Random(1);
        const string Characters = "0123456789.,-+ e";
        for (var n = 0; n < 300_000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Characters[random.Next(random.Next(3) == 0 ? Characters.Length : 11)])]);
            var padded = Encoding.ASCII.GetBytes(text + "87654321");
            var isShort = new PlainNumber((byte)'.').TryReadShort(ref padded[0], text.Length, out var value);
            // The one rule that is not the platform's: a leading zero makes a code, not a number.
            var plain = text.All(c => char.IsAsciiDigit(c) || c == '.') && text.Count(c => c == '.') <= 1 && text[^1] != '.' && (text.Contains('.', StringComparison.Ordinal) || text.Length == 1 || text[0] != '0');
            Assert.Equal(plain, isShort);
            if (plain)
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
            if (new PlainNumber((byte)'.').TryRead(Encoding.ASCII.GetBytes(text), out var any))
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), any);
            else
                Assert.False(plain);
        }
    }
}
