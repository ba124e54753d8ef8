using System.Globalization;

namespace KpiLab.Samples;

/// <summary>Bruin &amp; Blad, a fictional Dutch company that sells coffee and tea by subscription and in a webshop: two years of exports with known truths in them.</summary>
public static class SampleCompany
{
    private const int Months = 24;
    private static readonly DateOnly First = new(2024, 7, 1);

    // Per month: new customers, spend, leads, of which accepted by sales; mean orders per customer.
    private static readonly (string Name, int Customers, int Spend, int Leads, int Sql, double Orders)[] Channels =
    [
        ("search", 40, 2400, 120, 36, 2.6), ("social", 60, 720, 300, 3, 1.2), ("referral", 25, 750, 20, 12, 5.0),
        ("organic", 30, 750, 60, 18, 4.5), ("email", 20, 800, 50, 15, 3.0), ("display", 15, 3600, 90, 18, 2.0),
    ];

    private static readonly (string Name, double Share, int Amount, double Churn)[] Plans = [("mini", 0.5, 9, 0.08), ("classic", 0.85, 19, 0.03), ("bureau", 1.0, 79, 0.008)];
    private static readonly string[] Regions = ["Noord", "West", "Zuid"];

    /// <summary>Writes the company's files into a folder, which is made where it is not there, and once more as a Dutch office would export them into its folder raw-exports.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seed">Same seed, same bytes.</param>
    /// <param name="scale">Multiplies customers, visits and leads; 1 is the size that comes with the project.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public static void Write(string folder, ulong seed = 20260101, double scale = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        Directory.CreateDirectory(folder);
        Customers(folder, seed, scale);
        Spend(folder, scale);
        Leads(folder, seed, scale);
        Sessions(folder, seed, scale);
        Staff(folder);
        CashFlows(folder);
        Responses(folder, seed);
        Engagement(folder, seed);
        Market(folder);
        RawExports.Write(folder, Path.Combine(folder, "raw-exports"));
    }

    private static DateOnly Month(int month) => First.AddMonths(month);

    private static DateOnly DayIn(int month, double part) => Month(month).AddDays((int)(part * DateTime.DaysInMonth(Month(month).Year, Month(month).Month)));

    private static StreamWriter File(string folder, string name, string header)
    {
        var file = new StreamWriter(Path.Combine(folder, name + ".csv")) { NewLine = "\n" };
        file.WriteLine(header);
        return file;
    }

    private static string Money(double amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static int Scaled(int count, double scale) => Math.Max(1, (int)Math.Round(count * scale));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Churn is high in the cheapest plan and in the customers that social brought in March 2025; the dear plan hardly loses anyone.
    private static void Customers(string folder, ulong seed, double scale)
    {
        using var customers = File(folder, "customers", "customer_id,start_date,channel,region,plan");
        using var subscriptions = File(folder, "subscriptions", "customer_id,plan,channel,region,start_date,end_date,monthly_amount_eur");
        using var orders = File(folder, "orders", "order_id,customer_id,date,product,amount_eur,margin_eur");
        var random = new SampleRandom(seed, "customers");
        int id = 0, order = 0;
        for (var month = 0; month < Months; month++)
        {
            foreach (var channel in Channels)
            {
                for (var i = 0; i < Scaled(channel.Customers, scale); i++)
                {
                    id++;
                    var start = DayIn(month, random.Next());
                    var pick = random.Next();
                    var plan = Plans.First(p => pick < p.Share);
                    var region = Regions[random.Next(3)];
                    customers.WriteLine($"C{id:00000},{Iso(start)},{channel.Name},{region},{plan.Name}");
                    var hazard = plan.Churn * (channel.Name == "social" && month == 8 ? 3.5 : channel.Name is "organic" or "referral" ? 0.6 : 1);
                    var end = -1;
                    for (var later = month + 1; later < Months && end < 0; later++)
                    {
                        if (random.Next() < hazard)
                            end = later;
                    }

                    subscriptions.WriteLine($"C{id:00000},{plan.Name},{channel.Name},{region},{Iso(start)},{(end < 0 ? "" : Iso(DayIn(end, random.Next())))},{plan.Amount}");
                    var count = (int)Math.Floor(channel.Orders) + (random.Next() < channel.Orders - Math.Floor(channel.Orders) ? 1 : 0);
                    for (var o = 0; o < count; o++)
                    {
                        var at = o == 0 ? month : month + random.Next(Months - month);
                        var day = o == 0 ? start : DayIn(at, random.Next());
                        var amount = 18 + 34 * random.Next();
                        orders.WriteLine($"O{++order:000000},C{id:00000},{Iso(day < start ? start : day)},{(random.Next() < 0.6 ? "coffee" : "tea")},{Money(amount)},{Money(amount * 0.4)}");
                    }
                }
            }
        }
    }

    private static void Spend(string folder, double scale)
    {
        using var spend = File(folder, "spend", "date,category,cost_type,channel,amount_eur");
        for (var month = 0; month < Months; month++)
        {
            foreach (var channel in Channels)
            {
                var amount = (double)channel.Spend / channel.Customers * Scaled(channel.Customers, scale);
                spend.WriteLine($"{Iso(Month(month))},marketing,media,{channel.Name},{Money(amount * 0.8)}");
                spend.WriteLine($"{Iso(Month(month))},sales,salaries,{channel.Name},{Money(amount * 0.2)}");
            }
        }
    }

    private static void Leads(string folder, ulong seed, double scale)
    {
        using var leads = File(folder, "leads", "lead_id,date,channel,mql_date,sql_date,won_date");
        var random = new SampleRandom(seed, "leads");
        var id = 0;
        for (var month = 0; month < Months; month++)
        {
            foreach (var channel in Channels)
            {
                var (count, accepted) = (Scaled(channel.Leads, scale), Scaled(channel.Sql, scale));
                for (var i = 0; i < count; i++)
                {
                    var day = DayIn(month, random.Next());
                    var mql = i < Math.Min(count, accepted * 2);
                    leads.WriteLine($"L{++id:000000},{Iso(day)},{channel.Name},{(mql ? Iso(day.AddDays(3)) : "")},{(i < accepted ? Iso(day.AddDays(9)) : "")},{(i < accepted / 3 ? Iso(day.AddDays(30)) : "")}");
                }
            }
        }
    }

    // Each device converts better in 2026, and the total falls: visits move to phones, which lose most at the shipping details.
    private static void Sessions(string folder, ulong seed, double scale)
    {
        using var sessions = File(folder, "sessions", "session_id,visitor_id,date,device,product_view,cart,checkout,shipping_details,purchase");
        var random = new SampleRandom(seed, "sessions");
        var id = 0;
        for (var month = 0; month < Months; month++)
        {
            var late = month >= 18;
            foreach (var (device, visits, bought, shipping) in late
                ? new[] { ("mobile", 1600, 32, 50), ("desktop", 900, 45, 54) }
                : [("mobile", 1000, 18, 30), ("desktop", 1500, 69, 84)])
            {
                for (var i = 0; i < Scaled(visits, scale); i++)
                {
                    var at = i % visits;
                    var checkout = device == "mobile" ? 3 * shipping : shipping + 10;
                    var steps = new[] { at < visits / 2, at < 2 * checkout, at < checkout, at < shipping, at < bought }.Select(step => step ? '1' : '0');
                    sessions.WriteLine($"S{++id:000000},V{random.Next(Scaled(20000, scale)):00000},{Iso(DayIn(month, (i + 0.5) / Scaled(visits, scale)))},{device},{string.Join(',', steps)}");
                }
            }
        }
    }

    // Revenue grows by a tenth while staff grows by almost half: revenue per employee falls. The business team carries it, support has none.
    private static void Staff(string folder)
    {
        using var employees = File(folder, "employees", "employee_id,department,contract_type,fte,start_date,end_date");
        using var revenue = File(folder, "revenue", "date,department,revenue_eur");
        var id = 0;
        foreach (var (department, before, after, monthly) in new[] { ("roastery", 12, 18, 95_000), ("webshop", 10, 15, 88_000), ("business", 5, 6, 110_000), ("support", 8, 11, 0) })
        {
            for (var i = 0; i < after; i++)
            {
                var start = i < before ? new DateOnly(2023, 1, 1).AddMonths(i) : Month(2 + 2 * (i - before));
                employees.WriteLine($"E{++id:000},{department},{(i == 1 ? "contractor" : "employee")},{(i % 3 == 2 ? "0.8" : "1.0")},{Iso(start)},");
            }

            for (var month = 0; month < Months && monthly > 0; month++)
                revenue.WriteLine($"{Iso(Month(month))},{department},{Money(monthly * (1 + 0.1 * month / (Months - 1)) * (Month(month).Month == 12 ? 1.25 : 1))}");
        }
    }

    // Cumulative ROI after 3, 6 and 12 months: tasting -40 %, 0 %, +60 %; flash sale +30 %, +10 %, -20 %.
    private static void CashFlows(string folder)
    {
        using var flows = File(folder, "cash_flows", "project,date,cost,return");
        foreach (var (project, start, cost, returns) in new[]
        {
            ("spring tasting", 8, 30_000.0, new[] { 6000.0, 6000, 6000, 4000, 4000, 4000, 3000, 3000, 3000, 3000, 3000, 3000 }),
            ("flash sale", 8, 20_000, [16_000, 6000, 4000, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        })
        {
            for (var month = 0; month < 12; month++)
            {
                // What was sold below cost comes back: from the fourth month the flash sale has costs and no returns.
                var later = project == "flash sale" && month is >= 3 and < 6 ? 20_000.0 * (1.3 / 1.1 - 1) / 3 : project == "flash sale" && month >= 6 ? 20_000.0 * (1.3 / 0.8 - 1.3 / 1.1) / 6 : 0;
                flows.WriteLine($"{project},{Iso(Month(start + month))},{Money(month == 0 ? cost : later)},{Money(returns[month])}");
            }
        }
    }

    // Per month and touchpoint: promoters, passives, detractors. The carrier changed in November 2025.
    private static void Responses(string folder, ulong seed)
    {
        using var responses = File(folder, "survey_responses", "response_id,date,touchpoint,score");
        var random = new SampleRandom(seed, "responses");
        var id = 0;
        for (var month = 0; month < Months; month++)
        {
            var delivered = month >= 16 ? (6, 4, 10) : (9, 6, 5);
            foreach (var (touchpoint, (promoters, passives, detractors)) in new[] { ("after purchase", (18, 9, 3)), ("delivery", delivered), ("service contact", (5, 7, 8)), ("newsletter", month % 6 == 0 ? (1, 1, 1) : (0, 0, 0)) })
            {
                for (var i = 0; i < promoters + passives + detractors; i++)
                {
                    var score = i < promoters ? 9 + random.Next(2) : i < promoters + passives ? 7 + random.Next(2) : random.Next(7);
                    responses.WriteLine($"R{++id:00000},{Iso(DayIn(month, (i + 0.5) / (promoters + passives + detractors)))},{touchpoint},{score}");
                }
            }
        }
    }

    private static void Engagement(string folder, ulong seed)
    {
        using var answers = File(folder, "engagement_answers", "wave,respondent_id,department,theme,question,score");
        using var invitations = File(folder, "engagement_invitations", "wave,department,invited");
        var random = new SampleRandom(seed, "engagement");
        foreach (var wave in new[] { "2025", "2026" })
        {
            foreach (var (department, invited, answered, level) in new[] { ("roastery", 18, 15, 3.9), ("webshop", 15, 13, 3.7), ("business", 9, 8, 4.1), ("support", 20, 7, 3.0), ("board", 4, 3, 4.4) })
            {
                invitations.WriteLine($"{wave},{department},{invited}");
                for (var person = 0; person < answered; person++)
                {
                    var mood = level + random.Next() - 0.5;
                    foreach (var (theme, shift) in new[] { ("management", 0.1), ("growth", -0.5), ("culture", 0.4), ("workload", -0.1) })
                    {
                        for (var question = 1; question <= 3; question++)
                            answers.WriteLine($"{wave},{department[..2]}{person:00},{department},{theme},{theme} {question},{Math.Clamp((int)Math.Round(mood + shift + random.Next() - 0.5), 1, 5)}");
                    }
                }
            }
        }
    }

    // Shares rise in each region, Noord 40 to 41 %, West 10 to 11 %, Zuid 20 to 20 %, and the total falls: the market grows in West.
    private static void Market(string folder)
    {
        using var own = File(folder, "own_sales", "date,region,amount_eur");
        using var market = File(folder, "market", "date,region,company,amount_eur");
        for (var month = 0; month < Months; month++)
        {
            var late = month >= 12;
            foreach (var (region, size, share) in new[] { ("Noord", 200_000, late ? 0.41 : 0.40), ("West", late ? 700_000 : 300_000, late ? 0.11 : 0.10), ("Zuid", 200_000, 0.20) })
            {
                own.WriteLine($"{Iso(Month(month))},{region},{Money(size * share)}");
                market.WriteLine($"{Iso(Month(month))},{region},Bruin & Blad,{Money(size * share)}");
                market.WriteLine($"{Iso(Month(month))},{region},Zwart Goud,{Money(size * (1 - share) * 0.6)}");
                market.WriteLine($"{Iso(Month(month))},{region},Theehuis,{Money(size * (1 - share) * 0.4)}");
            }
        }
    }
}
