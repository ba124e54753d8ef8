using KpiLab.Data;

namespace KpiLab.Tests.Insights;

/// <summary>A company in which no segment differs: every label is drawn by chance, after what happened was drawn. The data are as awkward as real ones: customers who leave sooner than others, visitors who come several times, amounts with a long tail, respondents with a mood.</summary>
internal static class PlainCompany
{
    private static readonly DateTime Start = new(2024, 1, 1);

    /// <summary>Customers who each have a chance of leaving of their own, some with a second subscription.</summary>
    public static FrameTable Subscriptions(Random random, int customers = 400, int months = 12)
    {
        var (who, start, end) = (new List<string>(), new List<long>(), new List<long>());
        for (var c = 0; c < customers; c++)
        {
            var hazard = random.NextDouble() < 0.3 ? 0.15 : 0.02;
            var month = random.Next(months);
            for (var spell = 0; spell < 2 && month < months; spell++)
            {
                var left = month + 1;
                while (left < months && random.NextDouble() > hazard)
                    left++;
                who.Add($"c{c}");
                start.Add(Start.AddMonths(month).AddDays(random.Next(27)).Ticks);
                end.Add(left >= months ? DateColumn.Missing : Start.AddMonths(left).AddDays(random.Next(27)).Ticks);
                month = left + 2;
                if (random.NextDouble() < 0.6)
                    break;
            }
        }

        var labels = Labels(random, customers);
        return FrameTable.Of("subscriptions", [TextColumn.Of("customer_id", who), new DateColumn("start_date", [.. start]), new DateColumn("end_date", [.. end]), .. labels.Select(l => TextColumn.Of(l.Name, who.Select(w => l.Of[int.Parse(w[1..])])))]);
    }

    /// <summary>Visits of visitors who come once or several times, and convert more or less readily; the device goes with the visit, the rest with the visitor.</summary>
    public static FrameTable Sessions(Random random, int visitors = 700)
    {
        var (who, day, converted) = (new List<int>(), new List<long>(), new List<sbyte>());
        for (var v = 0; v < visitors; v++)
        {
            var readiness = random.NextDouble() < 0.2 ? 0.2 : 0.02;
            var visits = 1 + (random.NextDouble() < 0.3 ? random.Next(5) : 0);
            for (var i = 0; i < visits; i++)
            {
                who.Add(v);
                day.Add(Start.AddDays(random.Next(360)).Ticks);
                converted.Add((sbyte)(random.NextDouble() < readiness ? 1 : 0));
            }
        }

        var labels = Labels(random, visitors);
        return FrameTable.Of(
            "sessions", [TextColumn.Of("visitor_id", who.Select(v => $"v{v}")), new DateColumn("date", [.. day]), new FlagColumn("converted", [.. converted]), TextColumn.Of("device", who.Select(_ => random.NextDouble() < 0.6 ? "mobile" : "desktop")),
                .. labels.Select(l => TextColumn.Of(l.Name, who.Select(v => l.Of[v])))]);
    }

    /// <summary>Orders of customers, log-normal with a long tail: the largest of a few hundred customers is worth fifty of the middle one.</summary>
    public static FrameTable Orders(Random random, int customers = 300)
    {
        var (who, day, amount) = (new List<int>(), new List<long>(), new List<double>());
        for (var c = 0; c < customers; c++)
        {
            var size = Math.Exp(1.2 * Normal(random));
            for (var i = 0; i <= random.Next(4); i++)
            {
                who.Add(c);
                day.Add(Start.AddDays(random.Next(540)).Ticks);
                amount.Add(Math.Round(20 * size * Math.Exp(0.5 * Normal(random)), 2));
            }
        }

        var labels = Labels(random, customers);
        return FrameTable.Of("orders", [TextColumn.Of("customer_id", who.Select(c => $"c{c}")), new DateColumn("date", [.. day]), new NumberColumn("amount", [.. amount]), .. labels.Select(l => TextColumn.Of(l.Name, who.Select(c => l.Of[c])))]);
    }

    /// <summary>Answers from 0 to 10 of customers who answer once or several times.</summary>
    public static FrameTable Responses(Random random, int customers = 300)
    {
        var (who, day, score) = (new List<int>(), new List<long>(), new List<double>());
        for (var c = 0; c < customers; c++)
        {
            var mood = 8 + 1.5 * Normal(random);
            for (var i = 0; i < 1 + (random.NextDouble() < 0.3 ? random.Next(4) : 0); i++)
            {
                who.Add(c);
                day.Add(Start.AddDays(random.Next(540)).Ticks);
                score.Add(Math.Clamp(Math.Round(mood + 1.5 * Normal(random)), 0, 10));
            }
        }

        var labels = Labels(random, customers);
        return FrameTable.Of("survey_responses", [TextColumn.Of("customer_id", who.Select(c => $"c{c}")), new DateColumn("date", [.. day]), new NumberColumn("score", [.. score]), TextColumn.Of("touchpoint", who.Select(_ => $"t{random.Next(4)}")), .. labels.Select(l => TextColumn.Of(l.Name, who.Select(c => l.Of[c])))]);
    }

    /// <summary>Spend by channel and campaign, and customers of whom each euro brings as many, wherever it is spent.</summary>
    public static FrameTable[] Acquisition(Random random, int customers = 400, int months = 12)
    {
        string[] channels = ["search", "social", "affiliate", "referral", "radio"], regions = ["North", "West", "East", "South"];
        double[] share = [0.4, 0.25, 0.2, 0.1, 0.05];
        var spend = (from month in Enumerable.Range(0, months) from c in Enumerable.Range(0, 5) from r in Enumerable.Range(0, 4)
                     select (Day: Start.AddMonths(month), Channel: channels[c], Region: regions[r], Amount: 10000 * share[c] * (1 + r) * (0.7 + 0.6 * random.NextDouble()))).ToArray();
        var cumulated = new double[spend.Length];
        for (var i = 0; i < spend.Length; i++)
            cumulated[i] = spend[i].Amount + (i > 0 ? cumulated[i - 1] : 0);
        var drawn = Enumerable.Range(0, customers).Select(_ => Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]) is var at && at < 0 ? spend[~at] : spend[at]).ToArray();
        var labels = Labels(random, customers);
        return
        [
            FrameTable.Of("spend", new DateColumn("date", [.. spend.Select(s => s.Day.Ticks)]), TextColumn.Of("category", spend.Select(_ => "marketing")), TextColumn.Of("channel", spend.Select(s => s.Channel)), TextColumn.Of("region", spend.Select(s => s.Region)), new NumberColumn("amount", [.. spend.Select(s => s.Amount)])),
            FrameTable.Of("customers", TextColumn.Of("customer_id", drawn.Select((_, i) => $"k{i}")), new DateColumn("start_date", [.. drawn.Select(d => d.Day.AddDays(random.Next(28)).Ticks)]), TextColumn.Of("channel", drawn.Select(d => d.Channel)), TextColumn.Of("region", drawn.Select(d => d.Region))),
        ];
    }

    /// <summary>Staff, and revenue that each FTE brings alike whatever its department and team: long-tailed invoices with a season.</summary>
    public static FrameTable[] Company(Random random, int months = 24)
    {
        string[] departments = ["Sales", "Care", "Shop", "Plant", "Lab"];
        var staff = Enumerable.Range(0, 80).Select(i => (Department: departments[random.Next(5)], Team: $"team {random.Next(3)}", Fte: 0.4 + 0.2 * random.Next(4), From: random.Next(3) > 0 ? -10 : random.Next(months - 6))).ToArray();
        var rows = new List<(DateTime Day, string Department, string Team, double Amount)>();
        for (var month = 0; month < months; month++)
        {
            var there = staff.Where(s => s.From <= month).ToArray();
            foreach (var s in there)
            {
                for (var i = 0; i < 2; i++)
                    rows.Add((Start.AddMonths(month).AddDays(random.Next(28)), s.Department, s.Team, s.Fte * 5000 * (1 + 0.3 * Math.Sin(month * Math.PI / 6)) * Math.Exp(Normal(random))));
            }
        }

        return
        [
            FrameTable.Of("revenue", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("department", rows.Select(r => r.Department)), TextColumn.Of("team", rows.Select(r => r.Team)), new NumberColumn("revenue", [.. rows.Select(r => r.Amount)])),
            FrameTable.Of("employees", TextColumn.Of("employee_id", staff.Select((_, i) => $"e{i}")), TextColumn.Of("department", staff.Select(s => s.Department)), TextColumn.Of("team", staff.Select(s => s.Team)), new NumberColumn("fte", [.. staff.Select(s => s.Fte)]), new DateColumn("start_date", [.. staff.Select(s => s.From < 0 ? Start.AddMonths(-12).Ticks : Start.AddMonths(s.From).Ticks)]), new DateColumn("end_date", [.. staff.Select(_ => DateColumn.Missing)])),
        ];
    }

    /// <summary>Answers of 60 employees to two questions on each of five themes; each has a mood, and every theme is the same to all.</summary>
    public static FrameTable Answers(Random random, int people = 60)
    {
        var labels = Labels(random, people);
        var rows = (from person in Enumerable.Range(0, people) let mood = 3.4 + 0.7 * Normal(random) from theme in Enumerable.Range(0, 5) from question in Enumerable.Range(0, 2)
                    select (Person: person, Theme: $"theme {theme}", Score: Math.Clamp(Math.Round(mood + 0.9 * Normal(random)), 1, 5))).ToArray();
        return FrameTable.Of(
            "engagement_answers", TextColumn.Of("respondent_id", rows.Select(r => $"p{r.Person}")), TextColumn.Of("department", rows.Select(r => labels[0].Of[r.Person])), TextColumn.Of("site", rows.Select(r => labels[2].Of[r.Person])), TextColumn.Of("theme", rows.Select(r => r.Theme)), new NumberColumn("score", [.. rows.Select(r => r.Score)]));
    }

    /// <summary>All of it.</summary>
    public static Workspace All(Random random) => Workspace.Of(
        [Subscriptions(random), Sessions(random), Orders(random), Responses(random), .. Acquisition(random), .. Company(random), Answers(random)]);

    /// <summary>What one KPI needs.</summary>
    public static Workspace For(string kpi, Random random) => kpi switch
    {
        "churn-rate" => Workspace.Of(Subscriptions(random)),
        "conversion-rate" => Workspace.Of(Sessions(random)),
        "ltv" => Workspace.Of(Orders(random)),
        "net-promoter-score" => Workspace.Of(Responses(random)),
        "cac" => Workspace.Of(Acquisition(random)),
        "revenue-per-employee" => Workspace.Of(Company(random)),
        _ => Workspace.Of(Answers(random)),
    };

    // Three columns of labels, common and rare.
    private static (string Name, string[] Of)[] Labels(Random random, int count)
    {
        string Drawn(string[] names, double[] shares)
        {
            var at = random.NextDouble();
            for (var i = 0; i < names.Length - 1; i++)
            {
                if ((at -= shares[i]) < 0)
                    return names[i];
            }

            return names[^1];
        }

        return
        [
            ("plan", [.. Enumerable.Range(0, count).Select(_ => Drawn(["Basic", "Plus", "Premium"], [0.5, 0.35, 0.15]))]),
            ("channel", [.. Enumerable.Range(0, count).Select(_ => Drawn(["search", "social", "affiliate", "referral", "radio"], [0.4, 0.25, 0.2, 0.1, 0.05]))]),
            ("region", [.. Enumerable.Range(0, count).Select(_ => Drawn(["North", "West", "East", "South"], [0.25, 0.25, 0.25, 0.25]))]),
        ];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
