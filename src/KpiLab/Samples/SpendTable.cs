namespace KpiLab.Samples;

/// <summary>The bookings of marketing and sales cost: media four times a month by campaign, the rest once.</summary>
internal static class SpendTable
{
    private static readonly (string Type, double Weight, int Day)[] Marketing = [("media", 0.70, 0), ("agency", 0.12, 1), ("salaries", 0.12, 3), ("tools", 0.06, 0)];
    private static readonly (string Type, double Weight, int Day)[] Sales = [("salaries", 0.88, 3), ("tools", 0.12, 0)];

    public static void Write(SampleFolder folder, AcquisitionSpend spend)
    {
        using var table = folder.Table(
            "spend",
            new OfficeStyle("marketingkosten.csv", ["Zilvermeeuw Koffie B.V. - kosten marketing en verkoop", "Periode: 1-1-2024 t/m 30-6-2026", ""], Currency: "€ "),
            new("date", "datum", SampleKind.Date), new("category", "categorie"), new("cost_type", "kostensoort"), new("channel", "kanaal"), new("campaign", "campagne"), new("amount", "bedrag", SampleKind.Money, Totalled: true));
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            for (var c = 0; c < Channels.All.Length; c++)
            {
                Book(table, month, "marketing", c, spend.Marketing[month, c], Marketing);
                Book(table, month, "sales", c, spend.Sales[month, c], Sales);
            }
        }
    }

    private static void Book(SampleFile table, int month, string category, int channel, long cents, (string Type, double Weight, int Day)[] types)
    {
        var days = SampleCalendar.BookingDays(month);
        var parts = Quota.Split(cents, [.. types.Select(type => type.Weight)]);
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i].Type != "media")
            {
                Row(days[types[i].Day], types[i].Type, "Always on", parts[i]);
                continue;
            }

            var campaigns = Channels.All[channel].Campaigns;
            var bills = Quota.Split(parts[i], [.. Enumerable.Repeat(1.0, campaigns.Length * days.Length)]);
            for (var bill = 0; bill < bills.Length; bill++)
                Row(days[bill / campaigns.Length], "media", campaigns[bill % campaigns.Length], bills[bill]);
        }

        void Row(DateOnly day, string type, string campaign, long amount) =>
            table.Date(day).Text(category).Text(type).Text(Channels.All[channel].Name).Text(campaign).Money(amount).EndRow();
    }
}
