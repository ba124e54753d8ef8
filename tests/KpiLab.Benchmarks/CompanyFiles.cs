using System.Globalization;
using KpiLab.Samples;

namespace KpiLab.Benchmarks;

/// <summary>The sample company, a hundred times as large at ten million orders.</summary>
internal static class CompanyFiles
{
    /// <summary>Where it stands.</summary>
    public static string Of(string folder) => Path.Combine(folder, "company");

    /// <summary>Writes its files where they do not stand there at this scale already.</summary>
    public static void Write(string folder, int rows)
    {
        var scale = Math.Max(1, rows / 100_000);
        var marker = Path.Combine(folder, "scale.txt");
        if (File.Exists(marker) && File.ReadAllText(marker) == scale.ToString(CultureInfo.InvariantCulture))
            return;
        SampleCompany.Write(Of(folder), new(20260101, scale));
        File.WriteAllText(marker, scale.ToString(CultureInfo.InvariantCulture));
    }
}
