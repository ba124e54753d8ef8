using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Visits to the site from January 2025, streamed. How many of each half-year's visits on a device reach each step is exact.</summary>
/// <remarks>From the second half of 2025 to the first of 2026 both devices convert better, but visits move to mobile, which converts less; so the total falls.</remarks>
internal static class SessionTable
{
    private const int FirstMonth = 12;

    // By half-year: visits at scale 1, share on mobile.
    private static readonly (int Visits, double Mobile)[] Halves = [(10_000, 0.36), (20_000, 0.40), (20_000, 0.84)];

    // Share of all visits that reach view, cart, checkout and shipping details; then purchases by half-year.
    private static readonly double[][] Reach = [[0.92, 0.55, 0.485, 0.052], [0.93, 0.56, 0.505, 0.118]];
    private static readonly double[][] Purchase = [[0.014, 0.014, 0.021], [0.049, 0.050, 0.068]];
    private static readonly string[] Devices = ["mobile", "desktop"];

    public static void Write(SampleFolder folder, SampleOptions options)
    {
        using var table = folder.Table(
            "sessions",
            new OfficeStyle("webbezoeken.csv", ["Webanalyse: bezoeken en stappen tot aankoop", ""], Separator: '\t'),
            new("session_id", "sessienummer"), new("visitor_id", "bezoeker"), new("date", "datum", SampleKind.Date), new("device", "apparaat"), new("channel", "kanaal"),
            new("product_view", "product_bekeken", SampleKind.Flag), new("cart", "winkelmand", SampleKind.Flag), new("checkout", "afrekenen", SampleKind.Flag),
            new("shipping_details", "verzendgegevens", SampleKind.Flag), new("purchase", "aankoop", SampleKind.Flag));
        var random = new SampleStream(options.Seed, "sessions");
        var shares = Channels.All.Select(channel => (long)Math.Round(channel.Visits * 100)).ToArray();
        long number = 0, visitors = 0;
        for (var half = 0; half < Halves.Length; half++)
        {
            var months = Enumerable.Range(FirstMonth + half * 6, 6).ToArray();
            var total = (long)Math.Round(Halves[half].Visits * options.Scale);
            var mobile = (long)Math.Round(total * Halves[half].Mobile);
            var season = months.Select(SampleCalendar.SeasonOf).ToArray();
            var left = new[] { Quota.Split(mobile, season), Quota.Split(total - mobile, season) };
            var ends = new[] { EndsAt(mobile, 0, half), EndsAt(total - mobile, 1, half) };
            for (var m = 0; m < months.Length; m++)
            {
                var days = Quota.Split(left[0][m] + left[1][m], [.. Enumerable.Range(0, SampleCalendar.Days(months[m])).Select(day => Weekday(SampleCalendar.First(months[m]).AddDays(day)))]);
                for (var day = 0; day < days.Length; day++)
                {
                    for (var i = 0L; i < days[day]; i++)
                    {
                        var device = random.Pick([left[0][m], left[1][m]]);
                        left[device][m]--;
                        var reached = random.Pick(ends[device]);
                        ends[device][reached]--;
                        var visitor = visitors > 0 && random.Below(10) < 3 ? visitors - random.Below(Math.Min(visitors, 3000)) : ++visitors;
                        table.Text(string.Create(CultureInfo.InvariantCulture, $"S{++number:D5}")).Text(string.Create(CultureInfo.InvariantCulture, $"V{visitor:D5}")).Date(SampleCalendar.First(months[m]).AddDays(day)).Text(Devices[device]).Text(Channels.All[random.Pick(shares)].Name);
                        for (var step = 1; step <= 5; step++)
                            table.Flag(reached >= step);
                        table.EndRow();
                    }
                }
            }
        }
    }

    // How many visits end before the first step, at each step, and in a purchase.
    private static long[] EndsAt(long visits, int device, int half)
    {
        long[] reach = [visits, .. Reach[device].Select(share => (long)Math.Round(visits * share)), (long)Math.Round(visits * Purchase[device][half]), 0];
        return [.. Enumerable.Range(0, 6).Select(step => reach[step] - reach[step + 1])];
    }

    private static double Weekday(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1.25 : 1;
}
