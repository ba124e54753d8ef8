using System.Globalization;

namespace KpiLab.Benchmarks;

/// <summary>Writes the files that KpiLab and its peers read: orders of three years, and subscriptions, as a seeded simulation of a large web shop.</summary>
internal static class OrderFiles
{
    public const int Days = 1096;

    public static readonly DateOnly First = new(2022, 1, 1);
    public static readonly string[] Channels = ["search", "social", "email", "direct", "affiliate", "display"];
    public static readonly string[] Plans = ["basic", "standard", "premium", "enterprise"];
    private static readonly string[] Countries = ["NL", "BE", "DE", "FR", "ES", "IT", "PL", "SE", "DK", "AT", "IE", "PT"];
    private static readonly string[] Dates = [.. Enumerable.Range(0, Days).Select(day => First.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    /// <summary>Writes orders.csv and subscriptions.csv (a tenth as many rows) where they do not stand there with this number of rows already.</summary>
    public static void Write(string folder, int rows)
    {
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, "rows.txt");
        if (File.Exists(marker) && File.ReadAllText(marker) == rows.ToString(CultureInfo.InvariantCulture))
            return;
        WriteOrders(Path.Combine(folder, "orders.csv"), rows);
        WriteSubscriptions(Path.Combine(folder, "subscriptions.csv"), Math.Max(1, rows / 10));
        File.WriteAllText(marker, rows.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteOrders(string path, int rows)
    {
        var random = new Random(42);
        using var file = new StreamWriter(path, false, new System.Text.UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        file.WriteLine("order_id,customer_id,order_date,channel,country,amount,cost");
        var customers = Math.Max(1, rows / 10);
        for (var row = 1; row <= rows; row++)
        {
            // A few customers order often: the rank is a power of a uniform draw.
            var customer = (int)(customers * Math.Pow(random.NextDouble(), 1.4)) + 1;
            var cents = (int)Math.Exp(7.2 + (1.6 * random.NextDouble()) + (0.8 * random.NextDouble()));
            var cost = (int)(cents * (0.35 + (0.55 * random.NextDouble())));
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row},{customer},{Dates[random.Next(Days)]},{Skewed(random, Channels)},{Skewed(random, Countries)},{cents / 100}.{cents % 100:00},{cost / 100}.{cost % 100:00}"));
        }
    }

    private static void WriteSubscriptions(string path, int rows)
    {
        var random = new Random(43);
        using var file = new StreamWriter(path, false, new System.Text.UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        file.WriteLine("customer_id,start,cancel,plan,channel");
        for (var row = 1; row <= rows; row++)
        {
            var plan = random.Next(Plans.Length);
            var start = random.Next(Days);
            var cancel = start + 1 + (int)(-Math.Log(1 - random.NextDouble()) * 260 * (plan + 1));
            file.WriteLine($"{row},{Dates[start]},{(cancel < Days ? Dates[cancel] : "")},{Plans[plan]},{Skewed(random, Channels)}");
        }
    }

    private static string Skewed(Random random, string[] values) => values[(int)(values.Length * random.NextDouble() * random.NextDouble())];
}
