using System.Globalization;
using KpiLab.Charts.Plots;

namespace KpiLab.Charts.Tests;

public class PaletteTests
{
    // Relative luminance and contrast as WCAG 2.2 defines them.
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    public static TheoryData<bool> Themes() => [true, false];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_mark_stands_out_from_the_background_at_three_to_one(bool dark)
    {
        var palette = dark ? Palette.Dark : Palette.Light;
        Assert.All([palette.Main, palette.Strong, palette.Good, .. palette.Series], colour => Assert.True(Contrast(colour, palette.Background) >= 3, $"{colour}: {Contrast(colour, palette.Background):0.00}"));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_text_can_be_read_at_four_and_a_half_to_one_also_in_cells(bool dark)
    {
        var palette = dark ? Palette.Dark : Palette.Light;
        Assert.All([palette.Background, palette.CellLow, palette.CellHigh, palette.WarmLow, palette.WarmHigh], ground => Assert.True(Contrast(palette.Ink, ground) >= 4.5, $"{ground}: {Contrast(palette.Ink, ground):0.00}"));
        Assert.True(Contrast(palette.Soft, palette.Background) >= 4.5);
    }

    [Fact]
    public void Each_light_colour_has_one_dark_one() =>
        Assert.Equal(Palette.LightToDark.Count, Palette.LightToDark.Values.Distinct().Count());
}
