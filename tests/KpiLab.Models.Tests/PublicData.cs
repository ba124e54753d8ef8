using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Models.Tests;

/// <summary>Public files outside the repository; a test that needs one skips where it is absent.</summary>
internal static class PublicData
{
    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"shared/data/{file} is not on this machine.");
        return "";
    }

    /// <summary>CDNOW: 2,357 customers, calibrated on 39 weeks, held out for 39.</summary>
    public static RecencyFrequency Cdnow(TimeUnit unit = TimeUnit.Week)
    {
        Table table = Table.Load(PathOf("CDNOW_sample.txt"));
        table = table.Map(Role.Customer, "column2").Map(Role.Date, "column3").Map(Role.Amount, "column5");
        return RecencyFrequency.Of(table, new() { CalibrationEnd = new(1997, 9, 30), Unit = unit });
    }
}
