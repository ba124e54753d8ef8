using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Leads in order of date. How many of a channel's leads of a quarter are qualified, accepted and won is exact; what had not happened by the last day is empty.</summary>
internal static class LeadTable
{
    public static void Write(SampleFolder folder, AcquisitionSpend spend, ulong seed)
    {
        using var table = folder.Table(
            "leads",
            new OfficeStyle("leads.csv", ["CRM-uitvoer leads", "", ""], Missing: "-"),
            new("lead_id", "leadnummer"), new("date", "datum", SampleKind.Date), new("channel", "kanaal"), new("campaign", "campagne"),
            new("mql_date", "mql_datum", SampleKind.Date), new("sql_date", "sql_datum", SampleKind.Date), new("won_date", "gewonnen_datum", SampleKind.Date));
        var random = new SampleStream(seed, "leads");
        var channels = Channels.All.Length;
        var (mql, sql, won) = (new Quota[channels], new Quota[channels], new Quota[channels]);
        long number = 0;
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            var days = new List<(int Day, int Channel)>();
            var left = new long[channels][];
            for (var c = 0; c < channels; c++)
            {
                var (channel, count) = (Channels.All[c], spend.Leads[month, c]);
                var m = mql[c].Next(count * channel.Mql);
                var s = Math.Clamp(sql[c].Next(count * channel.Mql * channel.Sql), 0, m);
                var w = Math.Clamp(won[c].Next(count * channel.Mql * channel.Sql * channel.Won), 0, s);
                left[c] = [count - m, m - s, s - w, w];
                for (var i = 0; i < count; i++)
                    days.Add((random.Below(SampleCalendar.Days(month)), c));
            }

            foreach (var (day, c) in days.OrderBy(d => d.Day))
            {
                var reached = random.Pick(left[c]);
                left[c][reached]--;
                var date = SampleCalendar.First(month).AddDays(day);
                var qualified = date.AddDays(2 + random.Below(12));
                var accepted = qualified.AddDays(3 + random.Below(18));
                var bought = accepted.AddDays(5 + random.Below(25));
                var campaigns = Channels.All[c].Campaigns;
                table.Text(string.Create(CultureInfo.InvariantCulture, $"L{++number:D5}")).Date(date).Text(Channels.All[c].Name).Text(campaigns[random.Below(campaigns.Length)])
                    .Date(Known(qualified, reached >= 1)).Date(Known(accepted, reached >= 2)).Date(Known(bought, reached >= 3)).EndRow();
            }
        }
    }

    private static DateOnly? Known(DateOnly day, bool happened) => happened && day < SampleCalendar.After ? day : null;
}
