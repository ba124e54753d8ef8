namespace KpiLab.Samples;

/// <summary>The consumer market by company, own sales, and the company's revenue, of which own sales are a part.</summary>
/// <remarks>The own share of each region rises a little, but the market grows in the South, where it is small; so the total share falls.</remarks>
internal static class MarketTables
{
    private const string Own = "Zilvermeeuw";
    private static readonly string[] Rivals = ["Kade & Zoon", "Noorderlicht Koffie", "Branderij De Haan", "Aroma Direct", "Het Koffiepakhuis"];
    private static readonly string[] Products = ["Coffee boxes", "Tea boxes", "Beans", "Brewing gear"];
    private static readonly double[] OwnMix = [0.45, 0.13, 0.30, 0.12];
    private static readonly double[] MarketMix = [0.36, 0.15, 0.34, 0.15];

    // Euros a month at the start, growth a month, own share at the start, its rise a month, weights of the rivals.
    private static readonly (string Name, double Size, double Growth, double Share, double Rise, double[] Weights)[] Regions =
    [
        ("North", 806_000, 0.9975, 0.340, 0.0004, [0.34, 0.24, 0.18, 0.14, 0.10]),
        ("West", 1_290_000, 1.0033, 0.140, 0.0001, [0.36, 0.12, 0.22, 0.20, 0.10]),
        ("East", 564_000, 0.9983, 0.200, 0.0002, [0.30, 0.16, 0.30, 0.14, 0.10]),
        ("South", 725_000, 1.0370, 0.045, 0.0002, [0.26, 0.06, 0.30, 0.30, 0.08]),
    ];

    // Revenue beside consumer sales: euros a month at the start, growth a month.
    private static readonly (string Department, string Line, double Size, double Growth)[] OtherLines =
    [
        ("Business", "Office coffee", 168_000, 1.0055),
        ("Business", "Hospitality", 92_000, 1.0025),
        ("Machines", "Rental", 52_000, 1.0010),
        ("Machines", "Service contracts", 31_000, 1.0005),
        ("Roastery", "Private label", 186_000, 1.0035),
        ("Academy", "Workshops", 30_000, 1.0000),
        ("Tasting room", "Tastings", 27_000, 1.0010),
    ];

    private static readonly double[] OtherRegionWeights = [0.30, 0.40, 0.18, 0.12];

    public static void Write(SampleFolder folder, ulong seed)
    {
        using var market = folder.Table(
            "market",
            new OfficeStyle("marktcijfers.csv", ["Consumentenmarkt koffie en thee", "Bron: panelonderzoek, bedragen in hele euro's incl. eigen verkoop", ""]),
            new("date", "datum", SampleKind.Date), new("region", "regio"), new("product", "product"), new("company", "bedrijf"), new("amount", "bedrag", SampleKind.Number));
        using var own = folder.Table(
            "own_sales",
            new OfficeStyle("eigen_verkoop.csv", ["Eigen verkoop consumenten", ""], Currency: "€ "),
            new("date", "datum", SampleKind.Date), new("region", "regio"), new("product", "product"), new("amount", "bedrag", SampleKind.Money, Totalled: true));
        using var revenue = folder.Table(
            "revenue",
            new OfficeStyle("omzet.csv", ["Zilvermeeuw Koffie B.V. - grootboek 8000 omzet", "Periode: 1-1-2024 t/m 30-6-2026", ""], Currency: "€ "),
            new("date", "datum", SampleKind.Date), new("department", "afdeling"), new("product_line", "productlijn"), new("region", "regio"), new("revenue", "omzet", SampleKind.Money, Totalled: true));
        var random = new SampleStream(seed, "market");
        var other = OtherLines.Select(line => line.Size).ToArray();
        var sizes = Regions.Select(region => region.Size).ToArray();
        for (var month = 0; month < SampleCalendar.Months; month++)
        {
            var sold = new long[Regions.Length, Products.Length];
            for (var r = 0; r < Regions.Length; r++)
            {
                var region = Regions[r];
                var total = (long)Math.Round(sizes[r] * SampleCalendar.SeasonOf(month) * Noise(random, 0.02));
                var ours = Quota.Split((long)Math.Round(total * (region.Share + region.Rise * month)), OwnMix);
                var all = Quota.Split(total, MarketMix);
                for (var p = 0; p < Products.Length; p++)
                {
                    sold[r, p] = ours[p];
                    own.Date(SampleCalendar.First(month)).Text(region.Name).Text(Products[p]).Money(ours[p] * 100).EndRow();
                    Row(market, month, region.Name, Products[p], Own, ours[p]);
                    var rest = Quota.Split(all[p] - ours[p], region.Weights);
                    for (var rival = 0; rival < Rivals.Length; rival++)
                        Row(market, month, region.Name, Products[p], Rivals[rival], rest[rival]);
                }

                sizes[r] *= region.Growth;
            }

            for (var p = 0; p < Products.Length; p++)
            {
                for (var r = 0; r < Regions.Length; r++)
                    Book(revenue, month, p < 2 ? "Subscriptions" : "Webshop", Products[p], Regions[r].Name, sold[r, p], random);
            }

            for (var line = 0; line < OtherLines.Length; line++)
            {
                var parts = Quota.Split((long)Math.Round(other[line] * SampleCalendar.SeasonOf(month) * Noise(random, 0.03)), OtherRegionWeights);
                for (var r = 0; r < Regions.Length; r++)
                    Book(revenue, month, OtherLines[line].Department, OtherLines[line].Line, Regions[r].Name, parts[r], random);
                other[line] *= OtherLines[line].Growth;
            }
        }
    }

    private static void Row(SampleFile market, int month, string region, string product, string company, long euros) =>
        market.Date(SampleCalendar.First(month)).Text(region).Text(product).Text(company).Number(euros).EndRow();

    private static void Book(SampleFile revenue, int month, string department, string line, string region, long euros, SampleStream random)
    {
        var days = SampleCalendar.BookingDays(month);
        var parts = Quota.Split(euros * 100, [Noise(random, 0.2), Noise(random, 0.2), Noise(random, 0.2), Noise(random, 0.2)]);
        for (var i = 0; i < days.Length; i++)
            revenue.Date(days[i]).Text(department).Text(line).Text(region).Money(parts[i]).EndRow();
    }

    private static double Noise(SampleStream random, double width) => 1 + width * (2 * random.NextUnit() - 1);
}
